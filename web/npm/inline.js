// The package with the wasm inside its script, for places that cannot fetch a second file. A third heavier.

import { Local, start } from "./core.js";

export { analyze, languages } from "./core.js";
export { SelonError } from "./error.js";

export const init = ({ wasm } = {}) => start(wasm ?? unpacked);

async function unpacked() {
  const { default: packed } = await import("./engine-inline.js");
  return Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
}

export class LocalAnalyzer extends Local {
  constructor(options) {
    super(() => init(options));
  }
}
