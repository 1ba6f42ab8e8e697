// Annotating with a mouse, with a finger, and with keys alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, read, select, short, words } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const current = (page) => page.locator("#claims .card[aria-current=true]");
const quote = (page) => current(page).locator(".quote").textContent();
const selection = (page) => page.evaluate(() => getSelection().toString());
const preview = (page) =>
  page.evaluate(() => [...(CSS.highlights.get("selon-preview") ?? [])].map((range) => range.toString()).join());

/** Where a word of the article stands: its middle, or with `edge` its left or right end. */
const place = (page, word, edge = 0.5) =>
  page.evaluate(
    ([word, edge]) => {
      const walker = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(word);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + word.length);
        const rect = range.getBoundingClientRect();
        return [rect.left + rect.width * edge, rect.top + rect.height / 2];
      }
      throw new Error(`the article does not say ${word}`);
    },
    [word, edge],
  );

test("by keys alone: a caret by character, word, sentence and claim, extended, made a claim with a source", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.keyboard.press("i");
  await page.locator(".caret").waitFor();
  await page.keyboard.press("Control+ArrowRight");
  for (const _ of "xx") await page.keyboard.press("Shift+Control+ArrowRight");
  assert.equal(await selection(page), " to the");
  await page.keyboard.press("Shift+ArrowLeft");
  assert.equal(await selection(page), " to th");
  await page.keyboard.press("Control+ArrowDown");
  await page.keyboard.press("Control+ArrowDown");
  await page.keyboard.press("Shift+Control+ArrowDown");
  assert.match(await selection(page), /^According to the union.*stranded there\.\s*$|^The harbour office.*Ayre\.\s*$/);
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+J");
  assert.match(await selection(page), /passengers|plans|denies/);
  // A claim of the title, then its source from the last sentence.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("i");
  await page.keyboard.press("Shift+Control+ArrowRight");
  await page.locator("#make-claim").waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[role=status]", { hasText: "Claim made." }).waitFor();
  assert.equal(await quote(page), "Ferry");
});

test("a selection grows to words, shows what it would become, and to characters with Alt", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const from = await place(page, "islands", 0.45);
  const to = await place(page, "stays", 0.5);
  const drag = async () => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
    await page.locator("#make-claim").waitFor();
  };
  await drag();
  assert.equal(await preview(page), "islands stays");
  await page.locator("#make-claim").click();
  assert.equal(await quote(page), "islands stays");
  assert.equal(await preview(page), "");
  await page.locator(".selection-bar").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await page.keyboard.down("Alt");
  await drag();
  assert.notEqual(await preview(page), "islands stays");
  await page.keyboard.up("Alt");
  await page.locator("#make-claim").click();
  const exact = await quote(page);
  assert.ok(exact.length < "islands stays".length && "islands stays".includes(exact), exact);
});

test("sentences are one press of a key away", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await select(page, "450 passengers");
  await page.locator("#make-claim").waitFor();
  await page.keyboard.press("w");
  await page.waitForFunction(() =>
    [...(CSS.highlights.get("selon-preview") ?? [])].some((range) => /^According to the union/.test(range.toString())),
  );
  await page.keyboard.press("c");
  assert.match(await quote(page), /^According to the union, 450 passengers were stranded there\.?$/);
});

test("the ends of a part are moved by keys, as one step to undo", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("b");
  await page.locator(".handle.end:focus").waitFor();
  const shown = (words) => current(page).locator(".quote", { hasText: new RegExp(`^${words}$`) }).waitFor();
  for (const _ of "xx") await page.keyboard.press("Control+ArrowLeft");
  await shown("450 passengers were");
  await page.keyboard.press("ArrowLeft");
  await shown("450 passengers wer");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await shown("450 passengers were stranded there");
});

test("the ends of a part are dragged by handles; the words are shown before they are taken", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.mouse.click(...(await place(page, "were stranded there")));
  const end = page.locator(".handle.end");
  await end.waitFor();
  const box = await end.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(...(await place(page, "were stranded there", 0.6)), { steps: 5 });
  assert.equal(await preview(page), "450 passengers were stranded");
  await page.mouse.up();
  assert.equal(await quote(page), "450 passengers were stranded");
});

test("content takes a second piece, and gives it up", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.locator("#claims .card", { hasText: "450" }).locator(".card-face").click();
  await select(page, "changed their plans");
  await page.locator("#make-content").waitFor();
  await page.keyboard.press("p");
  assert.equal(await quote(page), "450 passengers were stranded there […] changed their plans");
  await page.keyboard.press("e");
  await page.locator(".parts li", { hasText: "changed their plans" }).getByRole("button", { name: "Take away" }).click();
  assert.equal(await quote(page), "450 passengers were stranded there");
});

test("claims on the same words are each reached: by pressing again, and by a key", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.locator("#claims .card", { hasText: "450" }).locator(".accept").click();
  await select(page, "passengers were stranded there");
  await page.locator("#make-claim").waitFor();
  await page.keyboard.press("c");
  const own = await current(page).getAttribute("id");
  const at = await place(page, "were stranded there");
  await page.mouse.click(...at);
  const first = await current(page).getAttribute("id");
  await page.mouse.click(...at);
  const second = await current(page).getAttribute("id");
  assert.notEqual(first, second);
  assert.ok([first, second].includes(own));
  await page.keyboard.press("u");
  assert.equal(await current(page).getAttribute("id"), first);
});

test("by touch: selected words bring a bar below them, and a tap makes the claim", async (t) => {
  const { page } = await desk(t, browser, {
    context: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 780 } },
  });
  await read(page, short);
  await select(page, "changed their plans");
  const bar = page.locator(".selection-bar");
  await bar.waitFor();
  const [, bottom] = await place(page, "changed their plans");
  const box = await bar.boundingBox();
  assert.ok(box.y > bottom && box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
  await page.locator("#make-claim").tap();
  await page.locator(".panes button", { hasText: "Claims" }).tap();
  assert.equal(await quote(page), "changed their plans");
  assert.match(await words(page), /changed their plans/);
});

test("by touch: a handle is dragged with a finger, and the words are shown before they are taken", async (t) => {
  const { page, context } = await desk(t, browser, {
    context: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 780 } },
  });
  await read(page, short);
  // On a small page the sentence stands on several lines.
  const inside = () => page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf("stranded there");
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + "stranded".length);
      const rect = range.getBoundingClientRect();
      return [rect.left + rect.width * 0.4, rect.top + rect.height / 2];
    }
    throw new Error("the article does not say it");
  });
  await page.touchscreen.tap(...(await inside()));
  const end = page.locator(".handle.end");
  await end.waitFor();
  const box = await end.boundingBox();
  assert.ok(box.width >= 44, "a finger finds it");
  const touch = await context.newCDPSession(page);
  const finger = (type, ...points) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  const from = [box.x + box.width / 2, box.y + box.height / 2];
  const to = await inside();
  await finger("touchStart", from);
  for (const part of [0.3, 0.6, 1]) await finger("touchMove", from.map((at, n) => at + (to[n] - at) * part));
  assert.equal(await preview(page), "450 passengers were stranded");
  await finger("touchEnd");
  await page.locator(".panes button", { hasText: "Claims" }).tap();
  assert.equal(await quote(page), "450 passengers were stranded");
});
