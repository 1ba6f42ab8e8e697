// The app inside somebody else's page: in shadow roots, several times, and gone again without a trace.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { short } from "./support/article.mjs";
import { holding, launch, open, until } from "./support/desk.mjs";
import { standing } from "./support/words.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const script = readFileSync(path.join(import.meta.dirname, "support/host.js"), "utf8");
const around = (head = "", html = "") => `<!doctype html><html ${html} lang="en"><head><meta charset="utf-8"><title>A newspaper</title>${head}</head>
  <body><main><h1>A newspaper</h1><p><label>Search <input id="search"></label></p></main>
  <script type="module" src="./host.js"></script></body></html>`;

const other = `Snow on the pass

The road office said about 40 lorries were stuck on the pass. According to drivers, 70 lorries were stuck there.
`;

/** Opens a page of somebody else's, with nothing in it yet. */
async function host(t, { html = around(), css = "", context = {}, headers = {} } = {}) {
  const pages = { "host.html": html, "host.js": script, "host.css": css, "favicon.ico": " " };
  const desk = await open(browser, { site: { pages, headers }, at: "host.html", ready: false, context });
  t.after(desk.close);
  await desk.page.waitForFunction(() => window.host);
  return desk;
}

const mount = (page, id, options) => page.evaluate(([id, options]) => host.mount(id, options), [id, options]);
const call = (page, id, name, ...given) =>
  page.evaluate(([id, name, given]) => host.apps[id][name](...given), [id, name, given]);
const events = (page, id, name) =>
  page.evaluate(([id, name]) => host.heard.events.filter((event) => event.id === id && event.name === name), [id, name]);
const preview = (page) =>
  page.evaluate(() => [...(CSS.highlights.get("selon-preview") ?? [])].map((range) => range.toString()).join());

/** Waits until everything that is found in a text is shown. */
async function shown(page, id) {
  await page.locator(`#${id} article mark`).first().waitFor();
  await page.locator(`#${id} [aria-busy]`).first().waitFor({ state: "detached" });
}

async function mounted(page, id, options) {
  await mount(page, id, options);
  await shown(page, id);
}

/** Where words of an article stand: their middle, or with `edge` another part of their width. */
const place = (page, id, words, edge = 0.5) => page.evaluate(standing, [`#${id} >>> article`, words, { edge }]);

/** Selects with the pointer from inside one word to inside another. */
async function drag(page, id, from, to) {
  await page.locator(`#${id} article`).scrollIntoViewIfNeeded();
  await page.mouse.move(...(await place(page, id, from, 0.4)));
  await page.mouse.down();
  await page.mouse.move(...(await place(page, id, to, 0.6)), { steps: 5 });
  await page.mouse.up();
  await page.locator(`#${id} .selection-bar`).waitFor();
}

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await window.axe.run(document, { runOnly: standards });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  });
}

test("two apps on one page read two texts, and leave the page, its address and its storage alone", async (t) => {
  const { page, errors, refusals, foreign } = await host(t);
  await page.evaluate(() => (location.hash = "#dossier=theirs"));
  await mounted(page, "one", { text: short });
  await mounted(page, "two", { text: other });
  assert.match(await page.locator("#one article").textContent(), /Ferry/);
  assert.match(await page.locator("#two article").textContent(), /Snow/);
  assert.equal(await call(page, "two", "text"), other);
  assert.equal(await page.locator("#two .card").count(), 2);
  const left = await page.evaluate(async () => ({
    title: document.title,
    hash: location.hash,
    theme: document.documentElement.dataset.theme,
    lang: document.documentElement.lang,
    kept: localStorage.length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    focus: document.activeElement.tagName,
  }));
  assert.deepEqual(left, {
    title: "A newspaper",
    hash: "#dossier=theirs",
    theme: undefined,
    lang: "en",
    kept: 0,
    databases: 0,
    workers: 0,
    focus: "BODY",
  });
  assert.deepEqual([errors, refusals, foreign], [[], [], []]);
});

test("the page is told when it is there, what changes and why, what is selected, and what goes wrong", async (t) => {
  const { page } = await host(t);
  await mounted(page, "one", { text: short });
  await call(page, "one", "analyze");
  assert.equal((await events(page, "one", "ready")).length, 1);
  assert.ok((await events(page, "one", "change")).every(({ why }) => why === "analysis"));
  await page.locator("#one .card .card-face").first().click();
  const [{ claim }] = await events(page, "one", "select");
  await page.locator("#one .card.selected .accept").click();
  const changes = await events(page, "one", "change");
  assert.equal(changes.at(-1).why, "person");
  assert.deepEqual([...changes.map(({ revision }) => revision)].sort((a, b) => a - b), changes.map((_, n) => n + 1));
  assert.match(await call(page, "one", "dossier"), /"state":"accepted"/);
  assert.equal(await call(page, "one", "focusClaim", claim), true);
  assert.equal(await call(page, "one", "focusClaim", "0123456789abcdef"), false);
  const analysis = JSON.parse(await call(page, "one", "analysis"));
  assert.equal(analysis.offsets, "utf16");
  const text = await call(page, "one", "text");
  assert.ok(analysis.claims.some(({ source }) => text.slice(...source.span) === "The harbour office"));
});

test("a text that is given anew keeps its annotations; a dossier that is none changes nothing", async (t) => {
  const { page } = await host(t);
  await mounted(page, "one", { text: short });
  await page.locator("#one .card .accept").first().click();
  await call(page, "one", "setText", `An early line comes first.\n\n${short}`);
  await page.locator("#one .card.kept").waitFor();
  assert.equal(await page.locator("#one .card.kept").count(), 1);
  const before = await call(page, "one", "dossier");
  const refused = await page.evaluate(() => {
    try {
      host.apps.one.setDossier('{"format":"something else"}');
      return null;
    } catch (error) {
      return [error instanceof Error, error.message];
    }
  });
  assert.equal(refused[0], true);
  assert.match(refused[1], /^The file .*\.$/);
  assert.equal(await call(page, "one", "dossier"), before);
  await mount(page, "two", { dossier: before });
  await shown(page, "two");
  assert.equal(await page.locator("#two .card.kept").count(), 1);
});

test("words are selected with the mouse, and become a claim of that app alone", async (t) => {
  const { page } = await host(t);
  await mounted(page, "one", { text: short });
  await mounted(page, "two", { text: other });
  await drag(page, "two", "Snow", "pass");
  // The bar may come while the pointer is still on its way.
  await page.waitForFunction(() =>
    [...(CSS.highlights.get("selon-preview") ?? [])].some((range) => range.toString() === "Snow on the pass"),
  );
  assert.equal(await page.locator("#one .selection-bar").count(), 0);
  await page.locator("#two #make-claim").click();
  assert.equal(await page.locator("#two .card.selected .quote").textContent(), "Snow on the pass");
  assert.equal(await preview(page), "");
  assert.equal(await page.locator("#one .card").count(), 4);
});

test("by keys alone: a caret in the text, words selected, a claim made; keys elsewhere do nothing here", async (t) => {
  const { page } = await host(t);
  await mounted(page, "one", { text: short });
  await mounted(page, "two", { text: other });
  await page.locator("#one article").click({ position: { x: 3, y: 3 } });
  await page.keyboard.press("Escape");
  await page.keyboard.press("i");
  await page.locator("#one .caret").waitFor();
  await page.keyboard.press("Shift+Control+ArrowRight");
  await page.locator("#one #make-claim").waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#one [role=status]", { hasText: "Claim made." }).waitFor();
  assert.equal(await page.locator("#one .card.selected .quote").textContent(), "Ferry");
  // After a change the keys are still heard here.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.locator("#one [role=status]", { hasText: "Undone" }).waitFor();
  assert.equal(await page.locator("#two .caret, #two .card.selected").count(), 0);

  const cards = await page.locator("#one .card").count();
  await page.evaluate(() => (host.heard.keys.length = 0));
  await page.locator("#search").focus();
  for (const key of ["j", "x", "?", "c", "i"]) await page.keyboard.press(key);
  assert.equal(await page.locator("#search").inputValue(), "jx?ci");
  await page.evaluate(() => document.activeElement.blur());
  for (const key of ["j", "x", "?"]) await page.keyboard.press(key);
  assert.deepEqual(await page.evaluate(() => host.heard.keys), ["j", "x", "?", "c", "i", "j", "x", "?"]);
  assert.equal(await page.locator("dialog[open], .card.selected").count(), 0);
  assert.equal(await page.locator("#one .card").count(), cards);
});

test("what is typed into a field of the app is not heard as a shortcut of the page around it", async (t) => {
  const { page } = await host(t);
  await mounted(page, "one", { text: short });
  await page.locator("#one #edit-text").click();
  await page.evaluate(() => (host.heard.keys.length = 0));
  await page.keyboard.type("Today ");
  assert.match(await call(page, "one", "text"), /^Today Ferry/);
  assert.deepEqual(await page.evaluate(() => host.heard.keys), []);
});

test("a text is pasted and dropped into the app, and nothing that happens elsewhere on the page", async (t) => {
  const { page } = await host(t);
  await mount(page, "one", {});
  await mount(page, "two", {});
  await page.locator("#two #paste").waitFor();
  const hand = (where, kind, text) =>
    page.evaluate(
      ([where, kind, text]) => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        const target = where ? document.getElementById(where).shadowRoot.querySelector(".desk-sheet") : document.body;
        const init = { bubbles: true, cancelable: true, composed: true };
        const event =
          kind === "paste" ? new ClipboardEvent(kind, { ...init, clipboardData: data }) : new DragEvent(kind, { ...init, dataTransfer: data });
        return target.dispatchEvent(event);
      },
      [where, kind, text],
    );
  assert.equal(await hand(null, "paste", short), true, "the page keeps its paste");
  assert.equal(await hand(null, "drop", short), true);
  assert.equal(await page.locator("article").count(), 0);
  assert.equal(await hand("one", "paste", short), false);
  await shown(page, "one");
  assert.equal(await page.locator("#two article").count(), 0);
  await hand("two", "drop", other);
  await shown(page, "two");
  assert.match(await page.locator("#two article").textContent(), /Snow/);
});

test("who reviews decides on claims and changes no text; who only looks changes nothing", async (t) => {
  const { page } = await host(t);
  await mounted(page, "one", { text: short, mode: "review" });
  for (const gone of ["#edit-text", "#new", "#open", "#add-article"]) {
    assert.equal(await page.locator(`#one ${gone}`).count(), 0, gone);
  }
  await page.locator("#one .card .card-face").first().click();
  await page.keyboard.press("t");
  assert.equal(await page.locator("#one .editor").count(), 0);
  await page.keyboard.press("a");
  await page.locator("#one .card.kept").waitFor();

  await call(page, "one", "update", { mode: "view", uiLang: "fr" });
  await page.locator("#one", { hasText: "Affirmations" }).or(page.locator("#one .viewing")).first().waitFor();
  const before = await call(page, "one", "dossier");
  await page.locator("#one .card .card-face").nth(1).click();
  for (const key of ["a", "x", "Delete", "c", "e", "n", "t", "Control+z"]) await page.keyboard.press(key);
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const article = document.getElementById("one").shadowRoot.querySelector("article");
    article.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }));
  }, other);
  assert.equal(await page.locator("#one .card-actions:visible").count(), 0);
  assert.equal(await call(page, "one", "dossier"), before);
});

test("the app is as high as what is in it, and asks for its own width, not for the window's", async (t) => {
  const { page } = await host(t, {
    html: around('<link rel="stylesheet" href="./host.css">', 'dir="rtl"'),
    css: "html { font-size: 62.5% } #one { width: 420px } * { letter-spacing: 3px; text-transform: uppercase }",
  });
  await mounted(page, "one", { text: short });
  const seen = await page.evaluate(() => {
    const element = document.getElementById("one");
    const root = element.shadowRoot;
    const style = (selector) => getComputedStyle(root.querySelector(selector));
    return {
      panes: style(".panes").display,
      side: style(".side").display,
      button: style("#undo").fontSize,
      spacing: style("article").letterSpacing,
      transform: style(".card .quote, article").textTransform,
      direction: style(".app").direction,
      inside: element.scrollWidth <= element.clientWidth,
      high: Math.abs(element.clientHeight - root.querySelector(".selon").scrollHeight) < 2,
      page: document.documentElement.scrollWidth <= innerWidth,
    };
  });
  assert.deepEqual(seen, {
    panes: "flex",
    side: "none",
    button: "13px",
    spacing: "normal",
    transform: "none",
    direction: "ltr",
    inside: true,
    high: true,
    page: true,
  });
});

test("in a scaled and moved page the bar stands at the words, and a handle follows the pointer", async (t) => {
  const { page } = await host(t, {
    html: around('<link rel="stylesheet" href="./host.css">'),
    css: "main { transform: translate(30px, 20px) scale(0.8); transform-origin: 0 0; width: 1400px }",
  });
  await mounted(page, "one", { text: short });
  await drag(page, "one", "islands", "stays");
  const [x, y] = await place(page, "one", "islands");
  const box = await page.locator("#one .selection-bar").boundingBox();
  assert.ok(Math.abs(box.y + box.height - y) < 60 && box.x < x && box.x + box.width > x, JSON.stringify([box, x, y]));
  await page.keyboard.press("Escape");
  await page.mouse.click(...(await place(page, "one", "were stranded there")));
  const handle = page.locator("#one .handle.end");
  await handle.waitFor();
  const at = await handle.boundingBox();
  const [end] = await place(page, "one", "were stranded there", 1);
  assert.ok(Math.abs(at.x + at.width / 2 - end) < 3, JSON.stringify([at, end]));
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(...(await place(page, "one", "were stranded there", 0.6)), { steps: 5 });
  assert.equal(await preview(page), "450 passengers were stranded");
  await page.mouse.up();
  assert.equal(await page.locator("#one .card.selected .quote").textContent(), "450 passengers were stranded");
});

test("work is kept where the page asks for it, and comes back with the text", async (t) => {
  const { page } = await host(t);
  await mounted(page, "one", { text: short, storage: "local" });
  await page.locator("#one .card .accept").first().click();
  await page.locator("#one #kept", { hasText: "Saved" }).waitFor();
  await page.reload();
  await page.waitForFunction(() => window.host);
  await mounted(page, "one", { text: short, storage: "local" });
  await page.locator("#one .card.kept").waitFor();
  await mounted(page, "two", { text: short, storage: "local" });
  assert.equal(await page.locator("#two .card.kept").count(), 0, "another element has work of its own");
});

test("put up and taken away twenty times, it leaves no worker, no listener, no paint and no element", async (t) => {
  const { page, context } = await host(t);
  const session = await context.newCDPSession(page);
  const measured = () => holding(page, session);
  const once = async () => {
    await mounted(page, "one", { text: short });
    await drag(page, "one", "islands", "stays");
    await call(page, "one", "dispose");
    await until(page, () => page.workers().length === 0, "no worker left");
  };
  await once();
  await once();
  const first = await measured();
  for (let n = 0; n < 20; n++) await once();
  const last = await measured();
  assert.ok(last.JSEventListeners <= first.JSEventListeners, `${first.JSEventListeners} → ${last.JSEventListeners} listeners`);
  assert.ok(last.Nodes <= first.Nodes + 20, `${first.Nodes} → ${last.Nodes} nodes`);
  assert.ok(last.JSHeapUsedSize < first.JSHeapUsedSize + 1e6, `${first.JSHeapUsedSize} → ${last.JSHeapUsedSize} bytes`);
  assert.equal(await preview(page), "");
  assert.equal(await page.evaluate(() => document.getElementById("one").shadowRoot.querySelectorAll(".selon").length), 0);
  assert.equal(await call(page, "one", "text"), "");
  await call(page, "one", "dispose");
});

for (const mode of ["edit", "review", "view"]) {
  test(`axe finds nothing in a page with the app (${mode})`, async (t) => {
    const { page } = await host(t, { context: { reducedMotion: "reduce" } });
    if (mode === "edit") {
      await mount(page, "one", { mode });
      await page.locator("#one #paste").waitFor();
      assert.deepEqual(await violations(page), [], "desk");
      await call(page, "one", "dispose");
    }
    await mounted(page, "one", { text: short, mode });
    await page.locator("#one .card .card-face").first().click();
    assert.deepEqual(await violations(page), []);
    await mounted(page, "two", { text: other, mode, theme: "dark" });
    assert.deepEqual(await violations(page), []);
  });
}

test("keys and words of the app in a dialog stay in it, and Escape closes it", async (t) => {
  const { page } = await host(t);
  await mounted(page, "one", { text: short });
  await page.locator("#one article").click({ position: { x: 3, y: 3 } });
  await page.keyboard.press("?");
  await page.locator("#one dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#one dialog").waitFor({ state: "detached" });
  await page.keyboard.press("j");
  await page.locator("#one .card.selected").waitFor();
});
