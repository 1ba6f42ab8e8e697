// Selon in an iframe of another origin, and the two sides' mistrust of everybody else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readdirSync } from "node:fs";
import { launch } from "./support/desk.mjs";
import { finished } from "./support/dossiers.mjs";
import { ROOT, serve } from "./support/site.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const HOST_SCRIPT = readdirSync(ROOT).find((file) => /^host-[0-9a-f]+\.js$/.test(file));
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src http:; style-src 'self'; img-src data:";

const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,"></head><body><h1>Host</h1>${body}</body></html>`;

/** A host page on one origin whose iframe is on another. */
async function hosted(t, { attributes = "", extra = "", pages = {}, frame = "embed.html" } = {}) {
  const selon = await serve();
  const iframe = `<iframe data-selon="${selon.url}${frame}" data-selon-mode="compare" data-selon-dossier="story.json" ${attributes} title="The figures compared" sandbox="allow-scripts allow-same-origin"></iframe>`;
  const host = await serve({
    headers: { "Content-Security-Policy": POLICY },
    pages: {
      "host.html": page(`<p id="before">Before</p>${iframe}${extra}<p id="after">After</p><script type="module" src="heard.js"></script><script type="module" src="${HOST_SCRIPT}"></script>`),
      "heard.js": "window.heard = []; for (const name of ['ready', 'change', 'select', 'error']) addEventListener(`selon-${name}`, ({ detail }) => heard.push([name, detail]));",
      "story.json": JSON.stringify(finished),
      ...pages,
    },
  });
  const opened = await browser.newPage();
  t.after(async () => {
    await opened.close();
    await Promise.all([selon.stop(), host.stop()]);
  });
  const errors = [];
  opened.on("pageerror", (error) => errors.push(error.message));
  await opened.goto(`${host.url}host.html`);
  return { page: opened, frame: opened.frameLocator("iframe").first(), selon, host, errors };
}

const height = (page) => page.locator("iframe").first().evaluate((iframe) => iframe.clientHeight);
const heard = (page, name) => page.evaluate((name) => heard.filter(([heard]) => heard === name).map(([, detail]) => detail), name);

/** Waits until the iframe is as high as what is in it. */
async function settled({ page, frame }) {
  await frame.locator("selon-annotator .about").first().waitFor();
  let inside = 0;
  let outside = -1000;
  while (Math.abs(inside - outside) > 2) {
    inside = await frame.locator("html").evaluate((html) => html.getBoundingClientRect().height);
    outside = await height(page);
  }
  return outside;
}

test("a panel in an iframe of another origin shows the dossier and is as high as what is in it", async (t) => {
  const opened = await hosted(t);
  const high = await settled(opened);
  assert.ok(high > 200, `${high}`);
  await opened.frame.getByText("about 1,200").first().waitFor();
  assert.equal((await heard(opened.page, "ready")).length, 1);
  const table = opened.frame.locator("selon-annotator details").first();
  await table.locator("summary").click();
  await opened.page.waitForFunction((high) => document.querySelector("iframe").clientHeight !== high, high);
  await settled(opened);
  assert.deepEqual(opened.errors, []);
});

test("what is chosen in the iframe is told to the page as data", async (t) => {
  const opened = await hosted(t);
  await settled(opened);
  await opened.frame.locator("selon-annotator th button").first().click();
  await opened.page.waitForFunction(() => heard.some(([name, detail]) => name === "select" && typeof detail.claim === "string"));
});

/** Everything that somebody could think of, as a program that posts it. */
const SHAPES = `[
  null, undefined, 1, "hello", "start", [], {}, { selon: 1 }, { selon: 2, type: "start", text: "mine" }, { type: "start", text: "mine" },
  { selon: 1, type: "start", mode: "edit", text: "According to me, 5 people." },
  { selon: 1, type: "start", dossier: { format: "selon-dossier/1", offsets: "code_points", id: "x", made: "", changed: "", counter: 0 } },
  { selon: 1, type: "start", theme: "dark" }, { selon: 1, type: "focus", id: "c1" }, { selon: 1, type: "__proto__" }, { selon: 1, type: "constructor" },
  { selon: 1, type: "hello" }, { selon: 1, type: "ready" }, { selon: 1, type: "height", height: 5 }, { selon: 1, type: "height", height: 99999 },
  { selon: 1, type: "change", dossier: { format: "selon-dossier/1" } }, { selon: 1, type: "select", claim: "c1" },
  { selon: 1, type: "error", code: "x", reason: "<b>x</b>" }, { selon: "1", type: "start" }, new Map([["selon", 1]]), new Date(), new Uint8Array(9),
  { selon: 1, type: "start", html: "<script>parent.ran = 1</script>" }, { selon: 1, type: "start", src: "https://example.org/x" },
  { selon: 1, type: "start", url: "javascript:alert(1)" }, { jsonrpc: "2.0", method: "x" }, "[iFrameSizer]message:0:0:0", { event: "resize", height: 1 },
]`;

test("a foreign origin that posts messages of every shape, to the iframe and to the page, changes nothing", async (t) => {
  const foreign = await serve({
    headers: { "Content-Security-Policy": "default-src 'none'; script-src 'self'" },
    pages: {
      "foreign.html": page('<script src="foreign.js"></script>'),
      "foreign.js": `addEventListener("message", () => {
        for (const shape of ${SHAPES}) for (const window of [parent, parent.frames[0]]) window.postMessage(shape, "*");
        parent.postMessage("posted", "*");
      });`,
    },
  });
  t.after(foreign.stop);
  const opened = await hosted(t, { extra: `<iframe id="foreign" src="${foreign.url}foreign.html" title="Foreign"></iframe>` });
  const high = await settled(opened);
  const shown = await opened.frame.locator("body").innerHTML();
  const before = await opened.page.evaluate(() => JSON.stringify(heard));
  await opened.page.evaluate(async () => {
    const posted = new Promise((done) => addEventListener("message", ({ data }) => data === "posted" && done()));
    document.querySelector("#foreign").contentWindow.postMessage("go", "*");
    await posted;
  });
  // What was posted to the frame has been seen there before this comes back.
  await opened.frame.locator("body").evaluate(() => new Promise((done) => {
    addEventListener("message", ({ data }) => data === "last" && done());
    postMessage("last", "*");
  }));
  assert.equal(await opened.frame.locator("body").innerHTML(), shown);
  assert.equal(await opened.page.evaluate(() => JSON.stringify(heard)), before);
  assert.equal(await height(opened.page), high);
  assert.deepEqual(opened.errors, []);
});

test("the page itself cannot make the iframe do anything but show data: other shapes are dropped whole", async (t) => {
  const opened = await hosted(t);
  await settled(opened);
  const shown = await opened.frame.locator("body").innerHTML();
  const wrong = [
    { selon: 1, type: "start", theme: "dark", html: "<b>x</b>" },
    { selon: 1, type: "start", theme: "neon" },
    { selon: 1, type: "start", mode: "compare", dossier: { format: "something-else" } },
    { selon: 1, type: "start", dossier: "a text" },
    { selon: 1, type: "start", src: "/other.json" },
    { selon: 1, type: "focus", id: 7 },
  ];
  await opened.page.evaluate(
    ([wrong, origin]) => wrong.forEach((one) => document.querySelector("iframe").contentWindow.postMessage(one, origin)),
    [wrong, opened.selon.origin],
  );
  await opened.frame.locator("body").evaluate(() => new Promise((done) => {
    addEventListener("message", ({ data }) => data === "last" && done());
    postMessage("last", "*");
  }));
  assert.equal(await opened.frame.locator("body").innerHTML(), shown);
});

test("a page that frames it under another's name is shown nothing but a sentence, and hears nothing", async (t) => {
  const selon = await serve();
  const thief = await serve({
    headers: { "Content-Security-Policy": POLICY },
    pages: {
      "thief.html": page(`<script src="thief.js"></script><iframe src="${selon.url}embed.html#host=https://paper.example" title="x"></iframe>`),
      "thief.js": "window.heard = []; addEventListener('message', ({ data }) => heard.push(data));",
    },
  });
  const opened = await browser.newPage();
  t.after(async () => {
    await opened.close();
    await Promise.all([selon.stop(), thief.stop()]);
  });
  await opened.goto(`${thief.url}thief.html`);
  const frame = opened.frameLocator("iframe");
  await frame.getByRole("alert").waitFor();
  assert.match(await frame.getByRole("alert").textContent(), /^This page is a part of another one/);
  assert.equal(await frame.locator("selon-annotator").count(), 0);
  assert.deepEqual(await opened.evaluate(() => heard), []);
});

test("opened by itself the page for iframes says what it is", async (t) => {
  const selon = await serve();
  const opened = await browser.newPage();
  t.after(async () => {
    await opened.close();
    await selon.stop();
  });
  await opened.goto(`${selon.url}embed.html`);
  await opened.getByText(/^This page is a part of another one/).waitFor();
});

test("a dossier that the page cannot read, or that is none, is told as an event of the iframe", async (t) => {
  const opened = await hosted(t, { pages: { "story.json": "<html>not found</html>" } });
  await opened.page.waitForFunction(() => heard.some(([name]) => name === "error"));
  const [{ code, reason }] = await heard(opened.page, "error");
  assert.equal(code, "network");
  assert.ok(reason.length > 10, reason);
});
