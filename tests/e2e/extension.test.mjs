// The browser extension, loaded into Chromium and used by its button.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { EXTENSION, launchExtended } from "./support/extension.mjs";
import { serve } from "./support/site.mjs";

const STORY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Courier</title><link rel="icon" href="data:,"></head>
<body><nav>Home Sport According to the menu, 12 links were found.</nav><article><h1>Ferry stays in port</h1>
<p>The harbour office said on Monday that about 300 passengers were stranded in <b>Port Ayre</b>. According to the union, 450 passengers were stranded there.</p>
<p>The company denies that any passenger was stranded.</p></article></body></html>`;

/** The strictest policy that a page could have: the extension works in it all the same, and changes nothing of it. */
const POLICY = "default-src 'none'; style-src 'none'; img-src data:";

let extended;
let context;
let site;
let tabs = 0;
before(async () => {
  site = await serve({ headers: { "Content-Security-Policy": POLICY }, pages: { "story.html": STORY, "other.html": STORY.replace("300", "200") } });
  extended = await launchExtended();
  context = extended.context;
});
after(async () => {
  await extended?.close();
  await site?.stop();
});

/** Clicks the extension's button for a page. */
const click = (page) => extended.press(page);

async function opened(t, file) {
  const page = await context.newPage();
  t.after(() => page.close());
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  // A fragment tells the tabs apart, and the pages are the same without it.
  await page.goto(`${site.url}${file}#${(tabs += 1)}`);
  return { page, errors, bar: page.locator("selon-bar") };
}

const painted = (page) => page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith("selon-")).length);

test("it asks for the page that one clicks on, and for nothing else", async () => {
  const manifest = JSON.parse(await readFile(path.join(EXTENSION, "manifest.json"), "utf8"));
  assert.equal(manifest.manifest_version, 3);
  assert.deepEqual(manifest.permissions, ["activeTab", "scripting"]);
  for (const key of ["host_permissions", "optional_host_permissions", "content_scripts", "web_accessible_resources"]) {
    assert.equal(manifest[key], undefined, key);
  }
  for (const size of ["16", "32", "48", "128"]) await readFile(path.join(EXTENSION, manifest.icons[size]));
});

test("its button marks the page's claims without changing the page, and a second click takes the marks away", async (t) => {
  const { page, errors, bar } = await opened(t, "story.html");
  const body = await page.locator("body").innerHTML();
  assert.equal(await painted(page), 0);
  await click(page);
  await bar.getByRole("heading", { name: "3 sourced claims" }).waitFor();
  assert.ok(await bar.getByText("1 pair of figures does not meet").isVisible());
  assert.ok((await painted(page)) > 0);
  assert.equal(await bar.getByText("the menu").count(), 0, "the page's navigation is no article");
  assert.equal(await page.locator("body").innerHTML(), body);
  assert.deepEqual(errors, []);
  await click(page);
  await bar.waitFor({ state: "detached" });
  assert.equal(await painted(page), 0);
  assert.equal(await page.locator("body").innerHTML(), body);
});

test("an entry leads to its words in the page, and a click on the words to the entry", async (t) => {
  const { page, bar } = await opened(t, "story.html");
  await click(page);
  await bar.getByRole("button", { name: /^the union/ }).click();
  assert.match(await page.evaluate(() => getSelection().toString()), /450 passengers/);
  await page.getByText("The company denies").click({ position: { x: 20, y: 8 } });
  await bar.locator("[aria-current]", { hasText: "The company" }).waitFor();
});

test("the work is saved as a dossier's file that names the page", async (t) => {
  const { page, bar } = await opened(t, "other.html");
  await click(page);
  const coming = page.waitForEvent("download");
  await bar.getByRole("button", { name: "Save as a file" }).click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), "Ferry-stays-in-port.selon.json");
  const dossier = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(dossier.format, "selon-dossier/1");
  assert.equal(dossier.articles[0].url, `${site.url}other.html`);
  assert.match(dossier.articles[0].text, /about 200 passengers were stranded in Port Ayre/);
});

test("no request leaves for anywhere, and a page can neither see the extension nor speak to it", async (t) => {
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  const { page, bar } = await opened(t, "story.html");
  await click(page);
  await bar.getByRole("heading").waitFor();
  const own = extended.id;
  assert.deepEqual(asked.filter((url) => !url.startsWith(site.origin) && !url.startsWith(`chrome-extension://${own}`) && !/^(data|blob):/.test(url)), []);
  const seen = await page.evaluate((own) => [typeof chrome?.runtime?.sendMessage, typeof globalThis.selonPage, own], own);
  assert.deepEqual(seen.slice(0, 2), ["undefined", "undefined"]);
});
