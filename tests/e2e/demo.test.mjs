// The demonstrations: Selon in a newspaper, in an editing system, and in an iframe, on a page of their own each.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch } from "./support/desk.mjs";
import { serve } from "./support/site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(t, file, options = {}) {
  const page = await browser.newPage({ bypassCSP: false, ...options });
  t.after(() => page.close());
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => request.url().startsWith(site.origin) || errors.push(request.url()));
  await page.goto(`${site.url}demo/${file}`);
  return { page, errors };
}

async function axe(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

test("in the newspaper the figures stand compared inside the story, and its claims are marked in place", async (t) => {
  const { page, errors } = await open(t, "newspaper.html");
  await page.locator("selon-annotator[mode=compare]").getByText("about 1,200").first().waitFor();
  await page.waitForFunction(() => CSS.highlights.size > 0);
  assert.deepEqual(errors, []);
  assert.deepEqual(await axe(page), []);
});

test("on a phone the newspaper scrolls in one direction only", async (t) => {
  const { page } = await open(t, "newspaper.html", { viewport: { width: 390, height: 800 } });
  await page.locator("selon-annotator[mode=compare]").getByText("about 1,200").first().waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test("the editing system gives its draft, hears of changes, and keeps the dossier as JSON", async (t) => {
  const { page, errors } = await open(t, "editor.html");
  await page.locator("selon-annotator .card .accept").first().click();
  await page.getByText("There are changes that are not saved.").waitFor();
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("The draft is saved.").waitFor();
  const kept = JSON.parse(await page.locator("#kept").textContent());
  assert.equal(kept.headline, "The dam that nobody lowered");
  assert.equal(kept.selon.format, "selon-dossier/1");
  assert.match(kept.selon.articles[0].text, /1,900 people were evacuated/);
  assert.match(JSON.stringify(kept.selon), /"accepted"/);
  assert.deepEqual(errors, []);
  assert.deepEqual(await axe(page), []);
});

test("the iframe is as high as its panel, in a page that runs no WebAssembly", async (t) => {
  const { page, errors } = await open(t, "frame.html");
  await page.frameLocator("iframe").getByText("about 1,200").first().waitFor();
  await page.waitForFunction(() => document.querySelector("iframe").getBoundingClientRect().height > 200);
  assert.deepEqual(errors, []);
});

test("the panel in the iframe is dark where the reader's system is", async (t) => {
  const { page } = await open(t, "frame.html", { colorScheme: "dark" });
  const frame = page.frameLocator("iframe");
  await frame.locator('.frame[data-theme="dark"] .row').first().waitFor();
  await page.emulateMedia({ colorScheme: "light" });
  await frame.locator('.frame[data-theme="light"] .row').first().waitFor();
});

test("the list of demonstrations leads to each", async (t) => {
  const { page, errors } = await open(t, "index.html");
  const links = await page.locator("li a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.deepEqual(links, ["newspaper.html", "editor.html", "frame.html"]);
  for (const link of links) assert.equal((await page.request.get(`${site.url}demo/${link}`)).status(), 200);
  assert.deepEqual(errors, []);
});
