// An app's way to web/porter.js, which is fetched when something is first exported or opened.

/** One for each app: what one carries is stopped without the others. */
export class Carrier {
  #urls;
  #porter = null;

  /** @param urls as `Porter` takes them. */
  constructor(urls) {
    this.#urls = urls;
  }

  #asked(request, tell) {
    if (!this.#porter) {
      this.#porter = import(this.#urls.porter).then(({ Porter }) => new Porter(this.#urls));
      this.#porter.catch(() => (this.#porter = null));
    }
    return this.#porter.then((porter) => porter.ask(request, tell));
  }

  write(format, file, lang, now, tell) {
    return this.#asked({ write: format, file, lang, now }, tell);
  }

  unshare(fragment, id, lang) {
    return this.#asked({ unshare: fragment, id, lang });
  }

  async read(files, onto, same, id, lang, tell) {
    const named = async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    const read = await Promise.all(Array.from(files, named));
    return this.#asked({ read, onto, same, id, lang, now: Date.now() }, tell);
  }

  /** Gives up what is being done, and ends the worker. */
  cancel() {
    this.#porter?.then((porter) => porter.cancel());
  }
}

/** Copies as rich text and as plain text. The promises may settle later: a browser asks for the click only. */
export function copy(rich, plain) {
  const blob = (type, bytes) => bytes.then(({ bytes }) => new Blob([bytes], { type }));
  const item = new ClipboardItem({ "text/html": blob("text/html", rich), "text/plain": blob("text/plain", plain) });
  return navigator.clipboard.write([item]);
}
