// The package in Node and on servers: the wasm is read from the file system, and importing this does nothing yet.

import { Local, start } from "./core.js";
import { Remote } from "./remote.js";

export { analyze, languages } from "./core.js";
export { SelonError } from "./error.js";

export const init = ({ wasm } = {}) => start(wasm ?? read);

async function read() {
  const { readFile } = await import("node:fs/promises");
  return readFile(new URL("./engine_bg.wasm", import.meta.url));
}

export class LocalAnalyzer extends Local {
  constructor(options) {
    super(() => init(options));
  }
}

/** Node has no web workers: analyses here, and says so in `refusal`. */
export class WorkerAnalyzer extends Remote {
  constructor(options) {
    super(() => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }), init, options);
  }
}
