// The figure pass alone in WebAssembly, beside a plain regular expression and, where it is installed, Microsoft's
// Recognizers-Text with its numbers alone: `node figures.mjs MODULE [RECOGNIZERS]`, called by `cargo xtask bench`.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [module, recognizers] = process.argv.slice(2);
const { News } = require(module);

/** The seconds of the fastest run. */
function fastest(runs, work) {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best / 1000;
}

function show(name, bytes, seconds, found) {
  const rate = bytes / 1e6 / seconds;
  const cells = [name.padEnd(44), `${(seconds * 1000).toFixed(1)} ms`.padStart(11)];
  console.log([...cells, `${rate.toFixed(rate < 10 ? 2 : 0)} MB/s`.padStart(10), `${found} found`.padStart(14)].join(" "));
}

for (const lang of ["fr", "en"]) {
  for (const size of [100_000, 1_000_000]) {
    const news = new News(lang, size);
    const bytes = Buffer.byteLength(news.text);
    let found = 0;
    const seconds = fastest(20, () => {
      found = news.figures();
    });
    show(`figures_wasm, ${lang}, ${size / 1000} KB`, bytes, seconds, found);
  }
}

const text = new News("fr", 1_000_000).text;
const digits = /[+−-]?\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?/g;
let found = 0;
const seconds = fastest(20, () => {
  found = text.match(digits).length;
});
show("a regular expression for digits, fr, 1000 KB", Buffer.byteLength(text), seconds, found);

if (recognizers) {
  const { recognizeNumber } = require(recognizers);
  const part = new News("fr", 20_000).text;
  const time = fastest(3, () => {
    found = recognizeNumber(part, "fr-fr").length;
  });
  show("Recognizers-Text, numbers alone, fr, 20 KB", Buffer.byteLength(part), time, found);
}
