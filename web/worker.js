// The analyser in a worker of its own, so that the page never waits for it.
//
// A plain module worker, served as a file: a strict Content-Security-Policy refuses `blob:` scripts. Messages in:
//   { engine, wasm }                                         URLs of the engine, once and first
//   { id, article, revision, text, options }                 text: Uint8Array (UTF-8), options: JSON
//   { id, articles }                                         articles: Uint8Array (JSON) to be compared
// Messages out:
//   { ready: true } or { refused: reason }                   the answer to the first
//   { id, article, revision, result }                        result: Uint8Array (JSON), transferred
//   { id, article, revision, trap: reason }                  the engine is broken now: start another worker
// What travels is the business of one commit of src/analysis/ at both ends; nothing else may rely on it.

let engine = null;

async function start({ engine: module, wasm }) {
  try {
    const loaded = await import(module);
    await loaded.default({ module_or_path: wasm });
    engine = loaded;
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ refused: describe(error) });
  }
}

function answer({ id, article, revision, text, options, articles }) {
  try {
    const result = articles ? engine.compareBytes(articles) : engine.analyzeBytes(text, options);
    postMessage({ id, article, revision, result }, [result.buffer]);
  } catch (error) {
    postMessage({ id, article, revision, trap: describe(error) });
  }
}

const describe = (error) => (error instanceof Error ? error.message : String(error));

addEventListener("message", ({ data }) => (data.engine ? start(data) : answer(data)));
