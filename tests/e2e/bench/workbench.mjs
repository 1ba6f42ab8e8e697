// How fast one works on a very long text with very many annotations: 100,000 words, 5,000 claims. `cargo xtask dist`,
// then `node tests/e2e/bench/workbench.mjs`; SELON_BENCH_CLAIMS takes another number of claims.
//
// "work" is what the page's main thread did, by the browser's own count (scripts, styles, layout, painting), from the
// key or press until two frames later; "longest" is the longest task that kept the page from answering, saving included.

import { drop, select } from "../support/article.mjs";
import { launch, open } from "../support/desk.mjs";
import { dossier } from "./long.mjs";
import { head, show } from "./show.mjs";

const CLAIMS = Number(process.env.SELON_BENCH_CLAIMS ?? 5000);
const RUNS = Number(process.env.SELON_BENCH_RUNS ?? 9);

const { words, file } = dossier(CLAIMS);
const browser = await launch();
const desk = await open(browser, { context: { viewport: { width: 1440, height: 900 } } });
const { page, context } = desk;
page.setDefaultTimeout(120_000);
const session = await context.newCDPSession(page);
await session.send("Performance.enable");

/** What the main thread has done so far, in milliseconds. */
const work = async () => {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((one) => one.name === "TaskDuration").value * 1000;
};
const frames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const idle = () => page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5000 })));
const kept = () => page.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
const tasks = () =>
  page.evaluate(() => {
    const all = window.tasks.map((task) => task.duration);
    window.tasks.length = 0;
    return all;
  });

await page.evaluate(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries())).observe({ type: "longtask" });
});
console.log(`${words} words, ${CLAIMS} claims, a file of ${(file.length / 1e6).toFixed(1)} MB`);
head();

await page.evaluate(() => {
  const look = () => {
    const now = performance.now() - window.begun;
    if (!window.text && document.querySelector("#article .block")) window.text = now;
    if (!window.mark && document.getElementById("article").getElementsByTagName("mark").length > 0) window.mark = now;
    // By its id alone: a search of all that is there would be most of what is measured.
    const claims = document.getElementById("claims");
    if (!window.all && claims?.getElementsByClassName("card").length > 0 && !claims.hasAttribute("aria-busy")) window.all = now;
    if (!window.all) requestAnimationFrame(look);
  };
  document.addEventListener("drop", () => { window.begun = performance.now(); requestAnimationFrame(look); }, { capture: true, once: true });
});
await drop(page, "bench.selon.json", "application/json", file);
await page.waitForFunction(() => window.all);
const opened = await page.evaluate(() => [window.text, window.mark, window.all]);
show("open: first text", [opened[0]]);
show("open: first mark", [opened[1]]);
show("open: everything there", [opened[2]]);
show("open: longest task", [Math.max(0, ...(await tasks()))]);
await page.locator(".reading").waitFor({ state: "detached" });
await kept();

/** The work that something takes, run after run, and the longest task until everything is kept again. */
async function measure(name, act, { before = async () => {}, after = async () => {} } = {}) {
  const times = [];
  let longest = 0;
  for (let run = 0; run < RUNS; run += 1) {
    await before(run);
    await idle();
    await tasks();
    const start = await work();
    await act(run);
    await frames();
    times.push((await work()) - start);
    await after(run);
    await kept();
    await idle();
    longest = Math.max(longest, ...(await tasks()));
  }
  show(`${name}: work`, times);
  show(`${name}: longest`, [longest]);
}

const idleWork = [];
for (let run = 0; run < RUNS; run += 1) {
  const start = await work();
  await frames();
  idleWork.push((await work()) - start);
}
show("nothing at all: work", idleWork);

await page.keyboard.press("j");
await idle();
await measure("next claim (j)", () => page.keyboard.press("j"));
await measure("select words", (run) => select(page, `boat of ${who(30 + run * 2)}`), {
  after: () => page.locator("#make-claim").waitFor(),
});
await measure("add a claim (c)", () => page.keyboard.press("c"), {
  before: async (run) => {
    await select(page, `boat of ${who(231 + run * 7)}`);
    await page.locator("#make-claim").waitFor();
  },
});
await measure("undo (Ctrl Z)", () => page.keyboard.press("Control+z"));
await measure("delete a claim (x)", () => page.keyboard.press("x"), {
  before: async () => {
    await page.keyboard.press("j");
    await idle();
  },
});
await measure("write a note", () => page.locator("h2#claims-title").click(), {
  before: async (run) => {
    await page.keyboard.press("j");
    await page.keyboard.press("n");
    await page.keyboard.type(`note ${run}`);
  },
});

/** The work and the longest task of many small steps. */
async function stream(name, steps, act) {
  await idle();
  await tasks();
  const start = await work();
  for (let step = 0; step < steps; step += 1) await act(step);
  await frames();
  show(`${name}: work a step`, [((await work()) - start) / steps]);
  show(`${name}: longest`, [Math.max(0, ...(await tasks()))]);
}

await page.mouse.move(400, 500);
await stream("scrolling the article, 100 steps", 100, async () => {
  await page.mouse.wheel(0, 800);
  await frames();
});
await page.mouse.move(1200, 500);
await stream("scrolling the list, 100 steps", 100, async () => {
  await page.mouse.wheel(0, 800);
  await frames();
});
await page.locator("#edit-text").click();
await page.locator("#article-text").click();
await idle();
await stream("typing in the text, 30 letters", 30, (step) => page.keyboard.type("a ferry came "[step % 13]));
await kept();
show("after typing, until it is kept: longest", [Math.max(0, ...(await tasks()))]);

await desk.close();
await browser.close();
