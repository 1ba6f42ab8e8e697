// How long a very large dossier takes in and out: 5 MB, 5,000 annotations with long notes. `cargo xtask dist`, then
// `node tests/e2e/bench/files.mjs`. "done" is from the press to the file, "longest" the longest task of the page meanwhile.

import { stat } from "node:fs/promises";
import { drop } from "../support/article.mjs";
import { launch, open } from "../support/desk.mjs";
import { dossier } from "./long.mjs";
import { head, show } from "./show.mjs";

const NOTE = "Asked the office again on the telephone; the log of the harbour has the same hour, and nobody else was there to see it. ";
const FORMATS = ["Report", "Markdown", "CSV", "TSV", "W3C", "schema.org"];

const { file } = dossier(5000, NOTE.repeat(4));
const browser = await launch();
const desk = await open(browser, { context: { viewport: { width: 1440, height: 900 }, acceptDownloads: true } });
const { page } = desk;
page.setDefaultTimeout(120_000);
const tasks = () => page.evaluate(() => Math.max(0, ...window.tasks.splice(0).map((task) => task.duration)));
await page.evaluate(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries())).observe({ type: "longtask" });
});
console.log(`a file of ${(file.length / 1e6).toFixed(1)} MB`);
head();

let begun = performance.now();
await drop(page, "bench.selon.json", "application/json", file);
await page.locator("#article .block").first().waitFor();
show("open: first text", [performance.now() - begun]);
await page.locator("#claims[aria-busy]").waitFor({ state: "detached" });
await page.locator(".reading").waitFor({ state: "detached" });
show("open: everything there", [performance.now() - begun]);
show("open: longest", [await tasks()]);
await page.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
await tasks();

/** Runs `act`, which makes a download, three times. */
async function measure(name, act) {
  const times = [];
  let longest = 0;
  let size = 0;
  for (let run = 0; run < 3; run += 1) {
    const coming = page.waitForEvent("download");
    begun = performance.now();
    await act();
    const download = await coming;
    size = (await stat(await download.path())).size;
    times.push(performance.now() - begun);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5000 })));
    longest = Math.max(longest, await tasks());
  }
  show(`${name}, ${(size / 1e6).toFixed(1)} MB: done`, times);
  show(`${name}: longest`, [longest]);
}

await measure("the dossier", () => page.keyboard.press("Control+s"));
for (const format of FORMATS) {
  await measure(format, async () => {
    await page.locator("#export").click();
    await page.locator(".export-menu [role=menuitem]", { hasText: format }).click();
  });
}
await desk.close();
await browser.close();
