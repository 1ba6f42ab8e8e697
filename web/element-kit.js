// What `<selon-annotator>` is made with: its words, its files and how they are loaded, and what the page around it looks like.

/** Addresses from here, by name; `cargo xtask bundle` writes them. */
export const FILES = __SELON_ELEMENT_FILES__;

/** What each of them must be, as the value of an `integrity`. */
const INTEGRITY = __SELON_ELEMENT_INTEGRITY__;

export const SAY = {
  en: {
    colon: ": ",
    webassembly: "Selon cannot run here: this page’s Content-Security-Policy refuses WebAssembly (its script-src needs 'wasm-unsafe-eval').",
    none: "Selon cannot run here: WebAssembly is switched off in this browser.",
    missing: (file) => `Selon cannot run here: the file ${file} could not be loaded; are you offline, or does the page’s policy refuse it?`,
    status: (file, status) => `Selon cannot run here: the server answers ${status} for ${file}.`,
    type: (file, type) => `Selon cannot run here: the server sends ${file} as “${type}” and not as JavaScript.`,
    changed: (file) => `Selon does not run here: the file ${file} is another file than was published.`,
    broken: (what) => `Selon stopped: ${what}.`,
    origin: (url) => `${url} is on another site: Selon reads nothing but what this site serves.`,
    unread: (url) => `${url} could not be read.`,
    nothing: "There is nothing to show yet: give the element a src, a dossier or a text.",
    target: (selector) => `There is no article “${selector}” on this page yet.`,
    selector: (selector) => `“${selector}” is not a CSS selector.`,
    dossier: "What was set is not a dossier.",
    export: "There is nothing to export yet.",
  },
  fr: {
    colon: " : ",
    webassembly: "Selon ne peut pas fonctionner ici : la Content-Security-Policy de cette page refuse WebAssembly (il faut 'wasm-unsafe-eval' dans script-src).",
    none: "Selon ne peut pas fonctionner ici : WebAssembly est désactivé dans ce navigateur.",
    missing: (file) => `Selon ne peut pas fonctionner ici : le fichier ${file} n’a pas pu être chargé ; êtes-vous hors ligne, ou la page le refuse-t-elle ?`,
    status: (file, status) => `Selon ne peut pas fonctionner ici : le serveur répond ${status} pour ${file}.`,
    type: (file, type) => `Selon ne peut pas fonctionner ici : le serveur envoie ${file} comme « ${type} » et non comme du JavaScript.`,
    changed: (file) => `Selon ne fonctionne pas ici : le fichier ${file} n’est pas celui qui a été publié.`,
    broken: (what) => `Selon s’est arrêté : ${what}.`,
    origin: (url) => `${url} est sur un autre site : Selon ne lit que ce que ce site-ci sert.`,
    unread: (url) => `${url} n’a pas pu être lu.`,
    nothing: "Il n’y a encore rien à montrer : donnez à l’élément un src, un dossier ou un texte.",
    target: (selector) => `Il n’y a pas encore d’article « ${selector} » sur cette page.`,
    selector: (selector) => `« ${selector} » n’est pas un sélecteur CSS.`,
    dossier: "Ce qui a été donné n’est pas un dossier.",
    export: "Il n’y a encore rien à exporter.",
  },
};

/** Why the element cannot do what it should: a sentence for the reader, and a word for programs. */
export class Refusal extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.code = code;
  }
}

export const at = (name) => new URL(FILES[name], import.meta.url).href;
const nameOf = (url) => new URL(url).pathname.split("/").pop();

const SVG = new Set("circle defs g line linearGradient mask path pattern rect stop svg text".split(" "));

/** An element with its attributes and children; what is falsy among the children is left out, strings are text. */
export function node(tag, attributes, ...children) {
  const made = SVG.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children.filter(Boolean));
  return made;
}

/** The smallest module there is: whether this page may compile WebAssembly. */
export function refusedWasm(words) {
  if (typeof WebAssembly !== "object") return new Refusal("webassembly", words.none);
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return null;
  } catch {
    return new Refusal("webassembly", words.webassembly);
  }
}

/** A script of ours, or the reason why it cannot be had. */
export async function script(name, words) {
  if (!(await held(name))) throw await why(name, words);
  try {
    return await import(at(name));
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    throw await why(name, words);
  }
}

const holding = new Map();

/** Whether a script is what was published. What a browser has preloaded and found to be so is what an import runs. */
function held(name) {
  if (!holding.has(name)) {
    const link = node("link", { rel: "modulepreload", href: at(name), integrity: INTEGRITY[name] });
    const settled = link.relList.supports?.("modulepreload") ? preloaded(link) : isPublished(name);
    holding.set(name, settled);
    // What was refused once may be there the next time.
    settled.then((there) => there || holding.delete(name));
  }
  return holding.get(name);
}

function preloaded(link) {
  const settled = new Promise((done) => {
    link.onload = () => done(true);
    link.onerror = () => done(false);
  });
  document.head.append(link);
  return settled.finally(() => link.remove());
}

const isPublished = (name) =>
  fetch(at(name), { integrity: INTEGRITY[name] }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Settles when files that a worker will load are what was published, as nothing holds the worker to that. */
export async function checked(names, words) {
  const all = await Promise.all(names.map(isPublished));
  const wrong = names[all.indexOf(false)];
  if (wrong) throw await why(wrong, words);
}

/** A compiled module of ours, to be handed to a worker: what was checked is what runs there. */
export async function compiled(name, words) {
  const answer = await fetch(at(name), { integrity: INTEGRITY[name] }).catch(() => null);
  if (!answer?.ok) throw await why(name, words);
  const streams = answer.headers.get("Content-Type") === "application/wasm" && WebAssembly.compileStreaming;
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

async function why(name, words) {
  const url = at(name);
  const file = nameOf(url);
  const answer = await fetch(url, { method: "HEAD" }).catch(() => null);
  if (!answer) return new Refusal("network", words.missing(file));
  if (!answer.ok) return new Refusal("network", words.status(file, answer.status));
  const type = answer.headers.get("Content-Type")?.split(";")[0] ?? "";
  if (url.endsWith(".js") && !/javascript|ecmascript/.test(type)) return new Refusal("type", words.type(file, type));
  if (!(await isPublished(name))) return new Refusal("integrity", words.changed(file));
  return new Refusal("network", words.missing(file));
}

/** A module of ours with its WebAssembly, ready to be called. */
export async function wasm(js, binary, words) {
  const refused = refusedWasm(words);
  if (refused) throw refused;
  const module = await script(js, words);
  try {
    await module.default({ module_or_path: fetch(at(binary), { integrity: INTEGRITY[binary] }) });
  } catch (error) {
    throw error instanceof WebAssembly.CompileError ? error : await why(binary, words);
  }
  return module;
}

/** Settles when a style sheet is there; a page without it is ugly and works. */
export function style(root, name) {
  const link = node("link", { rel: "stylesheet", href: at(name), integrity: INTEGRITY[name], crossorigin: "anonymous" });
  const settled = new Promise((done) => {
    link.onload = done;
    link.onerror = done;
  });
  root.prepend(link);
  return settled;
}
