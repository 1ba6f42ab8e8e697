// What a site owner copies: the snippet, its integrity, and what happens where a file is another one.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./support/desk.mjs";
import { finished } from "./support/dossiers.mjs";
import { serve } from "./support/site.mjs";

const ROOT = path.resolve(import.meta.dirname, "../../dist/embed");
const SNIPPET = readFileSync(path.join(ROOT, "snippet.html"), "utf8");
const VERSION = SNIPPET.match(/Put the folder (\S+) onto/)[1];
const FILES = JSON.parse(readFileSync(path.join(ROOT, VERSION, "integrity.json"), "utf8"));

/** The policy of the contract, to the letter. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self'; frame-src 'self'";

const TEXT = "According to the police, about 300 people were injured. The mayor said 500 people were injured.";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** A page with these lines, and the published folder where the snippet says it is. */
async function page(t, body, { change } = {}) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Story</title></head><body><h1>Story</h1>
${body}<script type="module" src="/heard.js"></script></body></html>`;
  const site = await serve({
    root: ROOT,
    below: "/selon/",
    headers: { "Content-Security-Policy": POLICY, "Cache-Control": "max-age=60" },
    outside: {
      "/story.html": html,
      "/stories/story.selon.json": JSON.stringify(finished),
      "/article.txt": TEXT,
      "/favicon.ico": " ",
      "/heard.js": "window.heard = []; addEventListener('selon-error', ({ detail }) => heard.push(detail));",
    },
    change: (file, body) => (change?.(file) ? Buffer.concat([body, Buffer.from("\n// another file\n")]) : body),
  });
  const opened = await browser.newPage();
  t.after(async () => {
    await opened.close();
    await site.stop();
  });
  const errors = [];
  const foreign = [];
  opened.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  opened.on("pageerror", (error) => errors.push(error.message));
  opened.on("request", (request) => request.url().startsWith(site.origin) || foreign.push(request.url()));
  await opened.goto(`${site.origin}/story.html`);
  return { page: opened, errors, foreign, annotator: opened.locator("selon-annotator").first() };
}

test("the integrity of every file, and of the snippet's scripts, is that of the file", async () => {
  const list = Object.entries(FILES);
  assert.ok(list.length > 10);
  for (const [file, integrity] of list) {
    const digest = createHash("sha384").update(await readFile(path.join(ROOT, VERSION, file))).digest("base64");
    assert.equal(integrity, `sha384-${digest}`, file);
  }
  const named = [...SNIPPET.matchAll(/src="\/selon\/[^/]+\/([^"]+)" integrity="([^"]+)"/g)];
  assert.equal(named.length, 2);
  for (const [, file, integrity] of named) assert.equal(integrity, FILES[file]);
});

test("every script of the folder carries a hash in its name, so that it may be kept for ever", () => {
  for (const file of Object.keys(FILES)) assert.match(file, /-[0-9a-f]{12,16}(_bg)?\.|^snippets\/|^embed\.html$/, file);
});

test("the snippet, copied as it is, shows the figures in the page and in an iframe, under the strict policy", async (t) => {
  const { page: opened, annotator, errors, foreign } = await page(t, SNIPPET);
  await annotator.getByText("about 1,200").first().waitFor();
  // It is not loaded before it is near what is seen, and the panel above it may have grown first.
  await opened.locator("iframe").scrollIntoViewIfNeeded();
  const frame = opened.frameLocator("iframe");
  await frame.getByText("about 1,200").first().waitFor();
  assert.deepEqual(errors, []);
  assert.deepEqual(foreign, []);
});

const script = SNIPPET.match(/<script type="module" src="[^"]*annotator-[^"]*" integrity="[^"]*"><\/script>/)[0];
const compare = `${script}<selon-annotator mode="compare" src="/stories/story.selon.json"><p>Our own words.</p></selon-annotator>`;

test("an element's script that is another file is refused by the browser, and the page's own words stay", async (t) => {
  const { page: opened, annotator, errors } = await page(t, compare, { change: (file) => /selon-annotator-/.test(file) });
  await opened.waitForLoadState("networkidle");
  assert.ok(await annotator.getByText("Our own words.").isVisible());
  assert.equal(await opened.evaluate(() => customElements.get("selon-annotator")), undefined);
  assert.match(errors.join(" "), /integrity/);
});

for (const [what, name] of [
  ["a part's script", /\/panel-[0-9a-f]+\.js$/],
  ["a part's module", /\/compared-[0-9a-f]+\.js$/],
  ["WebAssembly", /\/compared-[0-9a-f]+\.wasm$/],
]) {
  test(`${what} that is another file is not run: the page's own words are shown, with the reason`, async (t) => {
    const { page: opened, annotator } = await page(t, compare, { change: (file) => name.test(`/${file}`) });
    await annotator.getByText(/is another file than was published/).waitFor();
    assert.ok(await annotator.getByText("Our own words.").isVisible());
    assert.equal((await opened.evaluate(() => heard))[0].code, "integrity");
  });
}

for (const [what, name] of [
  ["the app's WebAssembly", /\/selon-app-[0-9a-f]+(_bg)?\.wasm$/],
  ["the app's script", /\/selon-app-[0-9a-f]+\.js$/],
  ["the worker", /\/worker-[0-9a-f]+\.js$/],
  ["the analyser's WebAssembly", /\/engine-[0-9a-f]+\.wasm$/],
]) {
  test(`${what} that is another file is not run by the annotator either`, async (t) => {
    const body = `${script}<selon-annotator mode="view" src="/article.txt"><p>Our own words.</p></selon-annotator>`;
    const { annotator } = await page(t, body, { change: (file) => name.test(`/${file}`) });
    await annotator.getByText(/is another file than was published/).waitFor();
    assert.ok(await annotator.getByText("Our own words.").isVisible());
  });
}

test("marks in the page's own article hold to what was published, too", async (t) => {
  const body = `${script}<article id="a"><p>${TEXT}</p></article><selon-annotator for="#a"><p>Our own words.</p></selon-annotator>`;
  const { annotator } = await page(t, body, { change: (file) => /inplace-[0-9a-f]+\.js$/.test(file) });
  await annotator.getByText(/is another file than was published/).waitFor();
});
