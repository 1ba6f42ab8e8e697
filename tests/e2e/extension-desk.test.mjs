// The extension's desk: work on a page that one has read, kept by its address.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launchExtended } from "./support/extension.mjs";
import { serve } from "./support/site.mjs";

const story = (figure) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Courier</title><link rel="icon" href="data:,"></head>
<body><article><h1>Ferry stays in port</h1>
<p>The harbour office said on Monday that about ${figure} passengers were stranded in <b>Port Ayre</b>. According to the union, 450 passengers were stranded there.</p>
<p>The company denies that any passenger was stranded.</p></article></body></html>`;

/** What the paper says; it may think better of it. */
const pages = { "story.html": story(300) };

let extended;
let context;
let site;
let tabs = 0;
before(async () => {
  site = await serve({ headers: { "Content-Security-Policy": "default-src 'none'; img-src data:" }, pages });
  extended = await launchExtended();
  context = extended.context;
});
after(async () => {
  await extended?.close();
  await site?.stop();
});

/** Opens the story in a tab of its own and clicks the extension's button there: its bar. */
async function read(t) {
  const page = await context.newPage();
  t.after(() => page.close());
  // A fragment tells the tabs apart; work is kept without it.
  await page.goto(`${site.url}story.html#${(tabs += 1)}`);
  await extended.press(page);
  const bar = page.locator("selon-bar");
  await bar.getByRole("heading", { name: "3 sourced claims" }).waitFor();
  return bar;
}

/** Goes from the bar to the desk, as one does. */
async function work(t, bar) {
  const opening = context.waitForEvent("page");
  await bar.getByRole("button", { name: "Work on it" }).click();
  const desk = await opening;
  t.after(() => desk.close());
  const errors = [];
  desk.on("pageerror", (error) => errors.push(error.message));
  desk.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await desk.locator("selon-annotator .card .card-face").first().waitFor();
  return { desk, errors };
}

/** What the desk's own database has of the pages, by address. */
const kept = (desk) =>
  desk.evaluate(async () => {
    const { all } = await import("./store.js");
    return Object.fromEntries((await all()).map(({ url, dossier }) => [url, dossier]));
  });

test("work on a page is kept by its address with every change, and is there again on the next visit", async (t) => {
  const { desk, errors } = await work(t, await read(t));
  assert.equal(await desk.title(), "Ferry stays in port – Selon");
  assert.equal(await desk.locator("header a").getAttribute("href"), `${site.url}story.html`);
  await desk.getByText("Kept in this browser only.").first().waitFor();
  await desk.locator("selon-annotator .card .accept").first().click();
  await desk.locator("selon-annotator .card.kept").waitFor();
  const url = `${site.url}story.html`;
  await desk.waitForFunction(async (url) => {
    const { get } = await import("./store.js");
    return JSON.stringify((await get(url)).dossier).includes('"accepted"');
  }, url);
  assert.deepEqual(Object.keys(await kept(desk)), [url]);

  const bar = await read(t);
  await bar.getByText(/^Your work on this page is kept, since/).waitFor();
  assert.equal(await bar.getByText("is another one now").count(), 0);
  const again = await work(t, bar);
  await again.desk.locator("selon-annotator .card.kept").waitFor();
  assert.deepEqual([errors, again.errors], [[], []]);
});

test("where the page says something else since, one is told, and the work stays what it was", async (t) => {
  pages["story.html"] = story(310);
  t.after(() => (pages["story.html"] = story(300)));
  const bar = await read(t);
  await bar.getByText("The page’s text is another one now than in your work on it.").waitFor();
  const { desk } = await work(t, bar);
  await desk.locator("selon-annotator .card.kept").waitFor();
  assert.match(await desk.locator("selon-annotator article").textContent(), /about 300 passengers/);
});

test("the work goes out of the desk in the annotator's formats", async (t) => {
  const { desk, errors } = await work(t, await read(t));
  await desk.locator("selon-annotator #export").click();
  const saving = desk.waitForEvent("download");
  await desk.locator("selon-annotator .export-menu [role=menuitem]", { hasText: "CSV" }).click();
  const table = await readFile(await (await saving).path(), "utf8");
  assert.match(table, /450/);
  assert.match(table, new RegExp(`${site.url}story.html`));
  assert.deepEqual(errors, []);
});

test("the desk lists what is kept, leads to it, and lets go of it when asked", async (t) => {
  await read(t);
  const desk = await context.newPage();
  t.after(() => desk.close());
  await desk.goto(`chrome-extension://${extended.id}/desk.html`);
  await desk.getByRole("link", { name: "Ferry stays in port" }).click();
  await desk.locator("selon-annotator .card").first().waitFor();
  await desk.goBack();
  await desk.getByRole("button", { name: "Delete: Ferry stays in port" }).click();
  await desk.getByText("No page has been annotated yet").waitFor();
  assert.deepEqual(await kept(desk), {});
  await desk.goForward();
  await desk.getByText("Nothing is kept for this page.").waitFor();
  assert.equal(await desk.locator("selon-annotator").count(), 0);
});
