// Everybody can use it: axe in every state and theme, the keyboard alone, a small screen, large text, less motion.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { desk, french, read, short, shown } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds. What lies half under an edge has no size to measure: it is brought into view, and measured again. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await window.axe.run(document, { runOnly: standards });
    const small = async ({ target }) => {
      const element = document.querySelector(target.at(-1));
      element.scrollIntoView({ block: "center" });
      const again = await window.axe.run(element, { runOnly: { type: "rule", values: ["target-size"] } });
      return again.violations.length > 0;
    };
    const kept = [];
    for (const { id, nodes } of violations) {
      const real = [];
      for (const node of nodes) if (id !== "target-size" || (await small(node))) real.push(node.html.slice(0, 160));
      if (real.length > 0) kept.push({ id, real });
    }
    return kept;
  });
  return found.map(({ id, real }) => `${id}: ${real.join(" | ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on the desk, on an article, in writing and in dialogs (${colorScheme})`, async (t) => {
    const { page } = await desk(t, browser, { context: { colorScheme, reducedMotion: "reduce" } });
    assert.deepEqual(await violations(page), [], "desk");
    await read(page, french);
    assert.deepEqual(await violations(page), [], "article");
    await page.keyboard.press("j");
    await page.locator("#claims .card[aria-current=true] summary").click();
    assert.deepEqual(await violations(page), [], "selected");
    await page.keyboard.press("?");
    assert.deepEqual(await violations(page), [], "keys");
    await page.keyboard.press("Escape");
    await page.locator("#edit-text").click();
    assert.deepEqual(await violations(page), [], "writing");
  });
}

test("by keyboard alone: open an example, walk through claims, cross to a card, ask why, delete, undo", async (t) => {
  const { page } = await desk(t, browser);
  const active = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  const tabTo = async (id) => {
    for (let n = 0; n < 40; n++) {
      if ((await active()) === id) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not reach ${id}`);
  };
  await tabTo("example-en");
  await page.keyboard.press("Enter");
  await shown(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.match(await active(), /^mark-/);
  const mark = await active();
  await page.keyboard.press("Enter");
  assert.match(await active(), /card-face/);
  await page.keyboard.press("Enter");
  assert.equal(await active(), mark);
  const cards = await page.locator("#claims .card").count();
  await page.keyboard.press("Delete");
  await page.locator("[role=status]", { hasText: "Claim deleted." }).waitFor();
  assert.equal(await page.locator("#claims .card").count(), cards - 1);
  await page.keyboard.press("Control+z");
  await page.locator("[role=status]", { hasText: "Undone" }).waitFor();
  assert.equal(await page.locator("#claims .card").count(), cards);
});

test("Tab passes the text in one stop, whatever the number of marks", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, french);
  assert.equal(await page.locator("#article [tabindex='0']").count(), 1);
});

test("a phone shows one part at a time, without scrolling sideways", async (t) => {
  const { page } = await desk(t, browser, { context: { viewport: { width: 390, height: 844 } } });
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(await sideways(), false, "desk");
  await read(page, french);
  assert.equal(await sideways(), false, "article");
  assert.equal(await page.locator("#claims").isVisible(), false);
  await page.locator(".panes button", { hasText: "Claims" }).click();
  assert.equal(await page.locator("#claims").isVisible(), true);
  assert.equal(await page.locator("#article").isVisible(), false);
  assert.equal(await sideways(), false, "claims");
});

test("at twice the text size nothing is cut off or pushed out", async (t) => {
  const { page } = await desk(t, browser, { context: { viewport: { width: 1280, height: 800 } } });
  await read(page, short);
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  for (const button of await page.locator(".toolbar button:visible").all()) {
    const box = await button.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 1280, await button.textContent());
  }
});

test("in forced colours source, cue, content, hedge and figure keep their shapes", async (t) => {
  const { page } = await desk(t, browser, { context: { forcedColors: "active" } });
  await read(page, french);
  const line = (part) =>
    page.locator(`#article mark.${part}`).first().evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.textDecorationLine, style.textDecorationStyle, style.borderTopStyle, style.borderInlineStartWidth].join();
    });
  const shapes = await Promise.all(["source", "cue", "content", "hedge", "figure"].map(line));
  assert.equal(new Set(shapes).size, 5, String(shapes));
});
