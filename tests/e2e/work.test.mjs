// Working on an article: change its text, make and delete claims, undo, come back, keep a file and open it again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { desk, drop, read, select, short, shown, words } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const kept = (page) => page.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
const cards = (page) => page.locator("#claims .card").count();

test("typing before a claim moves its marks along; what is typed is read after a pause", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.locator("#edit-text").click();
  const field = page.locator("#article-text");
  await field.fill(short.replace("The company denies", "On Tuesday the mayor said 12 boats were damaged. The company denies"));
  await page.locator(".editor-under mark.source", { hasText: "the mayor" }).waitFor();
  const denial = await page.locator(".editor-under mark.cue").allTextContents();
  assert.ok(denial.includes("denies"), String(denial));
  await page.keyboard.press("Escape");
  await page.locator("#article mark.source", { hasText: "the mayor" }).waitFor();
});

test("the marks under the field stand exactly where the words of the field stand", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short.repeat(3));
  await page.locator("#edit-text").click();
  await page.locator(".editor-under mark").first().waitFor();
  const [under, field] = await page.evaluate(() => {
    const under = document.querySelector(".editor-under");
    const field = document.querySelector("#article-text");
    return [under.getBoundingClientRect(), { height: field.scrollHeight, width: field.clientWidth }];
  });
  assert.ok(Math.abs(under.height - field.height) < 2, `${under.height} and ${field.height}`);
  assert.ok(Math.abs(under.width - field.width) < 1);
});

test("typing is one step to undo, and undo brings the claims back with the words", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const before = [await words(page), await cards(page)];
  await page.locator("#edit-text").click();
  await page.locator("#article-text").fill("Nothing is left of it.");
  await page.keyboard.press("Escape");
  await page.locator("#article", { hasText: "Nothing is left" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator("#article mark.cue", { hasText: "denies" }).waitFor();
  assert.deepEqual([await words(page), await cards(page)], before);
  await page.keyboard.press("Control+y");
  await page.locator("#article", { hasText: "Nothing is left" }).waitFor();
});

test("selected words become a claim; deleting it and undoing are announced", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const before = await cards(page);
  await select(page, "Ferry to the islands");
  await page.locator("#make-claim").click();
  const own = page.locator("#claims .card[aria-current=true]", { hasText: "Ferry to the islands" });
  await own.waitFor();
  assert.equal(await cards(page), before + 1);
  assert.match(await own.textContent(), /yours/);
  await page.keyboard.press("Delete");
  await page.locator("[role=status]", { hasText: "Claim deleted." }).waitFor();
  assert.equal(await own.count(), 0);
  await page.keyboard.press("Control+z");
  await page.locator("[role=status]", { hasText: "Undone: delete claim." }).waitFor();
  assert.equal(await cards(page), before + 1);
});

test("a claim over several paragraphs, marks and an emoji holds the words that were selected", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short.replace("their plans.", "their plans 👩‍👩‍👧."));
  await select(page, "thousands of travellers had changed their plans 👩‍👩‍👧.The company denies");
  await page.locator("#make-claim").click();
  const quote = await page.locator("#claims .card[aria-current=true] .quote").textContent();
  assert.equal(quote.replaceAll(/\s+/g, " "), "thousands of travellers had changed their plans 👩‍👩‍👧. The company denies");
});

test("selected words become the source of the selected claim", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.locator("#claims .card", { hasText: "450" }).locator(".card-face").click();
  await select(page, "The company");
  await page.locator(".selection-parts button", { hasText: "Source" }).click();
  const group = page.locator(".claim-group", { has: page.locator("h3", { hasText: /^The company$/i }) });
  await group.locator(".card", { hasText: "450" }).waitFor();
});

test("one key accepts a claim and goes on to the next, and the progress says so", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.keyboard.press("j");
  const first = await page.locator("#claims .card[aria-current=true]").getAttribute("id");
  await page.keyboard.press("a");
  await page.locator(".progress", { hasText: /^1 of / }).waitFor();
  const second = await page.locator("#claims .card[aria-current=true]").getAttribute("id");
  assert.notEqual(second, first);
  assert.match(await page.locator(`#${first}`).textContent(), /accepted/);
});

test("a reload finds the work as it was, with a claim of one's own, a deletion and a note", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await select(page, "Ferry to the islands");
  await page.keyboard.press("c");
  await page.locator("#claims .card[aria-current=true]", { hasText: "Ferry" }).waitFor();
  await page.keyboard.press("n");
  await page.keyboard.type("ask the captain");
  await page.locator("h2#claims-title").click();
  await page.locator("#claims .card", { hasText: "450" }).locator(".reject").click();
  await kept(page);
  const before = await cards(page);
  await page.reload();
  await page.locator("#claims .card", { hasText: "Ferry to the islands" }).waitFor();
  await page.locator("#claims .card", { hasText: "thousands" }).waitFor();
  assert.equal(await cards(page), before);
  assert.equal(await page.locator("#claims .card", { hasText: "450" }).count(), 0);
  assert.equal(await page.locator(".note textarea").inputValue(), "ask the captain");
});

test("a saved file opens again with everything in it, on another machine", async (t) => {
  const first = await desk(t, browser);
  await read(first.page, short);
  await first.page.locator("#claims .card", { hasText: "450" }).locator(".accept").click();
  const download = first.page.waitForEvent("download");
  await first.page.keyboard.press("Control+s");
  const file = await download;
  assert.equal(file.suggestedFilename(), "Ferry-to-the-islands-stays-in-port.selon.json");
  const content = await readFile(await file.path(), "utf8");
  assert.equal(JSON.parse(content).format, "selon-dossier/1");

  const second = await desk(t, browser);
  await drop(second.page, "any.selon.json", "application/json", content);
  const card = second.page.locator("#claims .card", { hasText: "450" });
  await card.waitFor();
  assert.match(await card.textContent(), /accepted/);
});

test("a new dossier leaves the old one in the library", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await kept(page);
  await page.locator("#new").click();
  await page.locator("#paste").waitFor();
  await page.locator(".recent", { hasText: "Ferry to the islands" }).click();
  await shown(page);
});

test("nothing is asked of any host while one works", async (t) => {
  const { page, requests, foreign } = await desk(t, browser);
  await page.waitForLoadState("networkidle");
  const before = requests.length;
  await read(page, short);
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await kept(page);
  assert.deepEqual(requests.slice(before).filter((url) => !url.startsWith("blob:")), []);
  assert.deepEqual(foreign, []);
});

test("words that an edit changed are shown old and new and confirmed; words that are gone are listed and placed by hand", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.locator(".accept-visible").click();
  await page.locator("#edit-text").click();
  const edited = short
    .replace("450 passengers were stranded there", "480 passengers were stranded there")
    .replace("denies that any passenger was stranded", "denies all of it");
  await page.locator("#article-text").fill(edited);
  await page.keyboard.press("Escape");
  await page.locator(".moved-line", { hasText: "changed or lost" }).waitFor();
  await page.locator(".filters button", { hasText: "Changed or lost" }).click();
  assert.equal(await page.locator("#claims .card").count(), 2);
  const changed = page.locator("#claims .card", { hasText: "480" });
  assert.match(await changed.locator(".moved").first().textContent(), /450.*→.*480/);
  await changed.locator(".confirm").click();
  assert.equal(await page.locator("#claims .card").count(), 1);
  // The lost words are quoted, and go where the person says.
  const lost = page.locator("#claims .card", { hasText: "any passenger was stranded" });
  await lost.locator(".card-face").click();
  for (const [words, button] of [["all of it", "#place-content"], ["The company", "#place-source"], ["denies", "#place-cue"]]) {
    await select(page, words);
    await page.locator(button).click();
    await page.locator(button).waitFor({ state: "detached" });
  }
  await page.locator(".moved-line").waitFor({ state: "detached" });
  await page.locator(".filters button", { hasText: "All" }).click();
  const placed = page.locator("#claims .card", { hasText: "all of it" });
  await placed.waitFor();
  assert.equal(await placed.locator(".moved").count(), 0);
  assert.match(await placed.textContent(), /denies/);
  await page.keyboard.press("Control+z");
  await page.locator(".moved-line").waitFor();
});
