// Reviewing what the machine found: decide by one key, filter, act on what is visible, correct, and take back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, read, select, short } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Three claims of one source, one of another. */
const office = `Storm closes the port

The harbour office said that 300 passengers were waiting. The harbour office said that 12 ships were late. \
The harbour office said that 40 lorries had turned back. According to the union, 450 passengers were waiting.
`;

const card = (page, words) => page.locator("#claims .card", { hasText: words });
const current = (page) => page.locator("#claims .card[aria-current=true]");
const said = (page, words) => page.locator("[role=status]", { hasText: words }).waitFor();
/** The field under a label; the label of a choice holds its options too. */
const under = (place, label) =>
  place.locator("label", { has: place.page().locator("span", { hasText: new RegExp(`^${label}$`) }) })
    .locator("input, select, textarea");
const field = (page, label) => under(page.locator(".correct"), label);

test("accept, delete and skip each go on to the next claim, and the progress counts what was decided", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.locator(".progress", { hasText: /^1 of 4/ }).waitFor();
  await page.keyboard.press("s");
  assert.match(await current(page).textContent(), /thousands/);
  await page.keyboard.press("x");
  await said(page, "Claim deleted.");
  assert.equal(await card(page, "thousands").count(), 0);
  assert.match(await current(page).textContent(), /any passenger/);
  // Each card says the same in buttons.
  await current(page).locator(".skip-claim").click();
  assert.match(await current(page).textContent(), /450/);
});

test("acts on several touch what the filter shows and nothing else, say to how many, and are one step to undo", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, office);
  await page.locator(".narrow summary").click();
  await under(page.locator(".narrow"), "source").selectOption({ label: "harbour office" });
  assert.equal(await page.locator("#claims .card").count(), 3);
  await page.locator(".accept-visible", { hasText: "Accept the 3 shown" }).click();
  await said(page, "Done: accept claim, 3 times.");
  await under(page.locator(".narrow"), "source").selectOption({ label: "any" });
  assert.match(await card(page, "450").textContent(), /neutral/);
  assert.doesNotMatch(await card(page, "450").textContent(), /accepted/);
  await page.locator(".progress", { hasText: /^3 of 4/ }).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator(".progress", { hasText: /^0 of 4/ }).waitFor();
});

test("a deleted suggestion stays deleted when the text around it changes, and can be taken back", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await card(page, "450").locator(".reject").click();
  await page.locator("#edit-text").click();
  await page.locator("#article-text").fill(`Early on Tuesday it rained.\n\n${short.replace("Ferry", "The ferry")}`);
  await page.keyboard.press("Escape");
  await card(page, "300").waitFor();
  await page.locator(".reading").waitFor({ state: "detached" });
  assert.equal(await card(page, "450").count(), 0);
  await page.locator(".deleted summary", { hasText: "1 deleted suggestion" }).click();
  await page.locator(".deleted button").click();
  await card(page, "450").waitFor();
});

test("a wrong source is corrected from the known ones, and offered for its other claims", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, office);
  await card(page, "12 ships").locator(".correct-claim").click();
  await field(page, "Source").selectOption({ label: "union" });
  const offer = page.locator(".also-all", { hasText: "the source of the 2 other claims too" });
  await offer.click();
  const union = page.locator(".claim-group", { has: page.locator("h3", { hasText: /^(the )?union$/i }) });
  await union.locator(".card", { hasText: "40 lorries" }).waitFor();
  assert.equal(await union.locator(".card").count(), 4);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  assert.equal(await union.locator(".card").count(), 2);
});

test("words of the text become the source by one key, and that too is offered for the others", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, office);
  await card(page, "12 ships").locator(".card-face").click();
  await select(page, "the union");
  await page.keyboard.press("o");
  await page.locator(".also-all").waitFor();
  const union = page.locator(".claim-group", { has: page.locator("h3", { hasText: /^(the )?union$/i }) });
  await union.locator(".card", { hasText: "12 ships" }).waitFor();
});

test("a figure is read again by hand, and the comparison follows", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await card(page, "450").locator(".correct-claim").click();
  await field(page, "At most").fill("1 500");
  await field(page, "At most").press("Tab");
  await page.locator(".figure-face", { hasText: "450 to 1,500" }).first().waitFor();
  await field(page, "What is counted").fill("lorries");
  await field(page, "What is counted").press("Tab");
  await page.locator("[role=status]", { hasText: "correct figure" }).waitFor();
});

test("a claim takes tags, evidence, a status and an assessment in one's own words; none is asked for", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  const fill = async (label, value) => {
    await field(page, label).fill(value);
    await field(page, label).press("Tab");
  };
  await field(page, "Check").selectOption({ label: "checking" });
  await fill("Tags", "port, storm, port");
  await fill("Assessment, in your words", "Their own count, taken at noon.");
  await fill("On your scale", "plausible");
  await page.locator(".add-evidence").click();
  await fill("Address", "https://example.org/log");
  await fill("What it says", "300 tickets were refunded");
  await page.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
  await page.reload();
  await page.locator("#article mark").first().waitFor();
  await card(page, "300").locator(".correct-claim").click();
  assert.equal(await field(page, "Tags").inputValue(), "port, storm");
  assert.equal(await field(page, "Assessment, in your words").inputValue(), "Their own count, taken at noon.");
  assert.equal(await field(page, "On your scale").inputValue(), "plausible");
  assert.equal(await field(page, "What it says").inputValue(), "300 tickets were refunded");
  assert.equal(await field(page, "Check").evaluate((one) => one.selectedOptions[0].textContent), "checking");
});

test("a source is renamed, made one with another, and taken apart again", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, office);
  const group = (name) => page.locator(".claim-group", { has: page.locator("h3", { hasText: name }) });
  await group(/^union$/).locator(".source-tools summary").click();
  await under(group(/^union$/), "The same as").selectOption({ label: "harbour office" });
  assert.equal(await group(/^harbour office$/).locator(".card").count(), 4);
  await group(/^harbour office$/).locator(".source-tools summary").click();
  await under(group(/^harbour office$/), "Name shown").fill("Port of Ayre");
  await under(group(/^harbour office$/), "Name shown").press("Tab");
  await group(/^Port of Ayre$/).locator(".source-tools button", { hasText: "Not the same as" }).click();
  await group(/^union$/).locator(".card", { hasText: "450" }).waitFor();
});

test("keys are seen, searched and changed; a change outlives the page, and a taken key is refused", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.keyboard.press("?");
  await page.locator("#search-keys").fill("accept");
  assert.equal(await page.locator("#keys-dialog dd").count(), 1);
  await page.locator("#keys-dialog .key").click();
  await page.keyboard.press("x");
  await page.locator("#keys-dialog [role=status]", { hasText: "This key is taken: Delete the claim" }).waitFor();
  await page.keyboard.press("y");
  await page.locator("#keys-dialog .key", { hasText: "Y" }).waitFor();
  await page.keyboard.press("Escape");
  await page.reload();
  await page.locator("#article mark").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.keyboard.press("y");
  await page.locator(".progress", { hasText: /^1 of 4/ }).waitFor();
});

test("marks can be kept from screen readers; the list stays complete", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  assert.ok((await page.locator("#article mark[role=button]").count()) > 0);
  await page.keyboard.press("q");
  await said(page, "Marks are silent.");
  assert.equal(await page.locator("#article mark:not([role=none])").count(), 0);
  assert.equal(await page.locator("#claims .card").count(), 4);
});

test("single keys can be switched off, and then none does anything; the buttons still do", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.keyboard.press("?");
  await page.locator("#keys-dialog .tick", { hasText: "Single keys do something" }).locator("input").uncheck();
  await page.keyboard.press("Escape");
  for (const key of ["j", "a", "x", "i", "t", "?"]) await page.keyboard.press(key);
  assert.equal(await current(page).count(), 0);
  assert.equal(await page.locator(".caret, #article-text, #keys-dialog").count(), 0);
  await card(page, "450").locator(".accept").click();
  await page.locator(".progress", { hasText: /^1 of 4/ }).waitFor();
  await page.reload();
  await page.locator("#article mark").first().waitFor();
  await page.keyboard.press("j");
  assert.equal(await current(page).count(), 0);
  // Keys with Ctrl stay.
  await page.keyboard.press("Control+z");
  await page.locator(".progress", { hasText: /^0 of 4/ }).waitFor();
});

test("what is being typed into a field stays while earlier work is saved", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await field(page, "Tags").fill("port");
  await field(page, "Tags").press("Tab");
  const assessment = field(page, "Assessment, in your words");
  await assessment.focus();
  await page.keyboard.type("Half of a");
  await page.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
  await page.keyboard.type(" sentence");
  assert.equal(await assessment.inputValue(), "Half of a sentence");
});
