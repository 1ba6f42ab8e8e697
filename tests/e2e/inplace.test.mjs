// <selon-annotator for="…">: claims marked in a page's own article, which stays as it was.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violationsIn } from "./support/axe.mjs";
import { launch, until } from "./support/desk.mjs";
import { article, courier, page as pageOf } from "./support/host.mjs";
import { visit } from "./support/visit.mjs";
import { standing } from "./support/words.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ELEMENT = '<selon-annotator for="#article"><p id="static">Who says what is told below.</p></selon-annotator>';
const site = ({ css = "", body = article, element = ELEMENT, script = "", lang = "en", include = true } = {}) => ({
  "/site.css": courier + css,
  "/icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "/site.js": script,
  "/story.html": pageOf({ body: element + body, lang, include, head: script && '<script type="module" src="/site.js"></script>' }),
});
const panel = (page) => page.locator("selon-annotator").first();

/** The words of every highlight of a part, in the order of the text. */
const marked = (page, part) =>
  page.evaluate((part) => {
    const ranges = [...CSS.highlights].flatMap(([name, highlight]) => (name.includes(`-${part}-`) ? [...highlight] : []));
    ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
    return ranges.map((range) => range.toString().replace(/\u00AD/g, "").replace(/\s+/g, " "));
  }, part);
const claims = (page, words) => page.locator("selon-annotator .sum", { hasText: words ?? /\d+ claims/ }).first().waitFor();

/** Where some words stand in the window. */
const placeOf = (page, words) => page.evaluate(standing, ["#article", words, { see: "center" }]);
/** Clicks on words once they have come to rest: what is laid out late moves them. */
const clickOn = async (page, words) => {
  let place = await placeOf(page, words);
  for (let before = []; String(before) !== String(place); ) {
    before = place;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    place = await placeOf(page, words);
  }
  await page.mouse.click(...place);
};

test("claims are marked where they stand, and nothing of the page changes: not a node, not a size", async (t) => {
  const { page, seen } = await visit(t, browser, { files: site(), shifts: true });
  const was = await page.evaluate(() => document.querySelector("#article").outerHTML);
  await claims(page);
  assert.deepEqual(await marked(page, "source"), ["The harbour office", "union", "Unnamed officials", "Moira Tennant", "The company"].map((words, n) => (n === 1 ? "the union" : words)));
  const figures = await marked(page, "figure");
  assert.ok(figures.some((words) => /^about 300/.test(words)) && figures.some((words) => /^450/.test(words)), figures.join(" | "));
  const content = (await marked(page, "content")).join(" | ");
  assert.match(content, /Nobody told us anything 🙁/);
  assert.doesNotMatch(content, /999|777/, "what the reader does not see is not read");
  assert.equal(await page.evaluate(() => document.querySelector("#article").outerHTML), was);
  assert.equal(await page.evaluate(() => window.shifted), 0);
  assert.deepEqual([seen.errors, seen.refusals, seen.foreign], [[], [], []]);
});

test("a click on a mark shows its card, and the page gets the click, too; links stay links", async (t) => {
  const script = "window.clicks = 0; document.querySelector('#article').addEventListener('click', () => window.clicks++);";
  const { page, events } = await visit(t, browser, { files: site({ script }) });
  await claims(page);
  await clickOn(page, "were stranded in Port");
  const card = panel(page).locator(".card");
  await card.waitFor();
  const said = await card.textContent();
  for (const words of [/The harbour office/, /said/, /about 300.passengers/, /read as 270 to 330/, /about ±10 %/, /≠ .*union.*450/, /Why is this marked/]) {
    assert.match(said, words);
  }
  assert.equal(await page.evaluate(() => window.clicks), 1);
  assert.deepEqual(await marked(page, "active"), ["about 300 passengers were stranded in Port Ayre"]);
  await page.mouse.click(500, 5);
  await card.waitFor({ state: "hidden" });
  await clickOn(page, "union");
  await page.waitForFunction(() => location.hash === "#union");
  assert.equal(await card.isVisible(), false);
  assert.deepEqual(await marked(page, "active"), []);
  const select = (await events()).filter(({ type }) => type === "selon-select").map(({ detail }) => detail.claim);
  assert.deepEqual(select, ["0", null]);
});

test("by keys alone: the list leads to a claim, the card is read out, steps on, and gives the focus back", async (t) => {
  const { page } = await visit(t, browser, { files: site() });
  await claims(page);
  await panel(page).getByRole("button", { name: "List" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const card = panel(page).getByRole("dialog", { name: /Claim 1 of \d+: The harbour office, said/ });
  await card.waitFor();
  assert.equal(await panel(page).evaluate((element) => element.shadowRoot.activeElement.className), "card source-0");
  await panel(page).getByRole("status").filter({ hasText: "Claim 1 of" }).waitFor();
  await panel(page).getByRole("button", { name: "Next claim" }).press("Enter");
  await panel(page).getByRole("dialog", { name: /Claim 2 of \d+: the union/ }).waitFor();
  await page.keyboard.press("Escape");
  await panel(page).locator(".card").waitFor({ state: "hidden" });
  assert.match(await panel(page).evaluate((element) => element.shadowRoot.activeElement.textContent), /The harbour office/);
});

test("axe finds nothing, with the list and a card open, in light and dark and on a telephone", async (t) => {
  for (const [colorScheme, width] of [["light", 1000], ["dark", 390]]) {
    const { page } = await visit(t, browser, { files: site(), context: { colorScheme, viewport: { width, height: 800 } } });
    await claims(page);
    assert.deepEqual(await violationsIn(page, "selon-annotator"), [], colorScheme);
    await panel(page).getByRole("button", { name: "List" }).click();
    await panel(page).locator(".claims button").first().click();
    await panel(page).locator(".card").waitFor();
    assert.deepEqual(await violationsIn(page, "selon-annotator"), [], `${colorScheme}, card`);
    const box = await panel(page).locator(".card").boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= 800, JSON.stringify(box));
  }
});

test("the marks follow the page: words changed, an article swapped for another, an article that comes late", async (t) => {
  const { page } = await visit(t, browser, { files: site() });
  await claims(page);
  await page.evaluate(() => (document.querySelector("#article p:last-of-type").textContent = "The mayor said 25 boats were repaired."));
  await page.waitForFunction(() => [...CSS.highlights].some(([name, all]) => name.includes("-source-") && [...all].some((r) => `${r}` === "The mayor")));
  await page.evaluate(() => {
    document.querySelector("#article").remove();
    const next = Object.assign(document.createElement("article"), { id: "article" });
    next.innerHTML = "<h1>Another story</h1><p>According to the council, 12 trees were felled.</p>";
    document.querySelector("main").append(next);
  });
  await page.waitForFunction(() => [...CSS.highlights].some(([name, all]) => name.includes("-content-") && [...all].some((r) => /12 trees/.test(r))));
  assert.deepEqual(await marked(page, "source"), ["the council"]);
  await page.evaluate(() => document.querySelector("#article").remove());
  await panel(page).getByText("There is no article “#article” on this page yet.").waitFor();
  assert.deepEqual(await marked(page, "content"), []);
  await page.evaluate(() => (document.querySelector("main").innerHTML = '<div id="article"><p>The union said 450 jobs were lost.</p></div>'));
  await page.waitForFunction(() => [...CSS.highlights].some(([name]) => name.includes("-content-")));
});

test("removed, the element takes everything with it: marks, sheets, listeners, the worker", async (t) => {
  const { page } = await visit(t, browser, { files: site() });
  await claims(page);
  assert.equal(page.workers().length, 1);
  const gone = page.workers()[0].waitForEvent("close");
  await page.evaluate(() => document.querySelector("selon-annotator").remove());
  await gone;
  assert.deepEqual(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length]), [0, 0]);
});

test("removed and put back twenty times, nothing is left behind", async (t) => {
  const { page, context } = await visit(t, browser, { files: site() });
  await claims(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable");
  const measure = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { listeners: of("JSEventListeners"), nodes: of("Nodes"), heap: of("JSHeapUsedSize") };
  };
  const again = async () => {
    const gone = page.workers()[0].waitForEvent("close");
    await page.evaluate(() => {
      window.kept = document.querySelector("selon-annotator");
      window.kept.remove();
    });
    await gone;
    await page.evaluate(() => document.body.prepend(window.kept));
    await page.waitForFunction(() => CSS.highlights.size > 0);
  };
  for (let n = 0; n < 3; n++) await again();
  const before = await measure();
  for (let n = 0; n < 20; n++) await again();
  const after = await measure();
  assert.equal(page.workers().length, 1);
  assert.ok(after.listeners <= before.listeners + 2, JSON.stringify([before, after]));
  assert.ok(after.nodes <= before.nodes + 60, JSON.stringify([before, after]));
  assert.ok(after.heap <= before.heap + 700_000, JSON.stringify([before, after]));
});

test("moved within the page, the element goes on as it is", async (t) => {
  const { page } = await visit(t, browser, { files: site() });
  await claims(page);
  await page.evaluate(() => document.body.append(document.querySelector("selon-annotator")));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.ok((await marked(page, "content")).length > 0);
  assert.equal(page.workers().length, 1);
});

test("two elements and a second import are at peace with each other", async (t) => {
  const two = `${article.replaceAll('id="article"', 'id="second"').replace('<p class="masthead">The Callan Courier</p>', "")}`;
  const element = `${ELEMENT}<selon-annotator for="#second"></selon-annotator>`;
  const script = 'import "/selon/selon-annotator.js?again"; window.twice = true;';
  const { page, seen } = await visit(t, browser, { files: site({ element, body: article + two, script }) });
  await page.waitForFunction(() => window.twice);
  await page.locator("selon-annotator .sum", { hasText: /claims/ }).nth(1).waitFor();
  assert.equal((await marked(page, "source")).length, 10);
  assert.equal(page.workers().length, 1, "they share one analyser");
  await page.evaluate(() => document.querySelector("selon-annotator").remove());
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal((await marked(page, "source")).length, 5);
  assert.deepEqual(seen.errors, []);
});

test("a hostile page stays as it wants to be, and so does Selon", async (t) => {
  const css = `
    * { all: unset !important; }
    ::highlight(selon) { background: red; } ::highlight(search) { background: lime; }
    mark { background: red !important; font-size: 99px !important; }`;
  const script = `
    window.keys = [];
    document.addEventListener("keydown", (event) => { window.keys.push(event.key); if (event.key !== "Tab" && event.key !== "Enter") event.preventDefault(); }, true);
    const range = document.createRange();
    range.selectNode(document.querySelector("h1"));
    CSS.highlights.set("search", new Highlight(range));`;
  const { page } = await visit(t, browser, { files: site({ css, script }) });
  await claims(page);
  assert.equal(await panel(page).evaluate((element) => getComputedStyle(element).display), "block");
  assert.match(await panel(page).locator(".bar").evaluate((bar) => getComputedStyle(bar).fontFamily), /system-ui/);
  await panel(page).getByRole("button", { name: "List" }).focus();
  for (const key of ["Enter", "Tab", "Tab", "Enter"]) await page.keyboard.press(key);
  await panel(page).locator(".card").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  await panel(page).locator(".card").waitFor({ state: "hidden" });
  assert.deepEqual(await page.evaluate(() => window.keys), ["Enter", "Tab", "Tab", "Enter", "j", "Escape"], "the page gets every key");
  assert.deepEqual(await page.evaluate(() => [...CSS.highlights.get("search")].length), 1, "the page's own highlight stays");
});

for (const [what, css, lang] of [
  ["right-to-left", "html { direction: rtl; }", "ar"],
  ["transformed", "main { transform: translate(40px, 20px) scale(0.8); } selon-annotator { transform: scale(0.9); }", "en"],
  ["zoomed", "main { zoom: 1.4; } selon-annotator { zoom: 0.8; }", "en"],
  ["with content that is laid out late", "#article p { content-visibility: auto; contain-intrinsic-size: auto 5rem; } h1 { margin-bottom: 2500px; }", "en"],
]) {
  test(`in a page that is ${what}, marks and card stand at their words`, async (t) => {
    const { page } = await visit(t, browser, { files: site({ css, lang }) });
    await claims(page);
    await clickOn(page, "450 passengers");
    const card = panel(page).locator(".card");
    await card.waitFor();
    assert.match(await card.textContent(), /the union/);
    const [x, y] = await placeOf(page, "450 passengers");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const box = await card.boundingBox();
    const away = Math.max(0, box.y - y, y - box.y - box.height);
    assert.ok(away < 90, `the card is ${away} px above or below its words`);
    assert.ok(box.x >= 0 && box.x + box.width <= 1000 && x < 1000, JSON.stringify(box));
  });
}

test("where workers are refused, the page itself reads, with the same marks", async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'none'; img-src 'self'";
  const { page } = await visit(t, browser, { files: site(), policy });
  await claims(page);
  assert.equal(page.workers().length, 0);
  assert.equal((await marked(page, "source")).length, 5);
});

test("where the browser has no highlights, boxes are laid over the words and let every click through", async (t) => {
  const script = "window.clicks = 0; document.querySelector('#article').addEventListener('click', () => window.clicks++);";
  const without = (page) => page.addInitScript(() => delete window.Highlight);
  const { page } = await visit(t, browser, { files: site({ script }), before: without });
  await claims(page);
  const box = panel(page).locator(".layer > div").first();
  await box.waitFor();
  const lies = ([x, y]) => {
    const boxes = [...document.querySelector("selon-annotator").shadowRoot.querySelectorAll(".layer > div")];
    return boxes.map((one) => one.getBoundingClientRect()).some((b) => b.left < x && x < b.right && b.top < y && y < b.bottom);
  };
  // What stands above may still grow: where the words stand is asked until a box lies on them.
  let place;
  const boxed = async () => page.evaluate(lies, (place = await placeOf(page, "450 passengers")));
  await until(page, boxed, "a box lies on the words");
  await page.mouse.click(...place);
  await panel(page).locator(".card").waitFor();
  assert.equal(await page.evaluate(() => window.clicks), 1);
});

test("where WebAssembly is refused, the article stays, and the page's own words are shown with the reason", async (t) => {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self'";
  const { page } = await visit(t, browser, { files: site(), policy });
  await panel(page).getByText("refuses WebAssembly").waitFor();
  assert.equal(await page.locator("#static").isVisible(), true);
});

test("what is found can be asked for, in the page's own units, and taken out", async (t) => {
  const { page, events } = await visit(t, browser, { files: site() });
  await claims(page);
  const { analysis, text } = await panel(page).evaluate(async (element) => ({ analysis: await element.analyze(), text: element.text }));
  assert.equal(analysis.offsets, "utf16");
  const sources = analysis.claims.map(({ source }) => text.slice(...source.span));
  assert.deepEqual(sources, analysis.claims.map(({ source }) => source.text));
  assert.match(text, /^Ferry to the islands stays in port\n\n/);
  assert.match(await panel(page).evaluate((element) => element.export("md")), /450/);
  const told = (await events()).find(({ type }) => type === "selon-change");
  assert.equal(told.detail.claims, analysis.claims.length);
  assert.equal(await panel(page).evaluate((element) => element.focusClaim("1")), true);
  await panel(page).getByRole("dialog", { name: /the union/ }).waitFor();
});

test("importing it where there is no page defines nothing and breaks nothing", async () => {
  const root = process.env.SELON_SITE ?? new URL("../../dist/site", import.meta.url).pathname;
  const loaded = await import(`${root}/selon-annotator.js`);
  assert.equal(loaded.default, undefined);
  assert.equal(loaded.define(), undefined);
});
