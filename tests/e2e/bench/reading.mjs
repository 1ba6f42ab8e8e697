// How fast the built site reads: first marks after a paste, tasks that hold the page up, and the engine in its worker
// beside the browser's own word cutter: `cargo xtask dist`, then `node tests/e2e/bench/reading.mjs`.
//
// Times are of one machine on one day; docs/performance.md keeps those that were measured with care.

import { french, paste } from "../support/article.mjs";
import { launch, open } from "../support/desk.mjs";
import { head, show } from "./show.mjs";

const RUNS = Number(process.env.SELON_BENCH_RUNS ?? 7);

/** About `bytes` bytes of the French example, its paragraphs repeated. */
function news(bytes) {
  const size = Buffer.byteLength(french);
  const whole = french.repeat(Math.max(0, Math.floor(bytes / size)));
  let rest = bytes - Buffer.byteLength(whole);
  const part = [];
  for (const line of french.split(/(?<=\n)/)) {
    rest -= Buffer.byteLength(line);
    if (rest < 0) break;
    part.push(line);
  }
  return whole + part.join("");
}

/** A visitor looks for a moment before pasting: everything is loaded and kept by then. */
const settle = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker?.ready;
    await new Promise((done) => setTimeout(done, 1000));
  });

/** From the paste to the frame after the first mark, and the longest tasks of the page until everything is marked. */
async function pasted(browser, text) {
  const desk = await open(browser);
  const { page } = desk;
  await settle(page);
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((task) => task.duration))).observe({
      type: "longtask",
    });
    document.addEventListener("paste", () => (window.begun = performance.now()), { capture: true, once: true });
    window.marked = new Promise((done) => {
      const look = () => {
        if (document.querySelector("#article mark")) requestAnimationFrame(() => done(performance.now() - window.begun));
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  await paste(page, text);
  const first = await page.evaluate(() => window.marked);
  await page.locator("#claims .card").first().waitFor();
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 })));
  const tasks = await page.evaluate(() => window.tasks);
  await desk.close();
  return { first, longest: Math.max(0, ...tasks), tasks: tasks.length };
}

/** In a worker like the site's, `pause` ms after it is ready, over a list of texts; from the message to the answer. */
async function analysed(page, texts, pause = 1000) {
  return page.evaluate(async ([texts, pause]) => {
    const { selonWorker, selonEngine, selonEngineWasm } = document.querySelector("script[data-selon-app]").dataset;
    const at = (path) => new URL(path, document.baseURI).href;
    const worker = new Worker(at(selonWorker), { type: "module" });
    const ask = (message, transfer = []) =>
      new Promise((done) => {
        worker.addEventListener("message", ({ data }) => done(data), { once: true });
        worker.postMessage(message, transfer);
      });
    const started = performance.now();
    await ask({ engine: at(selonEngine), wasm: at(selonEngineWasm) });
    const loaded = performance.now() - started;
    await new Promise((done) => setTimeout(done, pause));
    const times = [];
    for (const text of texts) {
      const utf8 = new TextEncoder().encode(text);
      const start = performance.now();
      await ask({ id: 1, article: 1, revision: 1, text: { utf8, lang: "fr", rules: "selon", tolerance: 0.1 } }, [utf8.buffer]);
      times.push(performance.now() - start);
    }
    worker.terminate();
    return { loaded, times };
  }, [texts, pause]);
}

/** The time that the browser takes to find the words of a text. */
async function segmented(page, text) {
  return page.evaluate((text) => {
    const start = performance.now();
    let words = 0;
    for (const part of new Intl.Segmenter("fr", { granularity: "word" }).segment(text)) words += part.isWordLike;
    return performance.now() - start;
  }, text);
}

/** An article of about 5 KB with about 50 figures, another one for every `seed`. */
function story(seed) {
  const sources = ["the health ministry", "the Red Cross", "the regional governor", "the teachers' union", "the fire service"];
  const places = ["Leeds", "Porto", "Naples", "Kyiv", "Oslo", "Rouen", "Ghent", "Tampere"];
  let at = seed * 7919 + 17;
  const next = (limit) => (at = (at * 48271) % 2147483647) % limit;
  const said = [
    () => `${next(900) + 20} people were killed in ${places[next(8)]} and ${next(90) + 3} were wounded`,
    () => `about ${next(900) + 20} demonstrators marched through ${places[next(8)]}`,
    () => `${next(900) + 20} homes were destroyed and at least ${next(90) + 3} families were evacuated`,
    () => `the bridge in ${places[next(8)]} will cost ${next(900) + 20} million euros`,
    () => `${next(900) + 20} hectares burned, or ${next(90) + 3} acres of pine forest`,
    () => `unemployment stood at ${next(12) + 2} percent in ${places[next(8)]}`,
  ];
  let text = `What is known after day ${seed}\n\n`;
  while (text.length < 5000) {
    text += `According to ${sources[next(5)]}, ${said[next(said.length)]()}. Nobody could say how the weeks to come would turn out. `;
  }
  return text;
}

/** Many articles read, and then gathered into questions: the two apart, as the site's engine does them. */
async function grouped(page, texts) {
  return page.evaluate(async (texts) => {
    const { selonEngine, selonEngineWasm } = document.querySelector("script[data-selon-app]").dataset;
    const at = (path) => new URL(path, document.baseURI).href;
    const engine = await import(at(selonEngine));
    await engine.default({ module_or_path: at(selonEngineWasm) });
    const read = [];
    const gathered = [];
    for (let run = 0; run < 3; run += 1) {
      const all = new engine.Articles();
      const start = performance.now();
      for (const text of texts) all.add(new TextEncoder().encode(text), "en", "selon", 0.1, "", "");
      const between = performance.now();
      all.compare();
      read.push(between - start);
      gathered.push(performance.now() - between);
    }
    return { read, gathered };
  }, texts);
}

const browser = await launch();
head();

for (const size of [5_000, 100_000]) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await pasted(browser, news(size)));
  show(`site: first marks after a paste of ${size / 1000} KB`, runs.map((run) => run.first));
  show(`site: the longest task of the page, ${size / 1000} KB`, runs.map((run) => run.longest));
}

const desk = await open(browser);
const small = await analysed(desk.page, [news(5_000), news(5_000)], 0);
show("site: worker and engine loaded", [small.loaded]);
show("site: the first text, 5 KB, as soon as the worker is there", [small.times[0]]);
const warm = await analysed(desk.page, [news(5_000), news(5_000)]);
show("site: the first text, 5 KB, a second later", [warm.times[0]]);
for (const size of [10_000, 100_000, 1_000_000, 10_000_000]) {
  const { times } = await analysed(desk.page, Array(size > 1e6 ? 2 : RUNS).fill(news(size)));
  show(`site: analysis in the worker, ${size / 1000} KB of French`, times);
}
for (const size of [10_000, 100_000, 1_000_000]) {
  const times = [];
  for (let run = 0; run < Math.min(RUNS, 3); run += 1) times.push(await segmented(desk.page, news(size)));
  show(`site: Intl.Segmenter finds the words, ${size / 1000} KB`, times);
}
const { read, gathered } = await grouped(desk.page, Array.from({ length: 200 }, (_, seed) => story(seed)));
show("site: 200 articles of 5 KB read", read);
show("site: their figures gathered into questions", gathered);
await desk.close();
await browser.close();
