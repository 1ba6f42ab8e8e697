// The analyser of web/worker.js, shared by every element of a page that marks an article: started with the first, ended
// with the last. Where workers are refused, the same engine works in the page, after it has painted. What the worker loads was
// checked by web/element-parts.js just before, and its WebAssembly comes compiled from there.

const LANGUAGES = ["fr", "en", "de", "es", "it", "pt", "nl"];

let shared = null;

/** The page's analyser; give it back with `release`. `context` is that of web/element.js. */
export function acquire(context) {
  shared ??= new Engine();
  shared.users += 1;
  shared.start(context);
  return shared;
}

class Engine {
  users = 0;
  /** Settles when there is a worker that takes texts, or none can be had. */
  #made = null;
  /** Settles when it can read: in the worker, or in the page. */
  #ready = null;
  #worker = null;
  #gone = null;
  #inline = null;
  #jobs = new Map();
  #last = 0;

  /** Starts where it is not started; a start that failed is tried again. */
  start(context) {
    if (this.#ready) return;
    let there;
    const opened = new Promise((done, fail) => {
      there = done;
      this.#gone = fail;
    });
    this.#made = this.#make(context, there);
    const ready = this.#begin(context, opened);
    this.#ready = ready;
    // Whoever reads hears of it.
    this.#made.catch(this.#gone);
    ready.catch(() => {
      if (this.#ready === ready) this.#ready = null;
    });
  }

  release() {
    this.users -= 1;
    if (this.users > 0) return;
    this.#stop(new Error("the element was removed"));
    if (shared === this) shared = null;
  }

  /** Ends the worker; whoever waits for it is told why. */
  #stop(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = null;
    this.#gone?.(error);
    const waiting = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const { fail } of waiting) fail(error);
  }

  async #begin(context, opened) {
    if (await opened) return;
    this.#worker?.terminate();
    this.#worker = null;
    // They are done in the page now.
    this.#jobs.clear();
    this.#inline = await context.wasm("engine", "engineWasm");
  }

  /** Makes a worker, `null` where none can be had; says whether it has the engine. It takes texts before, and reads them first. */
  async #make(context, there) {
    const { scripts, module } = context.analyser;
    await scripts;
    if (this.users === 0) throw new Error("the element was removed");
    let worker = null;
    try {
      worker = new Worker(context.at("worker"), { type: "module" });
    } catch {
      there(false);
      return null;
    }
    this.#worker = worker;
    let ready = false;
    worker.onerror = ({ message }) => (ready ? this.#stop(new Error(message)) : there(false));
    worker.onmessage = ({ data }) => {
      if (ready) return this.#answer(data);
      ready = data.ready === true;
      there(ready);
    };
    worker.postMessage({ engine: context.at("engine"), wasm: await module });
    return worker;
  }

  #answer({ id, result, trap }) {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    if (!job) return;
    if (result) job.done(result);
    else job.fail(new Error(trap));
  }

  /** What is found in a text (`selon-analysis/1`), with offsets in UTF-16 units. */
  async analyse(text, lang, context) {
    const known = LANGUAGES.find((code) => lang?.toLowerCase().split("-")[0] === code) ?? "";
    const utf8 = new TextEncoder().encode(text);
    this.start(context);
    const used = this.#made;
    const reading = this.#ask(utf8, known);
    const map = unitsOf(text, utf8.length);
    const result = await reading.catch((error) => {
      if (this.#inline || this.users === 0 || error.code) throw error;
      // It broke down: another one may read this text, and reads the next one in any case.
      if (used === this.#made) this.#stop(error);
      this.start(context);
      return this.#ask(utf8, known);
    });
    return inUnits(JSON.parse(new TextDecoder().decode(result)), map);
  }

  async #ask(utf8, lang) {
    const ready = this.#ready;
    const worker = await this.#made;
    const found = worker && this.#post(worker, utf8, lang);
    await Promise.race([ready, found ?? ready]);
    if (!this.#inline) return found;
    await new Promise((done) => (document.hidden ? setTimeout(done) : requestAnimationFrame(() => setTimeout(done))));
    return this.#inline.analyzeBytes(utf8, lang, "selon", 0.1);
  }

  #post(worker, utf8, lang) {
    return new Promise((done, fail) => {
      const id = ++this.#last;
      this.#jobs.set(id, { done, fail });
      worker.postMessage({ id, article: "a1", revision: id, text: { utf8, lang, rules: "selon", tolerance: 0.1 } });
    });
  }
}

/** For each byte of a text's UTF-8 where it stands in UTF-16 units. */
function unitsOf(text, bytes) {
  const map = new Uint32Array(bytes + 1);
  let byte = 0;
  for (let unit = 0; unit < text.length; ) {
    const code = text.codePointAt(unit);
    const wide = code > 0xffff ? 2 : 1;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    map.fill(unit, byte, byte + size);
    byte += size;
    unit += wide;
  }
  map[byte] = text.length;
  return map;
}

/** The spans of an analysis, wherever they are in it, in UTF-16 units. */
function inUnits(analysis, map) {
  const span = ([start, end]) => [map[start] ?? 0, map[end] ?? 0];
  const convert = (value) => {
    if (Array.isArray(value)) return value.map(convert);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key === "span" || key === "number_span") return [key, span(inner)];
        if (key === "content") return [key, inner.map(span)];
        return [key, convert(inner)];
      }),
    );
  };
  return { ...convert(analysis), offsets: "utf16" };
}
