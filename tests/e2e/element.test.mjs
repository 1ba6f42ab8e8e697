// <selon-annotator> in somebody's story: the figures of a dossier compared, under a strict policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { short } from "./support/article.mjs";
import { violationsIn } from "./support/axe.mjs";
import { launch } from "./support/desk.mjs";
import { courier, page as pageOf } from "./support/host.mjs";
import { saveDossier } from "./support/saved.mjs";
import { visit } from "./support/visit.mjs";

let browser;
/** A dossier as the site saves it, and what its board said. */
let saved, sentence;
before(async () => {
  browser = await launch();
  ({ saved, sentence } = await saveDossier(browser, short));
});
after(() => browser.close());

const story = (element, more = {}) => ({
  "/site.css": courier,
  "/icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "/story.html": pageOf({ body: `<h1>Ferry stays in port</h1><h2>How many are stranded</h2>${element}<p>And the story goes on.</p>` }),
  "/ferry.selon.json": saved,
  ...more,
});
const compare = (attributes = "") =>
  `<selon-annotator mode="compare" src="/ferry.selon.json" ${attributes}><p id="static">300 or 450 passengers, as told.</p></selon-annotator>`;
const panel = (page) => page.locator("selon-annotator");

test("a story shows what a dossier compares: plot, sentence and table, under 100 KB and without the analyser", async (t) => {
  const { page, host, seen } = await visit(t, browser, { files: story(compare()) });
  await panel(page).locator(".row", { hasText: "450" }).waitFor();
  assert.equal(await panel(page).locator("[part=sentence]").first().textContent(), sentence);
  assert.equal(await panel(page).locator("[part=table] tbody tr", { hasText: "450 passengers" }).count(), 1);
  assert.equal(await panel(page).locator("[part=plot] .strip circle").count() > 1, true);
  assert.equal(await page.locator("#static").isVisible(), false, "the page's own fallback is not shown");
  const names = host.asked.map(({ name }) => name);
  assert.deepEqual(names.filter((name) => /engine|worker|app|handover|pdf|porter/.test(name)), []);
  const weight = host.asked.reduce((sum, file) => sum + file.weight, 0);
  assert.ok(weight < 100_000, `${weight} bytes gzipped: ${names.join(", ")}`);
  assert.deepEqual([seen.errors, seen.refusals, seen.foreign], [[], [], []]);
});

test("plot and table say the same to those who do not see", async (t) => {
  const { page } = await visit(t, browser, { files: story(compare()) });
  await panel(page).locator(".row").first().waitFor();
  const plot = await panel(page).locator("[part=plot]").first().ariaSnapshot();
  for (const words of [/Range plot of 2 figures/, /about 300/, /450/, /read as 270 to 330/]) assert.match(plot, words);
  const table = await panel(page).locator("[part=table]").first().ariaSnapshot();
  for (const words of [/about 300/, /270 to 330/, /about ±10 %/, /According to/]) assert.match(table, words);
  assert.deepEqual(await violationsIn(page, "selon-annotator"), []);
});

test("the panel speaks French and English, and is dark where the page is", async (t) => {
  const { page } = await visit(t, browser, { files: story(compare('ui-lang="fr"')), context: { colorScheme: "dark" } });
  await panel(page).locator("summary", { hasText: "En tableau" }).first().waitFor();
  const paper = () => panel(page).locator(".question").first().evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.equal(await paper(), "rgb(26, 27, 30)");
  assert.deepEqual(await violationsIn(page, "selon-annotator"), []);
  await panel(page).evaluate((element) => element.setAttribute("theme", "light"));
  await panel(page).locator('.frame[data-theme="light"]').waitFor();
  assert.equal(await paper(), "rgb(253, 252, 249)");
  await panel(page).evaluate((element) => element.setAttribute("ui-lang", "en"));
  await panel(page).locator("summary", { hasText: "As a table" }).first().waitFor();
  await page.emulateMedia({ colorScheme: "light" });
  await panel(page).evaluate((element) => element.setAttribute("theme", "auto"));
  await panel(page).locator('.frame[data-theme="light"]').waitFor();
});

test("whoever follows one source in the table sees it in the plot, and the page hears of it", async (t) => {
  const { page, events } = await visit(t, browser, { files: story(compare()) });
  await panel(page).getByRole("button", { name: "union" }).focus();
  await page.keyboard.press("Enter");
  await panel(page).locator(".row.selected", { hasText: "450" }).waitFor();
  const selected = (await events()).find(({ type }) => type === "selon-select");
  assert.match(selected.detail.claim, /^[0-9a-f]{16}$/);
  assert.deepEqual([selected.bubbles, selected.composed], [true, true]);
  await page.keyboard.press("Enter");
  await panel(page).locator(".row.selected").waitFor({ state: "detached" });
  assert.equal(await panel(page).evaluate((element, id) => element.focusClaim(id), selected.detail.claim), true);
  await panel(page).locator(".row.selected", { hasText: "450" }).waitFor();
  assert.equal(await panel(page).evaluate((element) => element.focusClaim("no such claim")), false);
});

test("a page may give the dossier itself, and take it out in other formats", async (t) => {
  const { page } = await visit(t, browser, { files: story('<selon-annotator mode="compare"></selon-annotator>') });
  await panel(page).getByText("There is nothing to show yet").waitFor();
  await panel(page).evaluate((element, file) => (element.dossier = JSON.parse(file)), saved);
  await panel(page).locator(".row", { hasText: "450" }).waitFor();
  assert.deepEqual(await panel(page).evaluate((element) => element.dossier), JSON.parse(saved));
  const table = await panel(page).evaluate((element) => element.export("csv"));
  assert.match(table, /450/);
  assert.deepEqual(JSON.parse(await panel(page).evaluate((element) => element.export("dossier"))), JSON.parse(saved));
});

for (const [what, file, words] of [
  ["is nothing of ours", '{"type": "FeatureCollection", "format": "selon-dossier/"}', /not one that Selon reads/],
  ["is cut short", () => saved.slice(0, 900), /cut short/],
  ["comes from a later version", () => saved.replace("selon-dossier/1", "selon-dossier/9"), /later version/],
  ["compares nothing", () => JSON.stringify({ ...JSON.parse(saved), board: [] }), /compares no figures/],
]) {
  test(`a dossier that ${what} ends in one sentence`, async (t) => {
    const text = typeof file === "function" ? file() : file;
    const { page, seen } = await visit(t, browser, { files: story(compare(), { "/ferry.selon.json": text }) });
    await panel(page).getByText(words).waitFor();
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
  });
}

test("a file of another site is not fetched, and the page's fallback is shown with the reason", async (t) => {
  const element = compare().replace("/ferry.selon.json", "https://example.org/ferry.selon.json");
  const { page, seen, events } = await visit(t, browser, { files: story(element) });
  await panel(page).getByText("is on another site").waitFor();
  assert.equal(await page.locator("#static").isVisible(), true);
  assert.deepEqual(seen.foreign, []);
  const error = (await events()).find(({ type }) => type === "selon-error");
  assert.equal(error.detail.code, "origin");
});

test("a dossier without its board is compared all the same, by the analyser", async (t) => {
  const { board, ...rest } = JSON.parse(saved);
  assert.ok(board.length > 0);
  const { page, host } = await visit(t, browser, { files: story(compare(), { "/ferry.selon.json": JSON.stringify(rest) }) });
  await panel(page).locator(".row", { hasText: "450" }).waitFor();
  assert.equal(await panel(page).locator("[part=sentence]").first().textContent(), sentence);
  assert.ok(host.asked.some(({ name }) => name.startsWith("engine-")));
});

test("nothing is loaded before the element is near, and nothing jumps when it is", async (t) => {
  const far = `<div class="far"></div>${compare()}`;
  const css = `${courier}.far { height: 6000px; } selon-annotator { --selon-min-block-size: 60rem; }`;
  const { page, host } = await visit(t, browser, { files: story(far, { "/site.css": css }), shifts: true });
  await page.waitForFunction(() => customElements.get("selon-annotator"));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(host.asked.map(({ name }) => name.split("-")[0]), ["selon"]);
  await panel(page).evaluate((element) => element.scrollIntoView());
  await panel(page).locator(".row", { hasText: "450" }).waitFor();
  assert.equal(await page.evaluate(() => window.shifted), 0);
});

for (const [what, options, words] of [
  ["WebAssembly is refused by the policy", { policy: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'" }, /refuses WebAssembly/],
  ["a file is missing", { refuse: (name) => /^panel-.*js$/.test(name) }, /answers 404 for panel-/],
  ["a script has a wrong type", { type: (name) => (/^panel-.*js$/.test(name) ? "text/plain" : null) }, /sends panel-.* as “text\/plain”/],
  ["the WebAssembly is missing", { refuse: (name) => name.endsWith(".wasm") }, /answers 404 for compared-/],
]) {
  test(`where ${what}, the page's own fallback is shown with the reason`, async (t) => {
    const { page, events } = await visit(t, browser, { files: story(compare()), ...options });
    await panel(page).getByText(words).waitFor();
    assert.equal(await page.locator("#static").isVisible(), true);
    assert.equal((await events()).filter(({ type }) => type === "selon-error").length, 1);
  });
}

test("WebAssembly of a wrong type and a slow network only take longer", async (t) => {
  const type = (name) => (name.endsWith(".wasm") ? "application/octet-stream" : null);
  const { page } = await visit(t, browser, { files: story(compare()), type, slow: 300 });
  await panel(page).locator(".row", { hasText: "450" }).waitFor();
});

test("where the network is gone, the reason is said, and the element goes on when asked again", async (t) => {
  const { page } = await visit(t, browser, {
    files: story('<selon-annotator mode="compare"></selon-annotator>'),
    before: (page) => page.route(/panel-/, (route) => route.abort()),
  });
  await panel(page).getByText("could not be loaded").waitFor();
  await page.unroute(/panel-/);
  await panel(page).evaluate((element) => element.setAttribute("src", "/ferry.selon.json"));
  await panel(page).locator(".row", { hasText: "450" }).waitFor();
});
