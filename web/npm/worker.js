// The worker of `WorkerAnalyzer`. Messages in: { init: wasm or null } first, then { text, options }; each is answered
// before the next is sent. Messages out: { ready } or { refused }; { analysis }, { wrong } or { defect }.

import { analyze, start } from "./core.js";
import { reason } from "./error.js";

async function answer({ init, text, options }) {
  if (text === undefined) {
    const wasm = init ?? new URL("./engine_bg.wasm", import.meta.url);
    return start(wasm).then(
      () => ({ ready: true }),
      (error) => ({ refused: reason(error) }),
    );
  }
  try {
    return { analysis: analyze(text, options) };
  } catch (error) {
    return error instanceof TypeError ? { wrong: error.message } : { defect: reason(error) };
  }
}

// Imported elsewhere (on a server, by a bundler that looks) this does nothing.
if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  addEventListener("message", async ({ data }) => postMessage(await answer(data)));
}
