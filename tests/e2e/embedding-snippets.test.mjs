// docs/embedding.md, copied piece by piece into a page: every snippet of it does what it says, under the policy that it names.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { short } from "./support/article.mjs";
import { launch, watch } from "./support/desk.mjs";
import { finished } from "./support/dossiers.mjs";
import { serve } from "./support/site.mjs";

const ROOT = path.resolve(import.meta.dirname, "../../dist/embed");
const DOCS = readFileSync(path.resolve(import.meta.dirname, "../../docs/embedding.md"), "utf8");
const VERSION = readFileSync(path.join(ROOT, "snippet.html"), "utf8").match(/Put the folder (\S+) onto/)[1];
const INTEGRITY = JSON.parse(readFileSync(path.join(ROOT, VERSION, "integrity.json"), "utf8"));

/** A snippet with the names and the integrity that `snippet.html` has, which the document leaves out. */
function filled(snippet) {
  return snippet.replace(/(selon-annotator|host)-….js("( integrity="sha384-…")?)/g, (_, name, end, held) => {
    const file = Object.keys(INTEGRITY).find((file) => new RegExp(`^${name}-[0-9a-f]+\\.js$`).test(file));
    return `${file}"${held ? ` integrity="${INTEGRITY[file]}"` : end.slice(1)}`;
  });
}

/** The snippets of a section in one language. */
function snippets(section, language) {
  const text = DOCS.split(`\n## ${section}\n`)[1].split("\n## ")[0];
  return [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].filter(([, of]) => of === language).map(([, , code]) => filled(code));
}

const [POLICY] = snippets("Content-Security-Policy", "text").map((policy) => policy.trim());
const [START, THREE] = snippets("Quick start", "html");
const SCRIPT = START.match(/<script.*<\/script>/)[0];
const ARTICLE = `<article id="article">${short.split("\n\n").map((words) => `<p>${words}</p>`).join("")}</article>`;

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** A page with these lines in it; `scripts` are modules of its own, one after another. */
async function page(t, body, { head = SCRIPT, css = "", scripts = [], policy = POLICY } = {}) {
  const own = Object.fromEntries(scripts.map((script, n) => [`/own-${n}.js`, script]));
  const tags = Object.keys(own).map((src) => `<script type="module" src="${src}"></script>`);
  const site = await serve({
    root: ROOT,
    below: "/selon/",
    headers: { "Content-Security-Policy": policy },
    outside: {
      "/story.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Story</title><link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/site.css">${head}</head><body><h1>Story</h1>${body}${tags.join("")}</body></html>`,
      "/icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "/site.css": `body { margin: 1rem; }\n${css}`,
      "/stories/ferry.selon.json": JSON.stringify(finished),
      ...own,
    },
  });
  const opened = await browser.newPage({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
  t.after(async () => {
    await opened.close();
    await site.stop();
  });
  opened.setDefaultTimeout(30_000);
  const seen = await watch(opened, site.origin);
  await opened.goto(`${site.origin}/story.html`);
  return { page: opened, seen };
}
const clean = ({ errors, refusals, foreign }) => assert.deepEqual([errors, refusals, foreign], [[], [], []]);

test("two pieces copied show the figures of a dossier", async (t) => {
  const { page: opened, seen } = await page(t, START.replace(SCRIPT, ""));
  await opened.locator("selon-annotator").getByText("about 1,200").first().waitFor();
  clean(seen);
});

test("the three things that newsrooms ask for are one line each", async (t) => {
  const { page: opened, seen } = await page(t, THREE + ARTICLE);
  const [compare, inplace, edit] = [0, 1, 2].map((nth) => opened.locator("selon-annotator").nth(nth));
  await compare.getByText("about 1,200").first().waitFor();
  await inplace.scrollIntoViewIfNeeded();
  await inplace.getByText("4 claims").waitFor();
  assert.ok(await opened.evaluate(() => CSS.highlights.size > 0));
  await edit.scrollIntoViewIfNeeded();
  await edit.locator("#paste").waitFor();
  clean(seen);
});

test("properties and methods answer as told", async (t) => {
  const [properties] = snippets("Properties", "js");
  const [methods] = snippets("Methods", "js");
  const script = `${properties}${methods}window.answers = { dossier, analysis, csv, text: annotator.text };`;
  const { page: opened, seen } = await page(t, '<selon-annotator mode="edit"></selon-annotator>', { scripts: [script] });
  await opened.waitForFunction(() => window.answers);
  const { csv } = await opened.evaluate(() => window.answers);
  assert.match(csv, /about 300/);
  clean(seen);
});

test("events are heard as the page listens for them", async (t) => {
  const [listen] = snippets("Events", "js");
  const script = `const annotator = document.querySelector("selon-annotator");
    annotator.text = ${JSON.stringify(short)};
    window.saved = [];
    const save = (dossier) => window.saved.push(dossier);
    ${listen}`;
  const { page: opened, seen } = await page(t, '<selon-annotator mode="review"></selon-annotator>', { scripts: [script] });
  await opened.locator("selon-annotator .card .accept").first().click();
  await opened.waitForFunction(() => JSON.stringify(window.saved).includes('"accepted"'));
  clean(seen);
});

test("custom properties and parts change the look, as told", async (t) => {
  const [css] = snippets("Look", "css");
  const { page: opened, seen } = await page(t, START.replace(SCRIPT, ""), { css });
  const panel = opened.locator("selon-annotator");
  await panel.locator(".row").first().waitFor();
  assert.equal(await panel.locator("[part=note]").isVisible(), false);
  const style = (selector, name) => panel.locator(selector).first().evaluate((one, name) => getComputedStyle(one)[name], name);
  assert.equal(await style(".question", "backgroundColor"), "rgba(0, 0, 0, 0)");
  assert.match(await style(".counts", "fontFamily"), /^"Courier Sans"/);
  clean(seen);
});

const FRAMES = POLICY.replace(" 'wasm-unsafe-eval'", "").concat("; frame-src http:");

/** Serves what the document calls selon.example. */
async function example(t, snippet) {
  const site = await serve({ root: ROOT, below: "/selon/", headers: { "Content-Security-Policy": "frame-ancestors *" } });
  t.after(site.stop);
  return snippet.replaceAll("https://selon.example", site.origin);
}

test("an iframe of another origin shows the figures, in a page that runs no WebAssembly", async (t) => {
  const [frame] = snippets("In an iframe", "html");
  const { page: opened, seen } = await page(t, await example(t, frame), { head: "", policy: FRAMES });
  await opened.locator("iframe").scrollIntoViewIfNeeded();
  await opened.frameLocator("iframe").getByText("about 1,200").first().waitFor();
  await opened.waitForFunction(() => document.querySelector("iframe").clientHeight > 200);
  assert.deepEqual([seen.errors, seen.refusals], [[], []]);
});

test("a script shows the iframe, changes what is in it, and lets go of it", async (t) => {
  const [use] = snippets("In an iframe", "js");
  const [, shown, rest] = (await example(t, use)).match(/^([\s\S]*?;\n\n[\s\S]*?;\n)([\s\S]*)$/);
  const script = `${shown.replace(/^(import .*)$/m, `$1\nconst dossier = await (await fetch("/stories/ferry.selon.json")).json();`)}
    const another = { ...dossier, title: "Another" };
    document.querySelector("iframe").addEventListener("selon-ready", () => {
      ${rest}
      window.over = true;
    }, { once: true });`;
  const body = '<iframe title="The figures compared" sandbox="allow-scripts allow-same-origin"></iframe>';
  const { page: opened, seen } = await page(t, body, { head: "", policy: FRAMES, scripts: [script] });
  await opened.waitForFunction(() => window.over);
  await opened.frameLocator("iframe").locator('.frame[data-theme="dark"] .row').first().waitFor();
  assert.deepEqual([seen.errors, seen.refusals], [[], []]);
});
