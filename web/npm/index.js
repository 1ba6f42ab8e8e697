// The package in a browser: the wasm and the worker's script lie beside this file, where bundlers find them too.

import { Local, start } from "./core.js";
import { Remote } from "./remote.js";

export { analyze, languages } from "./core.js";
export { SelonError } from "./error.js";

export const init = ({ wasm } = {}) => start(wasm ?? new URL("./engine_bg.wasm", import.meta.url));

export class LocalAnalyzer extends Local {
  constructor(options) {
    super(() => init(options));
  }
}

export class WorkerAnalyzer extends Remote {
  constructor(options) {
    super(() => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }), init, options);
  }
}
