// Several articles in one dossier: added, listed, described, moved, removed; compared; and followed from one version to
// the next.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, drop, paste, read, short, words } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const other = `Islanders tell of a night in the harbour

A spokeswoman for the islanders said that 380 passengers were stranded in Port Ayre. The harbour office said that two \
ferries were damaged.
`;

const tabs = (page) => page.locator(".article-tab");
const current = (page) => page.locator(".article-tab[aria-current=true]").textContent();
const said = (page, text) => page.locator("[role=status]", { hasText: text }).waitFor();

/** A desk with two articles on one story; the second is shown. */
async function two(t, options) {
  const opened = await desk(t, browser, options);
  await read(opened.page, short);
  await paste(opened.page, other);
  await opened.page.locator("#take-another").click();
  await opened.page.locator("#article mark", { hasText: "380" }).first().waitFor();
  return opened;
}

test("a text that comes while another lies there is asked about, and nothing is lost by leaving the question", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const before = await words(page);
  await paste(page, other);
  await page.locator("#arrived-dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#arrived-dialog").waitFor({ state: "detached" });
  assert.equal(await words(page), before);
  assert.equal(await tabs(page).count(), 1);
});

test("a second article is added by paste, a third by file, and by keys alone one goes from one to the next", async (t) => {
  const { page, errors } = await two(t);
  assert.equal(await tabs(page).count(), 2);
  assert.match(await current(page), /Islanders tell/);
  await drop(page, "third.txt", "text/plain", "A third paper\n\nPolice said that 300 passengers were stranded in Port Ayre.");
  await page.locator("#arrived-dialog").waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#article mark", { hasText: "Police" }).first().waitFor();
  assert.equal(await tabs(page).count(), 3);
  await page.keyboard.press("g");
  await page.locator(".article-tab[aria-current=true]", { hasText: "Ferry to the islands" }).waitFor();
  await page.keyboard.press("Shift+G");
  await page.locator(".article-tab[aria-current=true]", { hasText: "A third paper" }).waitFor();
  assert.deepEqual(errors, []);
});

test("an article is moved, described and removed, each with undo", async (t) => {
  const { page } = await two(t);
  const choose = async (what) => {
    await page.locator("#article-menu").click();
    await page.locator(".menu-list button", { hasText: what }).click();
  };
  await choose("Move before");
  assert.match(await tabs(page).first().textContent(), /Islanders tell/);
  await choose("Details");
  await page.locator("#details-outlet").fill("The Ayre Courier");
  await page.locator("#details-date").fill("2025-03-04");
  await page.locator("#details-author").pressSequentially("Ines Marr");
  await page.keyboard.press("Escape");
  await tabs(page).filter({ hasText: "The Ayre Courier · 2025-03-04 · English" }).waitFor();
  await choose("Details");
  assert.equal(await page.locator("#details-author").inputValue(), "Ines Marr");
  await page.keyboard.press("Escape");
  await choose("Remove");
  await said(page, "remove article");
  assert.equal(await tabs(page).count(), 1);
  await page.keyboard.press("Control+z");
  await tabs(page).filter({ hasText: "The Ayre Courier" }).waitFor();
});

test("what is being written in a field stays there when the page changes meanwhile", async (t) => {
  const { page } = await two(t);
  await page.locator("#article-menu").click();
  await page.locator(".menu-list button", { hasText: "Move before" }).click();
  await page.locator("#article-menu").click();
  await page.locator(".menu-list button", { hasText: "Details" }).click();
  await page.locator("#details-outlet").fill("The Ayre Cou");
  await page.locator("#kept", { hasText: "Saved" }).waitFor({ state: "attached" });
  await page.locator("#details-outlet").press("End");
  await page.keyboard.type("rier");
  assert.equal(await page.locator("#details-outlet").inputValue(), "The Ayre Courier");
  await page.keyboard.press("Escape");
  await tabs(page).filter({ hasText: "The Ayre Courier" }).waitFor();
});

test("a source has one letter and one colour in every article", async (t) => {
  const { page } = await two(t);
  const office = () =>
    page.locator("#article mark.source", { hasText: "harbour office" }).first().evaluate((mark) => [
      mark.dataset.letter,
      getComputedStyle(mark).getPropertyValue("--source"),
    ]);
  const here = await office();
  await page.keyboard.press("g");
  await page.locator("#article mark", { hasText: "450" }).first().waitFor();
  assert.deepEqual(await office(), here);
});

test("the board compares across articles, says which, and opens the right one at the right place", async (t) => {
  const { page } = await two(t);
  const row = page.locator(".board-row", { hasText: "450" });
  await row.locator(".board-article", { hasText: "Ferry to the islands" }).waitFor();
  assert.equal(await page.locator(".board-row", { hasText: "380" }).count(), 1);
  await row.click();
  await page.locator("#article mark[data-figure]", { hasText: "450" }).first().waitFor();
  assert.match(await current(page), /Ferry to the islands/);
  await page.locator(".board-scope button", { hasText: "Ferry to the islands" }).click();
  await page.locator(".board-row", { hasText: "380" }).waitFor({ state: "detached" });
  assert.equal(await page.locator(".board-row", { hasText: "450" }).count(), 1);
});

test("a newer version is recognised, says which figures, sources and hedges changed, and keeps notes and decisions", async (t) => {
  const { page, errors } = await desk(t, browser);
  await read(page, short);
  await page.locator("#claims .card", { hasText: "450" }).locator(".card-face").click();
  await page.keyboard.press("n");
  await page.locator(".note textarea:focus").waitFor();
  await page.keyboard.type("call the union");
  await page.locator("h2#claims-title").click();
  const newer = short
    .replace("about 300", "at least 320")
    .replace("According to the union", "According to the crew");
  await paste(page, newer);
  await page.locator("#arrived-dialog [role=status]", { hasText: "newer version" }).waitFor();
  await page.locator("#take-newer").click();
  const change = (text) => page.locator("#changes .change", { hasText: text }).waitFor();
  await change(/figure.*about 300 passengers.*at least 320 passengers/);
  await change(/source.*union.*crew/i);
  assert.equal(await tabs(page).count(), 1);
  assert.equal(await page.locator("#claims .note textarea").inputValue(), "call the union");
  await page.locator("#changes .change", { hasText: "320" }).click();
  await page.locator("#claims .card[aria-current=true]", { hasText: "320" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator("#article", { hasText: "about 300" }).waitFor();
  assert.equal(await page.locator("#changes").count(), 0);
  assert.deepEqual(errors, []);
});

test("the same text again changes nothing, and says so", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await paste(page, short);
  await page.locator("#take-newer").click();
  await said(page, "no figure, source or hedge");
  assert.equal(await page.locator("#changes").count(), 0);
});

test("on a phone several articles fit, and a row of the board leads to its place in the article", async (t) => {
  const { page } = await two(t, { context: { viewport: { width: 390, height: 844 } } });
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(await sideways(), false);
  await page.locator(".panes button", { hasText: "Comparison" }).click();
  assert.equal(await sideways(), false);
  await page.locator(".board-row", { hasText: "450" }).click();
  await page.locator(".panes button", { hasText: "Article" }).click();
  const figure = page.locator("#article mark[data-figure]", { hasText: "450" }).first();
  await figure.waitFor();
  assert.equal(await figure.isVisible(), true);
});
