// Analyses texts in a worker, so that the page never waits for them.

import { Local } from "./core.js";
import { SelonError, reason } from "./error.js";
import { Queue } from "./queue.js";

/** The base of every entry's `WorkerAnalyzer`. */
export class Remote {
  #make;
  #wasm;
  #fallback;
  #onFallback;
  #init;
  #queue;
  #worker = null;
  #local = null;
  #refusal = null;
  #closed = false;

  /**
   * @param make starts the worker's script
   * @param init loads the engine on this thread, where workers are refused
   */
  constructor(make, init, { worker, wasm, fallback = true, onFallback } = {}) {
    this.#make = worker ?? make;
    this.#wasm = wasm;
    this.#fallback = fallback;
    this.#onFallback = onFallback;
    this.#init = () => init({ wasm });
    this.#queue = new Queue((job) => this.#answer(job));
  }

  /** Why there is no worker, once that is known. */
  get refusal() {
    return this.#refusal;
  }

  analyze(text, options) {
    return this.#queue.add(text, options);
  }

  dispose() {
    this.#closed = true;
    this.#queue.close();
    this.#end();
    this.#local?.dispose();
    this.#local = null;
  }

  async #answer(job) {
    for (let attempt = 1; ; attempt++) {
      if (this.#refusal) return this.#here(job);
      try {
        this.#worker ??= await opened(this.#make, this.#wasm);
      } catch (error) {
        this.#refuse(error);
        continue;
      }
      if (this.#closed) this.#end();
      if (job.over) return undefined;
      const { analysis, wrong, defect } = await asked(this.#worker, job);
      if (analysis) return analysis;
      if (wrong) throw new TypeError(wrong);
      // The engine is broken now: another worker, and this text once more.
      this.#end();
      if (attempt === 2 || job.over) throw new SelonError("engine", `The analyser broke down on this text: ${defect}.`);
    }
  }

  #refuse(error) {
    this.#refusal = new SelonError("worker", `The analyser's worker could not be started: ${reason(error)}.`, { cause: error });
    if (this.#fallback) this.#onFallback?.(this.#refusal);
  }

  #here(job) {
    if (!this.#fallback) throw this.#refusal;
    this.#local ??= new Local(this.#init);
    return this.#local.analyze(job.text, job.options);
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

/** A worker that has loaded the engine. */
function opened(make, wasm) {
  return new Promise((done, fail) => {
    if (typeof Worker !== "function") throw new Error("there are no web workers here");
    const worker = make();
    const refused = (why) => {
      worker.terminate();
      fail(new Error(why));
    };
    worker.onmessage = ({ data }) => (data.ready ? done(worker) : refused(data.refused));
    worker.onerror = (event) => refused(event.message || "its script was refused or is not there");
    worker.postMessage({ init: absolute(wasm) ?? null });
  });
}

/** An address as the worker understands it too. */
function absolute(wasm) {
  const named = typeof wasm === "string" || wasm instanceof URL;
  return named ? new URL(wasm, globalThis.document?.baseURI ?? import.meta.url).href : wasm;
}

function asked(worker, { text, options }) {
  return new Promise((done) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = (event) => done({ defect: event.message || "it gave no reason" });
    worker.postMessage({ text, options });
  });
}
