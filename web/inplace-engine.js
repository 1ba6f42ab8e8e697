// The analyser of web/worker.js, shared by every element of a page that marks an article: started with the first, ended
// with the last. Where workers are refused, the same engine works in the page, after it has painted.

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
  #ready = null;
  #worker = null;
  #inline = null;
  #jobs = new Map();
  #last = 0;

  /** Starts where it is not started; a start that failed is tried again. */
  start(context) {
    this.#ready ??= this.#begin(context).catch((error) => {
      this.#ready = null;
      throw error;
    });
    // Whoever analyses hears of it.
    this.#ready.catch(() => {});
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
    const waiting = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const { fail } of waiting) fail(error);
  }

  async #begin(context) {
    this.#worker = await work(context);
    if (!this.#worker) {
      this.#inline = await context.wasm("engine", "engineWasm");
      return;
    }
    if (this.users === 0) this.#stop(new Error("the element was removed"));
    else this.#worker.onmessage = ({ data }) => this.#answer(data);
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
    const map = unitsOf(text, utf8.length);
    this.start(context);
    await this.#ready;
    const used = this.#worker;
    const result = await this.#ask(utf8, known).catch(async (error) => {
      if (!used || this.users === 0) throw error;
      // It broke down: another one may read this text, and reads the next one in any case.
      if (used === this.#worker) this.#stop(error);
      this.start(context);
      await this.#ready;
      return this.#ask(new TextEncoder().encode(text), known);
    });
    return inUnits(JSON.parse(new TextDecoder().decode(result)), map);
  }

  async #ask(utf8, lang) {
    if (this.#inline) {
      await new Promise((done) => (document.hidden ? setTimeout(done) : requestAnimationFrame(() => setTimeout(done))));
      return this.#inline.analyzeBytes(utf8, lang, "selon", 0.1);
    }
    return new Promise((done, fail) => {
      const id = ++this.#last;
      this.#jobs.set(id, { done, fail });
      this.#worker.postMessage({ id, article: "a1", revision: id, text: { utf8, lang, rules: "selon", tolerance: 0.1 } });
    });
  }
}

/** A worker that has the engine, or `null` where none can be had. */
function work(context) {
  return new Promise((done) => {
    try {
      const worker = new Worker(context.at("worker"), { type: "module" });
      const give = (value) => {
        if (!value) worker.terminate();
        done(value);
      };
      worker.onerror = () => give(null);
      worker.onmessage = ({ data }) => give(data.ready ? worker : null);
      worker.postMessage({ engine: context.at("engine"), wasm: context.at("engineWasm") });
    } catch {
      done(null);
    }
  });
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
