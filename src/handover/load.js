// The page's way to web/porter.js, which is fetched when something is first exported or opened.

let porter = null;

const asked = (request, tell) => {
  if (!porter) {
    const { dataset } = document.querySelector("script[data-selon-porter]");
    const at = (name) => new URL(dataset[name], document.baseURI).href;
    const module = (name) => ({ js: at(name), wasm: at(`${name}Wasm`) });
    const urls = {
      porter: at("selonPorter"),
      handover: module("selonHandover"),
      pdf: module("selonPdf"),
      engine: module("selonEngine"),
    };
    porter = import(urls.porter).then(({ Porter }) => new Porter(urls));
    porter.catch(() => (porter = null));
  }
  return porter.then((porter) => porter.ask(request, tell));
};

export const write = (format, file, lang, now, tell) => asked({ write: format, file, lang, now }, tell);

export const unshare = (fragment, id, lang) => asked({ unshare: fragment, id, lang });

export async function read(files, onto, same, id, lang, now, tell) {
  const named = async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return asked({ read: await Promise.all(Array.from(files, named)), onto, same, id, lang, now }, tell);
}

export const cancel = () => porter?.then((porter) => porter.cancel());

/** Copies as rich text and as plain text. The promises may settle later: a browser asks for the click only. */
export function copy(rich, plain) {
  const blob = (type, bytes) => bytes.then(({ bytes }) => new Blob([bytes], { type }));
  const item = new ClipboardItem({ "text/html": blob("text/html", rich), "text/plain": blob("text/plain", plain) });
  return navigator.clipboard.write([item]);
}
