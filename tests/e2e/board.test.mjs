// The comparison under the person's hand: rows set apart, moved, brought in, named; rules turned; views and files.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { desk, read } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const story = `Two counts of everything at the fair

According to the council, about 4,000 visitors came to the fair on Saturday. The organisers said that 9,000 visitors came \
to the fair on Saturday. The police said that 40 stalls were closed.

The council said that 120 jobs were lost. According to the union, 300 jobs were lost.
`;

const question = (page, name) =>
  page.locator(".board-question", { has: page.locator("h3", { hasText: name }) });
const row = (page, text) => page.locator(".board-row", { hasText: text });

/** Chooses rows of the plot by the keyboard, to be acted on. */
async function choose(page, text) {
  await row(page, text).first().focus();
  await page.keyboard.press("x");
}

async function arrange(page, name, what) {
  const panel = question(page, name).locator(".board-arrange");
  if (!(await panel.evaluate((details) => details.open))) await panel.locator("summary").click();
  await panel.locator("button", { hasText: what }).click();
}

test("a row is set apart as not comparable, with the reason, and compared again", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, story);
  await choose(page, "9,000");
  await arrange(page, "visitors", "set the chosen ones apart");
  const lane = question(page, "visitors").locator(".board-lane.apart", { hasText: "set apart by hand" });
  await lane.locator(".board-row", { hasText: "9,000" }).waitFor();
  await arrange(page, "visitors", "Compare the chosen ones again");
  await lane.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await lane.waitFor();
});

test("a row is moved to another question, a figure without one is brought in, and both survive a change of the text", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, story);
  await page.locator(".board-loose summary").click();
  await page.locator(".board-loose li", { hasText: "40 stalls" }).locator("input").check();
  await arrange(page, "jobs", "Move the chosen ones");
  await question(page, "jobs").locator(".board-row", { hasText: "40" }).waitFor();
  assert.equal(await page.locator(".board-loose li", { hasText: "40 stalls" }).count(), 0);
  await question(page, "jobs").locator(".board-panel input").fill("what was lost");
  await page.keyboard.press("Tab");
  await question(page, "what was lost").waitFor();
  await page.locator("#edit-text").click();
  await page.locator("#article-text").fill(story.replace("Two counts", "On Monday, two counts"));
  await page.keyboard.press("Escape");
  await question(page, "what was lost").locator(".board-row", { hasText: "40" }).waitFor();
});

test("the rules are turned while the board answers, with one sentence for each reading", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, story);
  const sentence = question(page, "visitors").locator(".board-sentences");
  assert.match(await sentence.textContent(), /do not meet under the rule “about ±10 %”/);
  await page.locator(".board-settings > summary").click();
  await page.locator(".board-rules select").selectOption("literal");
  await page.locator(".board-settings > summary", { hasText: "Literal" }).waitFor();
  await row(page, "about 4,000").filter({ hasText: "read as 4,000." }).waitFor();
});

test("chosen rows of two questions become one, with their differences beside each other", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, story);
  await choose(page, "120");
  await choose(page, "9,000");
  await page.locator(".board-tab", { hasText: "Side by side (2)" }).click();
  await page.locator(".board-columns tr.differs th", { hasText: "What is counted" }).waitFor();
  await page.locator("#board button", { hasText: "Make one question of these" }).click();
  await page.locator(".board-tab", { hasText: /^Questions$/ }).click();
  assert.equal(await page.locator(".board-question").filter({ has: row(page, "120") }).filter({ has: row(page, "9,000") }).count(), 1);
});

test("the matrix shows who is silent on what, and the board can have more room", async (t) => {
  const { page } = await desk(t, browser, { context: { viewport: { width: 1400, height: 900 } } });
  await read(page, story);
  const before = (await page.locator(".side").boundingBox()).width;
  await page.locator("#wide").click();
  assert.ok((await page.locator(".side").boundingBox()).width > before + 100);
  await page.locator(".board-tab", { hasText: "Sources" }).click();
  const line = page.locator(".board-matrix tr", { hasText: "union" });
  await line.locator(".gap", { hasText: "says nothing on this" }).waitFor();
  await line.locator(".board-cell", { hasText: "300" }).click();
  await page.locator("#claims .card[aria-current=true]", { hasText: "300" }).waitFor();
});

test("a sum that does not come out is said, and leads to the figure", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, `Losses\n\nThe army counted 120 dead, of whom 80 soldiers and 50 civilians.\n`);
  const sum = page.locator(".board-sums .board-cell", { hasText: "together come to 130; the text says “120 dead”" });
  await sum.click();
  await page.locator("#article mark[data-figure].selected", { hasText: "120" }).or(page.locator(".board-sums [aria-pressed=true]")).first().waitFor();
});

test("a question goes out as SVG, PNG and CSV", async (t) => {
  const { page, errors, refusals } = await desk(t, browser);
  await read(page, story);
  const file = async (kind) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      question(page, "visitors").locator(".board-export button", { hasText: kind }).click(),
    ]);
    return readFile(await download.path());
  };
  assert.match((await file("SVG")).toString(), /^<svg[^>]*>[\s\S]*9,000/);
  assert.equal((await file("PNG")).subarray(1, 4).toString(), "PNG");
  assert.match((await file("CSV")).toString(), /organisers.*9,000/s);
  assert.deepEqual([errors, refusals], [[], []]);
});

test("in print everything is there that can be read, and nothing that can be pressed", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, story);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".board-table").first().isVisible(), true);
  assert.equal(await page.locator(".board-plot").first().isVisible(), true);
  for (const part of [".toolbar", ".board-tools", ".board-settings", ".article-tools", ".articles"]) {
    assert.equal(await page.locator(part).first().isVisible(), false, part);
  }
});
