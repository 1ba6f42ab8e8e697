// The analyser in a worker of its own, so that the page never waits for it.
//
// A plain module worker, served as a file: a strict Content-Security-Policy refuses `blob:` scripts. Messages in:
//   { engine, wasm }                                         URLs of the engine, or its compiled module; once and first
//   { id, article, revision, text }                          text: { utf8: Uint8Array, lang, rules, tolerance }
//   { id, revision, articles }                               articles: texts to be compared, each with its outlet and date
// What comes before the engine is there waits for it, and is read first.
// Messages out:
//   { ready: true } or { refused: reason }                   the answer to the first
//   { id, article, revision, result }                        result: Uint8Array (JSON), transferred
//   { id, article, revision, trap: reason }                  the engine is broken now: start another worker
// What travels is the business of one commit of src/analysis/ at both ends; nothing else may rely on it.

let engine = null;
let started = null;
let asked = false;

async function start({ engine: module, wasm }) {
  try {
    const loaded = await import(module);
    await loaded.default({ module_or_path: wasm });
    engine = loaded;
    postMessage({ ready: true });
    if (!asked) warm();
  } catch (error) {
    postMessage({ refused: describe(error) });
  }
}

/**
 * Reads a sentence in the visitor's language, and in the two that most texts are in, while nobody waits: the browser
 * compiles what the first article needs. A turn for each language, so that an article that comes in waits for one at most.
 */
function warm() {
  const sentence = "“About 1 200,” a dit le maire, the union said. Selon elle, nearly 3 % of 40 km (« 5 à 6 ») were lost.";
  const utf8 = new TextEncoder().encode(sentence);
  for (const code of new Set([navigator.language.slice(0, 2), "fr", "en"])) {
    setTimeout(() => {
      try {
        engine.analyzeBytes(utf8, code, "selon", 0.1);
      } catch {
        // A language that the engine does not read.
      }
    });
  }
}

function answer({ id, article, revision, text, articles }) {
  try {
    const result = articles ? compare(articles) : engine.analyzeBytes(...read(text));
    postMessage({ id, article, revision, result }, [result.buffer]);
  } catch (error) {
    postMessage({ id, article, revision, trap: describe(error) });
  }
}

function compare(articles) {
  const together = new engine.Articles();
  for (const text of articles) together.add(...read(text), text.outlet, text.date);
  return together.compare();
}

/** The order in which the engine takes them. */
const read = ({ utf8, lang, rules, tolerance }) => [utf8, lang, rules, tolerance];

const describe = (error) => (error instanceof Error ? error.message : String(error));

addEventListener("message", async ({ data }) => {
  if (data.engine) {
    started = start(data);
    return;
  }
  asked = true;
  await started;
  if (engine) answer(data);
});
