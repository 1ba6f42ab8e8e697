// <selon-annotator> as the annotator itself (modes edit, review, view), in somebody's page under a strict policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { short } from "./support/article.mjs";
import { violationsIn } from "./support/axe.mjs";
import { holding, launch, until } from "./support/desk.mjs";
import { finished } from "./support/dossiers.mjs";
import { courier, page as pageOf } from "./support/host.mjs";
import { visit } from "./support/visit.mjs";
import { standing } from "./support/words.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const other = `Snow on the pass

The road office said about 40 lorries were stuck on the pass. According to drivers, 70 lorries were stuck there.
`;

/** A page with one element in it. `text` is set before the element's script is there. */
const site = ({ attributes = 'mode="edit"', text = short, css = "", lang = "en", more = {}, script = "" } = {}) => ({
  // Wide enough for the text and its claims side by side.
  "/site.css": `${courier}body { max-width: none; }${css}`,
  "/icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "/first.js": `${text === null ? "" : `document.querySelector("selon-annotator").text = ${JSON.stringify(text)};`}\n${script}`,
  "/story.html": pageOf({
    head: '<script defer src="/first.js"></script>',
    body: `<main><h1>A draft</h1><selon-annotator ${attributes}><p id="static">The text is in the archive.</p></selon-annotator><p>And below.</p></main>`,
    lang,
  }),
  ...more,
});
const panel = (page) => page.locator("selon-annotator").first();
const cards = (page) => panel(page).locator(".card");
const ask = (page, f, given) => panel(page).evaluate(f, given);
const set = (page, name, value) => ask(page, (element, [name, value]) => element.setAttribute(name, value), [name, value]);
const dossier = (page) => ask(page, (element) => JSON.stringify(element.dossier));

/** Waits until everything that is found is shown. */
async function shown(page, element = panel(page)) {
  await element.locator("article mark").first().waitFor();
  await element.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}

async function opened(t, options = {}, more = {}) {
  const visited = await visit(t, browser, { files: site(options), context: { viewport: { width: 1280, height: 900 } }, ...more });
  await shown(visited.page);
  return visited;
}

/** Where words of the article stand in the window: at a part of their width. */
const place = (page, words, edge = 0.5) => page.evaluate(standing, ["selon-annotator >>> article", words, { edge }]);

test("the page hears that it is there, what is selected and what a person changes, and not what it did itself", async (t) => {
  const { page, events, seen } = await opened(t);
  await ask(page, (element) => element.analyze());
  const heard = await events();
  assert.deepEqual(heard.filter(({ type }) => type === "selon-ready").map(({ detail }) => detail), [{ mode: "edit" }]);
  assert.ok(heard.every(({ bubbles, composed }) => bubbles && composed));
  assert.ok(heard.filter(({ type }) => type === "selon-change").every(({ detail }) => detail.why === "analysis"), JSON.stringify(heard));
  await cards(page).first().locator(".card-face").click();
  await panel(page).locator(".card.selected .accept").click();
  await panel(page).locator(".card.kept").waitFor();
  const then = (await events()).slice(heard.length).map(({ type, detail }) => [type.slice(6), detail.why ?? typeof detail.claim]);
  assert.deepEqual(then.slice(0, 2), [["select", "string"], ["change", "person"]]);
  assert.match(await dossier(page), /"state":"accepted"/);
  const before = (await events()).length;
  await ask(page, (element, text) => (element.text = text), `An early line.\n\n${short}`);
  await panel(page).getByText("An early line.").waitFor();
  await ask(page, (element) => element.analyze());
  const own = (await events()).slice(before).filter(({ type }) => type === "selon-change");
  assert.ok(own.every(({ detail }) => detail.why === "analysis"), JSON.stringify(own));
  assert.deepEqual([seen.errors, seen.refusals, seen.foreign], [[], [], []]);
});

test("text, dossier and analysis are there as properties, in the units of strings, and go out in every format", async (t) => {
  const { page } = await opened(t, { text: `🙂 ${short}` });
  const { text, analysis } = await ask(page, async (element) => ({ analysis: await element.analyze(), text: element.text }));
  assert.equal(text, `🙂 ${short}`);
  assert.equal(analysis.offsets, "utf16");
  assert.deepEqual(analysis.claims.map(({ source }) => text.slice(...source.span)), analysis.claims.map(({ source }) => source.text));
  const saved = JSON.parse(await dossier(page));
  assert.deepEqual([saved.format, saved.offsets, saved.articles[0].text], ["selon-dossier/1", "code_points", text]);
  await ask(page, (element, given) => (element.dossier = given), finished);
  await panel(page).getByText("Northmoor").first().waitFor();
  assert.deepEqual(JSON.parse(await dossier(page)).id, finished.id);
  for (const [format, words] of [["csv", /1,200/], ["tsv", /1,200/], ["md", /1,200/], ["html", /<!doctype html>/i], ["w3c", /anno\.jsonld/], ["schema-org", /schema\.org/], ["dossier", /selon-dossier\/1/]]) {
    assert.match(await ask(page, (element, format) => element.export(format), format), words, format);
  }
  await assert.rejects(ask(page, (element) => element.export("docx")));
});

for (const [what, given] of [
  ["is JSON of another program", { type: "FeatureCollection", features: [] }],
  ["is a list", [1, 2, 3]],
  ["is a number", 42],
  ["is no JSON", "{ format: selon-dossier/1"],
  ["comes from a later version", { ...finished, format: "selon-dossier/9" }],
  ["has a text where its articles should be", { ...finished, articles: "none" }],
]) {
  test(`a dossier that ${what} changes nothing, and one sentence says so`, async (t) => {
    const { page, events, seen } = await opened(t);
    await cards(page).first().locator(".accept").click();
    await panel(page).locator(".card.kept").waitFor();
    const before = await dossier(page);
    await ask(page, (element, given) => (element.dossier = given), given);
    const error = (await events()).find(({ type }) => type === "selon-error");
    assert.equal(error.detail.code, "file");
    assert.match(error.detail.reason, /^[A-Z“].*\.$/s);
    assert.equal(await dossier(page), before);
    assert.equal(await panel(page).locator(".card.kept").count(), 1);
    assert.deepEqual(seen.errors, []);
  });
}

test("a first dossier that is none of ours leaves the page's own words, and the next one is shown", async (t) => {
  const script = 'document.querySelector("selon-annotator").dossier = { type: "FeatureCollection" };';
  const { page, events } = await visit(t, browser, { files: site({ text: null, script }) });
  await panel(page).locator(".reason").waitFor();
  assert.equal(await page.locator("#static").isVisible(), true);
  assert.equal((await events()).find(({ type }) => type === "selon-error").detail.code, "file");
  await ask(page, (element, given) => (element.dossier = given), finished);
  await shown(page);
  assert.equal(await page.locator("#static").isVisible(), false);
});

test("attributes are followed while one works, and the work stays: mode, language, theme, where it is kept", async (t) => {
  const { page } = await opened(t);
  await ask(page, (element) => (element.shadowRoot.querySelector(".selon").dataset.same = "yes"));
  await cards(page).first().locator(".accept").click();
  await panel(page).locator(".card.kept").waitFor();
  await set(page, "mode", "review");
  await panel(page).locator("#edit-text").waitFor({ state: "detached" });
  await set(page, "ui-lang", "fr");
  await panel(page).getByRole("heading", { name: /^Affirmations|^Propos/ }).first().waitFor();
  await set(page, "theme", "dark");
  await panel(page).locator('.selon[data-theme="dark"]').waitFor();
  await set(page, "mode", "view");
  await panel(page).locator(".viewing").waitFor();
  await set(page, "mode", "EDIT");
  await panel(page).locator("#edit-text").waitFor();
  assert.equal(await panel(page).locator(".selon").getAttribute("data-same"), "yes", "it was never taken down");
  assert.equal(await panel(page).locator(".card.kept").count(), 1);
  // These make it anew.
  await set(page, "storage", "local");
  await panel(page).locator(".selon:not([data-same]) .card.kept").waitFor();
  await set(page, "mode", "compare");
  await panel(page).locator(".row", { hasText: "450" }).waitFor();
  await set(page, "mode", "review");
  await panel(page).locator(".card.kept").waitFor();
});

test("what is changed while it loads is not forgotten, nor what is changed while it cannot load", async (t) => {
  let fail;
  const changed = new Promise((done) => (fail = done));
  const { page } = await visit(t, browser, {
    files: site(),
    before: (page) => page.route(/selon-app-.*\.js$/, (route) => changed.then(() => route.abort())),
  });
  await panel(page).locator(".frame[aria-busy=true]").waitFor();
  await set(page, "ui-lang", "fr");
  fail();
  await panel(page).getByText("n’a pas pu être chargé").waitFor();
  assert.equal(await page.locator("#static").isVisible(), true);
  await page.unroute(/selon-app-.*\.js$/);
  await set(page, "mode", "review");
  await shown(page);
  assert.equal(await panel(page).locator(".selon").getAttribute("lang"), "fr");
  assert.equal(await panel(page).locator("#edit-text").count(), 0);
});

test("a claim is gone to by its id, and nothing happens for one that there is not", async (t) => {
  const { page, events } = await opened(t);
  await cards(page).nth(1).locator(".card-face").click();
  await page.waitForFunction(() => window.heard.some(({ type }) => type === "selon-select"));
  const { detail } = (await events()).find(({ type }) => type === "selon-select");
  await cards(page).nth(2).locator(".card-face").click();
  assert.equal(await ask(page, (element, id) => element.focusClaim(id), detail.claim), true);
  await panel(page).locator(".card.selected").nth(0).waitFor();
  const selected = await panel(page).locator(".card").evaluateAll((all) => all.findIndex((card) => card.classList.contains("selected")));
  assert.equal(selected, 1);
  for (const id of ["", "0", "<img src=x>", "0123456789abcdef", null]) {
    assert.equal(await ask(page, (element, id) => element.focusClaim(id), id), false, String(id));
  }
});

test("an article or a dossier at src is shown; another src is another article", async (t) => {
  const more = {
    "/ferry.txt": short,
    "/snow.html": `<!doctype html><title>Snow</title><nav>Menu</nav><article><p>${other.replaceAll("\n\n", "</p><p>")}</p></article>`,
    "/dam.selon.json": JSON.stringify(finished),
  };
  const { page, seen } = await opened(t, { attributes: 'mode="review" src="/ferry.txt"', text: null, more });
  assert.match(await panel(page).locator("article").textContent(), /Ferry to the islands/);
  await set(page, "src", "/snow.html");
  await panel(page).locator("article", { hasText: "Snow on the pass" }).waitFor();
  assert.doesNotMatch(await ask(page, (element) => element.text), /Menu/);
  await set(page, "src", "/dam.selon.json");
  await panel(page).locator("article", { hasText: "The water reached" }).waitFor();
  await set(page, "src", "/nothing.txt");
  await panel(page).getByText("/nothing.txt could not be read.").waitFor();
  assert.equal(await page.locator("#static").isVisible(), true);
  assert.deepEqual([seen.refusals, seen.foreign], [[], []]);
});

test("taken out, it lets go of its worker and its paint; put back, the work is there", async (t) => {
  const { page } = await opened(t);
  await cards(page).first().locator(".accept").click();
  await panel(page).locator(".card.kept").waitFor();
  await page.evaluate(() => {
    window.kept = document.querySelector("selon-annotator");
    window.kept.remove();
  });
  await until(page, () => page.workers().length === 0, "the worker ends");
  assert.equal(await page.evaluate(() => window.kept.shadowRoot.querySelectorAll(".selon, link").length), 0);
  assert.match(await page.evaluate(() => JSON.stringify(window.kept.dossier)), /"state":"accepted"/);
  await page.evaluate(() => document.querySelector("main").append(window.kept));
  await shown(page);
  await panel(page).locator(".card.kept").waitFor();
  await ask(page, (element) => element.dispose());
  await until(page, () => page.workers().length === 0, "the worker ends");
  assert.equal(await ask(page, (element) => element.shadowRoot.querySelectorAll(".selon").length), 0);
  assert.equal(await ask(page, (element) => element.focusClaim("1")), false);
});

test("removed and put back twenty times, nothing is left behind", async (t) => {
  const { page, context } = await opened(t);
  const devtools = await context.newCDPSession(page);
  const measure = () => holding(page, devtools);
  const again = async () => {
    await page.evaluate(() => {
      window.kept = document.querySelector("selon-annotator");
      window.kept.remove();
    });
    await until(page, () => page.workers().length === 0, "the worker ends");
    await page.evaluate(() => document.querySelector("main").append(window.kept));
    await shown(page);
  };
  for (let n = 0; n < 3; n++) await again();
  const before = await measure();
  for (let n = 0; n < 20; n++) await again();
  const after = await measure();
  const told = (name) => `${before[name]} → ${after[name]} ${name}`;
  assert.ok(after.JSEventListeners <= before.JSEventListeners + 2, told("JSEventListeners"));
  assert.ok(after.Nodes <= before.Nodes + 60, told("Nodes"));
  assert.ok(after.JSHeapUsedSize <= before.JSHeapUsedSize + 1e6, told("JSHeapUsedSize"));
});

test("two on one page work apart, a second import changes nothing, and axe finds nothing", async (t) => {
  const script = `import("/selon/selon-annotator.js?again").then(() => (window.twice = true));`;
  const { page, seen } = await opened(t, { attributes: 'id="one" mode="edit"', script });
  await page.waitForFunction(() => window.twice);
  await page.evaluate((text) => {
    const second = document.createElement("selon-annotator");
    second.setAttribute("mode", "review");
    second.text = text;
    document.querySelector("main").append(second);
  }, other);
  const second = page.locator("selon-annotator").nth(1);
  await second.scrollIntoViewIfNeeded();
  await shown(page, second);
  assert.equal(await second.locator(".card").count(), 2);
  await second.locator(".card .accept").first().click();
  await second.locator(".card.kept").waitFor();
  assert.equal(await cards(page).and(page.locator(".kept")).count(), 0);
  assert.deepEqual(await violationsIn(page, "body"), []);
  assert.deepEqual([seen.errors, seen.foreign], [[], []]);
});

for (const [mode, colorScheme, width] of [["edit", "light", 1280], ["review", "dark", 1280], ["view", "light", 390], ["edit", "dark", 390]]) {
  test(`axe finds nothing in mode ${mode}, ${colorScheme}, ${width} pixels wide, and the page does not scroll sideways`, async (t) => {
    const { page } = await opened(t, { attributes: `mode="${mode}"` }, { context: { colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce" } });
    assert.equal(await panel(page).locator(".frame").getAttribute("data-theme"), colorScheme);
    assert.deepEqual(await violationsIn(page, "selon-annotator"), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

test("nothing is loaded before it is near, and with room held free nothing below jumps when it comes", async (t) => {
  const css = ".far { height: 6000px; } selon-annotator { --selon-min-block-size: 80rem; }";
  const files = site({ css });
  files["/story.html"] = files["/story.html"].replace("<selon-annotator", '<div class="far"></div><selon-annotator');
  const { page, host } = await visit(t, browser, { files, context: { viewport: { width: 1280, height: 900 } } });
  await page.waitForFunction(() => customElements.get("selon-annotator"));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(host.asked.map(({ name }) => name), ["selon-annotator.js"]);
  await ask(page, (element) => {
    window.heights = new Set();
    new ResizeObserver(() => window.heights.add(element.offsetHeight)).observe(element);
  });
  await page.getByText("And below.").scrollIntoViewIfNeeded();
  await shown(page);
  assert.deepEqual(await page.evaluate(() => [...window.heights]), [1280]);
});

const older = () => {
  const now = Selection.prototype.getComposedRanges;
  Selection.prototype.getComposedRanges = function (...roots) {
    return now.call(this, { shadowRoots: roots.filter((root) => root instanceof ShadowRoot) });
  };
};
const none = () => delete Selection.prototype.getComposedRanges;
for (const [what, before] of [
  ["as browsers tell it now", () => {}],
  ["as browsers told it first", older],
  ["in browsers that do not tell it through shadow roots", none],
]) {
  test(`words selected by the mouse become a claim, ${what}`, async (t) => {
    const { page, seen } = await opened(t, {}, { before: (page) => page.addInitScript(before) });
    await panel(page).locator("article").scrollIntoViewIfNeeded();
    await page.mouse.move(...(await place(page, "islands", 0.4)));
    await page.mouse.down();
    await page.mouse.move(...(await place(page, "stays", 0.6)), { steps: 5 });
    await page.mouse.up();
    await panel(page).locator("#make-claim").click();
    await panel(page).locator(".card.selected .quote", { hasText: /^islands stays$/ }).waitFor();
    assert.deepEqual(seen.errors, []);
  });

  test(`words selected by keys become a claim, ${what}`, async (t) => {
    const { page } = await opened(t, {}, { before: (page) => page.addInitScript(before) });
    await panel(page).locator("article").click({ position: { x: 3, y: 3 } });
    await page.keyboard.press("Escape");
    await page.keyboard.press("i");
    await panel(page).locator(".caret").waitFor();
    await page.keyboard.press("Shift+Control+ArrowRight");
    await panel(page).locator("#make-claim").waitFor();
    await page.keyboard.press("Enter");
    await panel(page).locator(".card.selected .quote", { hasText: /^Ferry$/ }).waitFor();
  });
}

test("by touch: selected words bring a bar, a tap makes the claim, and a finger moves its end", async (t) => {
  const touch = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 780 } };
  const { page, context } = await opened(t, {}, { context: touch });
  // What a long press selects is the browser's business; without a screen Chromium selects nothing by one.
  await ask(page, (element) => {
    const walker = document.createTreeWalker(element.shadowRoot.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const at = node.data.indexOf("changed their");
      if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + "changed their".length);
    }
  });
  await panel(page).locator("#make-claim").tap();
  await panel(page).locator(".panes button", { hasText: "Claims" }).tap();
  await panel(page).locator(".card.selected .quote", { hasText: /^changed their$/ }).waitFor();
  await panel(page).locator(".panes button", { hasText: "Article" }).tap();
  await panel(page).locator("article").scrollIntoViewIfNeeded();
  await page.touchscreen.tap(...(await place(page, "passenger was")));
  const handle = panel(page).locator(".handle.end");
  await handle.waitFor();
  const box = await handle.boundingBox();
  assert.ok(box.width >= 44, "a finger finds it");
  const devtools = await context.newCDPSession(page);
  const finger = (type, ...points) =>
    devtools.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  const from = [box.x + box.width / 2, box.y + box.height / 2];
  const to = await place(page, "passenger was", 0.3);
  await finger("touchStart", from);
  for (const part of [0.3, 0.6, 1]) await finger("touchMove", from.map((at, n) => at + (to[n] - at) * part));
  await page.waitForFunction(() => [...(CSS.highlights.get("selon-preview") ?? [])].some((range) => `${range}` === "any passenger"));
  await finger("touchEnd");
  await panel(page).locator(".card.selected .quote", { hasText: /^any passenger$/ }).waitFor({ state: "attached" });
});

test("a hostile page stays as it wants to be, and the annotator is dressed and hears its keys", async (t) => {
  const css = "* { all: unset !important; } mark { background: red !important; } ::highlight(selon-preview) { background: red; }";
  const script = `
    window.keys = [];
    document.addEventListener("keydown", (event) => window.keys.push(event.key), true);
    document.addEventListener("selectstart", (event) => event.stopImmediatePropagation(), true);`;
  const { page, seen } = await opened(t, { css, script });
  const style = (selector, name) => panel(page).locator(selector).first().evaluate((one, name) => getComputedStyle(one)[name], name);
  assert.equal(await ask(page, (element) => getComputedStyle(element).display), "block");
  assert.notEqual(await style("article mark", "backgroundColor"), "rgb(255, 0, 0)");
  assert.match(await style("article", "fontFamily"), /Georgia/);
  await cards(page).first().locator(".card-face").click();
  await page.keyboard.press("a");
  await panel(page).locator(".card.kept").waitFor();
  assert.deepEqual(await page.evaluate(() => window.keys), ["a"]);
  assert.deepEqual(seen.errors, []);
});

test("a page dresses every part by its name, and nothing else in there", async (t) => {
  const parts = ["toolbar", "text", "mark", "claims", "claim", "comparison", "plot", "table", "editor"];
  const css = `${parts.map((part) => `selon-annotator::part(${part}) { scroll-margin-top: 7px; }`).join("\n")} article, button { scroll-margin-top: 9px; }`;
  const { page } = await opened(t, { css });
  await panel(page).getByRole("button", { name: "Show the table" }).first().click();
  const margin = (selector) => panel(page).locator(selector).first().evaluate((one) => getComputedStyle(one).scrollMarginTop);
  for (const part of parts.slice(0, -1)) assert.equal(await margin(`[part=${part}]`), "7px", part);
  assert.notEqual(await margin("button"), "9px");
  await panel(page).locator("#edit-text").click();
  assert.equal(await margin("[part=editor]"), "7px");
});

for (const [what, css, lang] of [
  ["right-to-left", "html { direction: rtl; }", "ar"],
  ["transformed", "main { transform: translate(20px, 20px) scale(0.8); transform-origin: 0 0; }", "en"],
  ["zoomed", "main { zoom: 1.2; }", "en"],
  ["with content that is laid out late", "main > * { content-visibility: auto; contain-intrinsic-size: auto 40rem; }", "en"],
]) {
  test(`in a page that is ${what}, the bar stands at the selected words`, async (t) => {
    const { page } = await opened(t, { css, lang });
    await panel(page).locator("article").scrollIntoViewIfNeeded();
    await page.mouse.move(...(await place(page, "islands", 0.4)));
    await page.mouse.down();
    await page.mouse.move(...(await place(page, "stays", 0.6)), { steps: 5 });
    await page.mouse.up();
    const bar = panel(page).locator(".selection-bar");
    await bar.waitFor();
    const [x, y] = await place(page, "islands");
    const box = await bar.boundingBox();
    const away = Math.max(0, box.y - y, y - box.y - box.height);
    assert.ok(away < 60 && box.x - 20 < x && x < box.x + box.width + 20, JSON.stringify([box, x, y]));
  });
}

test("where workers are refused, the page itself reads, with the same claims", async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'none'; img-src 'self'";
  const { page } = await opened(t, {}, { policy });
  assert.equal(page.workers().length, 0);
  assert.equal(await cards(page).count(), 4);
});

for (const [what, options, words, code] of [
  ["WebAssembly is refused by the policy", { policy: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'" }, /refuses WebAssembly/, "webassembly"],
  ["the app is missing", { refuse: (name) => /^selon-app-.*js$/.test(name) }, /answers 404 for selon-app-/, "network"],
  ["its WebAssembly is missing", { refuse: (name) => /^selon-app-.*wasm$/.test(name) }, /answers 404 for selon-app-/, "network"],
  ["a script has a wrong type", { type: (name) => (/^selon-app-.*js$/.test(name) ? "text/plain" : null) }, /sends selon-app-.* as “text\/plain”/, "type"],
]) {
  test(`where ${what}, the page's own words are shown with the reason`, async (t) => {
    const { page, events } = await visit(t, browser, { files: site(), ...options });
    await panel(page).getByText(words).waitFor();
    assert.equal(await page.locator("#static").isVisible(), true);
    assert.deepEqual((await events()).filter(({ type }) => type === "selon-error").map(({ detail }) => detail.code), [code]);
  });
}
