// How fast <selon-annotator> is on somebody's page, once its files are kept: first marks on an article of 5 KB, the panel of
// a finished dossier, what jumps, and what holds the page up: `cargo xtask dist`, then `node tests/e2e/bench/embedding.mjs`.
//
// Times are of one machine on one day; docs/performance.md keeps those that were measured with care.

import { english } from "../support/article.mjs";
import { launch } from "../support/desk.mjs";
import { courier, page as pageOf, serveHost } from "../support/host.mjs";
import { head, show } from "./show.mjs";

const RUNS = Number(process.env.SELON_BENCH_RUNS ?? 7);

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const paragraphs = english.repeat(3).slice(0, 5000).split(/\n+/).filter(Boolean);
const article = `<article id="article">${paragraphs.map((text) => `<p>${escape(text)}</p>`).join("\n")}</article>`;

/** What happened until `there()` held in the page: when, from the moment the script could run; jumps; long tasks. */
async function run(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => window.there !== undefined);
  // What the page does afterwards counts, too.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  return page.evaluate(() => ({ there: window.there, shifted: window.shifted, longest: Math.max(0, ...window.tasks), script: window.scriptAt }));
}

const watch = (ready) => `
  window.tasks = [];
  window.shifted = 0;
  const all = (list, f) => list.getEntries().forEach(f);
  new PerformanceObserver((list) => all(list, (task) => window.tasks.push(task.duration))).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => all(list, (shift) => (window.shifted += shift.value))).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    if (window.scriptAt === undefined && customElements.get("selon-annotator")) window.scriptAt = performance.now();
    if (${ready}) requestAnimationFrame(() => (window.there ??= performance.now() - window.scriptAt));
    else requestAnimationFrame(look);
  };
  look();`;

const browser = await launch();
const context = await browser.newContext({ locale: "en-GB" });
const host = await serveHost({
  files: {
    "/site.css": courier,
    "/icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "/plain.html": pageOf({ body: article, include: false }),
    "/story.html": pageOf({ body: `<selon-annotator for="#article"></selon-annotator>${article}` }),
  },
});
const page = await context.newPage();
await page.addInitScript(watch("CSS.highlights.size > 0 || location.pathname === '/plain.html'"));
await run(page, `${host.origin}/story.html`);
const runs = [];
const plain = [];
for (let n = 0; n < RUNS; n++) {
  plain.push(await run(page, `${host.origin}/plain.html`));
  runs.push(await run(page, `${host.origin}/story.html`));
}
head();
show("first marks on an article of 5 KB, after the script runs (aim 300)", runs.map(({ there }) => there));
show("the longest task of the page (50 and more are told)", runs.map(({ longest }) => longest));
show("the longest task of the same page without Selon", plain.map(({ longest }) => longest));
show("layout shift", runs.map(({ shifted }) => shifted), "", 4);
await browser.close();
await host.stop();
