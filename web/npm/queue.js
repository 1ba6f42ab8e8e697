// Texts that wait to be analysed: one is worked on at a time.

import { SelonError } from "./error.js";

const aborted = (message) => new DOMException(message, "AbortError");

/**
 * Answers each text with what `work(job)` resolves to.
 *
 * A text that is aborted, or replaced by a newer version of the same document, is answered at once with an AbortError;
 * `job.over` is true from then on, and work on it that cannot be stopped goes nowhere.
 */
export class Queue {
  #work;
  #waiting = [];
  #busy = null;
  #closed = false;

  constructor(work) {
    this.#work = work;
  }

  add(text, { signal, document, revision, lang } = {}) {
    return new Promise((resolve, reject) => {
      if (typeof text !== "string") throw new TypeError("`analyze` wants a text, as a string.");
      if (this.#closed) throw new SelonError("disposed", "This analyser was disposed of.");
      signal?.throwIfAborted();
      const job = { text, options: { lang }, document, revision, over: false };
      const end = (settle) => (value) => {
        if (job.over) return;
        job.over = true;
        signal?.removeEventListener("abort", abort);
        settle(value);
      };
      job.done = end(resolve);
      job.fail = end(reject);
      const abort = () => job.fail(signal.reason);
      signal?.addEventListener("abort", abort);
      this.#replace(job);
      if (!job.over) this.#waiting.push(job);
      this.#next();
    });
  }

  /** Of the versions of one document that are not answered yet, the newest stays. */
  #replace(job) {
    if (job.document === undefined) return;
    const same = [this.#busy, ...this.#waiting].filter((other) => other && !other.over && other.document === job.document);
    const old = aborted("A newer version of this document took its place.");
    if (same.some((other) => other.revision > job.revision)) job.fail(old);
    else for (const other of same) other.fail(old);
  }

  #next() {
    if (this.#busy) return;
    do this.#busy = this.#waiting.shift() ?? null;
    while (this.#busy?.over);
    const job = this.#busy;
    if (!job) return;
    this.#work(job)
      .then(job.done, job.fail)
      .finally(() => {
        this.#busy = null;
        this.#next();
      });
  }

  close() {
    this.#closed = true;
    for (const job of [this.#busy, ...this.#waiting]) job?.fail(aborted("This analyser was disposed of."));
    this.#waiting = [];
  }
}
