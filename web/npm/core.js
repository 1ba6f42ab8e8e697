// The engine, once for a page or program, and what works on it here: `analyze`, and analyses one after the other.

import load, { analyze as run, languages as list } from "./engine.js";
import { Queue } from "./queue.js";
import { SelonError, reason } from "./error.js";

let starting = null;
let started = false;

/**
 * Loads the engine, once; what failed is tried anew by the next call.
 *
 * `source` is where the wasm lies or what is in it, or a function that gives either.
 */
export function start(source) {
  starting ??= loaded(source).catch((error) => {
    starting = null;
    throw new SelonError("wasm", `The analyser could not be loaded: ${reason(error)}.`, { cause: error });
  });
  return starting;
}

async function loaded(source) {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is switched off here");
  const given = await (typeof source === "function" ? source() : source);
  const named = typeof given === "string" || given instanceof URL;
  await load({ module_or_path: named ? await fetched(given) : given });
  started = true;
}

async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

/** Everything that is found in a text, offsets in UTF-16 units. */
export function analyze(text, options) {
  if (typeof text !== "string") throw new TypeError("`analyze` wants a text, as a string.");
  return engine(() => run(text, options));
}

/** The languages that are read, as ISO 639-1 codes. */
export const languages = () => engine(list);

/** What the engine refuses is a TypeError; everything else that it throws is a defect of its own. */
function engine(work) {
  if (!started) throw new SelonError("not-ready", "The analyser is not there yet: `await init()` first.");
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError) throw error;
    throw new SelonError("engine", `The analyser broke down on this text: ${reason(error)}.`, { cause: error });
  }
}

/** Analyses texts on this thread, one at a time, each after the page has had its turn. */
export class Local {
  #queue;

  /** @param init loads the engine. */
  constructor(init) {
    this.#queue = new Queue(async (job) => {
      await init();
      await new Promise((done) => setTimeout(done));
      return job.over ? undefined : analyze(job.text, job.options);
    });
  }

  analyze(text, options) {
    return this.#queue.add(text, options);
  }

  dispose() {
    this.#queue.close();
  }
}
