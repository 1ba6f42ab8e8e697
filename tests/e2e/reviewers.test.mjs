// Two people's work on one text side by side: what both say, where they differ, and what is taken.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { desk, drop, read, select, short, shown } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const card = (page, words) => page.locator("#claims .card", { hasText: words });
const panel = (page) => page.locator(".review");
const rows = (page) => page.locator(".review .difference");
const row = (page, words) => page.locator(".review .difference", { hasText: words });
const counts = (page, words) => page.locator(".review [role=status]", { hasText: words }).waitFor();
const shows = (page, words) => page.locator(".review .filter", { hasText: words }).click();

/** The work of Bo: 300 accepted, of 450 other words and a note, the unnamed officials deleted, one of his own. */
async function bo(t) {
  const { page } = await desk(t, browser);
  await read(page, short);
  await card(page, "300").locator(".correct-claim").click();
  const name = page.locator(".reviewer input");
  await name.fill("Bo");
  await name.press("Tab");
  await page.keyboard.press("Escape");
  await card(page, "300").locator(".accept").click();
  await card(page, "450").locator(".card-face").click();
  await page.keyboard.press("n");
  await page.keyboard.type("ask the union");
  await page.locator("h2#claims-title").click();
  await page.keyboard.press("b");
  await page.locator(".handle.end:focus").waitFor();
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Escape");
  await card(page, "thousands").locator(".reject").click();
  await select(page, "Ferry to the islands");
  await page.locator("#make-claim").click();
  await card(page, "Ferry to the islands").waitFor();
  const download = page.waitForEvent("download");
  await page.keyboard.press("Control+s");
  return readFile(await (await download).path(), "utf8");
}

/** Our work: everything accepted; then Bo's file is laid beside it. */
async function both(t) {
  const file = await bo(t);
  const opened = await desk(t, browser);
  const { page } = opened;
  await read(page, short);
  await page.locator(".accept-visible").click();
  await page.locator(".progress", { hasText: /^4 of 4/ }).waitFor();
  await drop(page, "bo.selon.json", "application/json", file);
  await page.locator("#set-beside").click();
  await panel(page).locator("h2", { hasText: "Beside Bo" }).waitFor();
  return opened;
}

test("a colleague's file of the same text is laid beside one's own, and says what both say and where they differ", async (t) => {
  const { page, errors } = await both(t);
  await counts(page, "4 to decide · 0 decided · 1 the same");
  assert.match(await row(page, "450").textContent(), /what is said.*450 passengers were stranded there.*450 passengers were stranded/);
  assert.match(await row(page, "450").textContent(), /note.*ask the union/);
  assert.match(await row(page, "thousands").textContent(), /deleted/);
  assert.match(await row(page, "Ferry to the islands").textContent(), /not marked/);
  await shows(page, "The same");
  assert.match(await rows(page).textContent(), /300/);
  assert.deepEqual(errors, []);
});

test("one by one: theirs, ours, both and neither, each one step to undo, and a reload keeps who said what", async (t) => {
  const { page } = await both(t);
  const take = (words, name) => row(page, words).getByRole("button", { name, exact: true }).click();
  await take("450", "Keep both");
  await counts(page, "3 to decide · 1 decided");
  assert.equal(await card(page, "450").count(), 2);
  await page.keyboard.press("Control+z");
  await counts(page, "4 to decide · 0 decided");
  assert.equal(await card(page, "450").count(), 1);
  await take("450", "Take theirs");
  await page.locator("[role=status]", { hasText: "Theirs was taken" }).waitFor();
  assert.equal(await card(page, "450").locator(".quote").textContent(), "450 passengers were stranded");
  await take("thousands", "Keep yours");
  await take("Ferry to the islands", "Take theirs");
  await card(page, "Ferry to the islands").waitFor();
  assert.match(await card(page, "Ferry to the islands").locator(".why").textContent(), /Bo/);
  await take("any passenger", "Take theirs");
  assert.equal(await card(page, "any passenger").count(), 0);
  await panel(page).locator(".hint", { hasText: "Nothing is left to decide." }).waitFor();
  await shows(page, "Decided");
  assert.match(await row(page, "450").textContent(), /450 passengers were stranded there.*Theirs was taken/);
  await page.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
  await page.reload();
  await shown(page);
  for (const _ of "xxxx") await page.keyboard.press("Control+z");
  await card(page, "any passenger").waitFor();
  assert.equal(await card(page, "450").locator(".quote").textContent(), "450 passengers were stranded there");
});

test("by keys alone: the list is walked through, several are chosen, and one key decides them in one step", async (t) => {
  const { page } = await both(t);
  await page.keyboard.press("Tab");
  await rows(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.locator(".difference:focus", { hasText: "thousands" }).waitFor();
  await page.keyboard.press("m");
  await counts(page, "3 to decide · 1 decided");
  assert.match(await page.locator(".difference:focus").textContent(), /any passenger/);
  await page.keyboard.press("Space");
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await page.locator(".choices", { hasText: "Keep yours in the 2 chosen" }).waitFor();
  await page.keyboard.press("m");
  await page.locator("[role=status]", { hasText: "2 times" }).waitFor();
  await counts(page, "1 to decide · 3 decided");
  await page.keyboard.press("Control+z");
  await counts(page, "3 to decide · 1 decided");
});

test("a file that is opened instead leaves one's own work in the library", async (t) => {
  const file = await bo(t);
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.locator(".accept-visible").click();
  await page.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
  await drop(page, "bo.selon.json", "application/json", file);
  await page.locator("#open-instead").click();
  await card(page, "Ferry to the islands").waitFor();
  await page.locator("#library").click();
  await page.locator("#library-dialog li").nth(1).waitFor();
});

test("the panel fits a phone and keeps its shapes in the dark", async (t) => {
  const { page } = await both(t);
  await page.setViewportSize({ width: 390, height: 780 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator(".panes button", { hasText: "Claims" }).click();
  await row(page, "450").scrollIntoViewIfNeeded();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false);
  if (process.env.SELON_SHOTS) await page.screenshot({ path: `${process.env.SELON_SHOTS}/reviewers-390-dark.png` });
});
