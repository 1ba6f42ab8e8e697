// From the empty desk to reading: paste, see who says what, follow a claim from view to view, ask why.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, english, french, paste, read, short, shown, words } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("an article pasted anywhere on the page stands there with its claims marked, without another press", async (t) => {
  const { page, errors } = await desk(t, browser);
  await page.locator("h1").click();
  await read(page, short);
  const marked = (part) => page.locator(`#article mark.${part}`).allTextContents();
  assert.ok((await marked("source")).includes("the union"), "the union is a source");
  assert.ok((await marked("cue")).some((cue) => /denies/.test(cue)), "its verb is marked as it stands");
  assert.deepEqual((await marked("figure")).slice(0, 2), ["300", "450"]);
  assert.match(await words(page), /about 300 passengers were stranded/);
  assert.ok((await page.locator("#claims .card").count()) >= 4);
  assert.deepEqual(errors, []);
});

test("each example opens, in its own language", async (t) => {
  for (const [id, text, lang] of [["example-fr", french, "fr"], ["example-en", english, "en"]]) {
    const { page } = await desk(t, browser);
    await page.locator(`#${id}`).click();
    await shown(page);
    assert.equal(await page.locator("#article").getAttribute("lang"), lang);
    const squeezed = (text) => text.replaceAll(/\s+/g, "");
    assert.equal(squeezed(await words(page)), squeezed(text), "not a letter of the article is changed");
  }
});

test("a source has one letter and one colour in the text and in the list", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const mark = page.locator("#article mark.source", { hasText: "the union" }).first();
  const letter = await mark.getAttribute("data-letter");
  const group = page.locator(".claim-group", { has: page.locator("h3", { hasText: "union" }) });
  assert.equal(await group.locator(".chip").textContent(), letter);
  const colour = (locator) => locator.evaluate((element) => getComputedStyle(element).getPropertyValue("--source"));
  assert.equal(await colour(mark), await colour(group));
});

test("parts are told apart by shape, not by colour alone", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, french);
  const line = (part) =>
    page.locator(`#article mark.${part}`).first().evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.textDecorationLine, style.textDecorationStyle, style.borderTopStyle, style.borderInlineStartWidth];
    });
  const shapes = await Promise.all(["source", "cue", "content", "hedge", "figure"].map(line));
  assert.equal(new Set(shapes.map(String)).size, 5, JSON.stringify(shapes));
});

test("pressing a mark selects its card; pressing a card selects its marks; Escape lets go", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await page.locator("#article mark.cue", { hasText: "denies" }).click();
  const card = page.locator("#claims .card[aria-current=true]");
  assert.match(await card.textContent(), /denies/);
  await page.keyboard.press("Escape");
  assert.equal(await card.count(), 0);
  await page.locator("#claims .card", { hasText: "450" }).locator(".card-face").click();
  await page.locator("#article mark.selected.source", { hasText: "the union" }).waitFor();
});

test("every claim answers why it is marked: its rule, and the words that set it off", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const cards = page.locator("#claims .card:has(.why)");
  for (const card of await cards.all()) {
    await card.locator("summary").click();
    const why = await card.locator(".why dl").textContent();
    assert.match(why, /en\.[a-z.-]+/);
    assert.ok((await card.locator(".trigger").count()) > 0, why);
  }
  const about = page.locator("#claims .card", { hasText: "about 300" });
  assert.match(await about.locator(".why").textContent(), /270 to 330/);
});

test("a figure says how it was read and by which rule, under the pointer and on its button; Escape takes the card away", async (t) => {
  const { page, errors } = await desk(t, browser);
  await read(page, short.replace("about 300", "about 10,000"));
  const gloss = page.locator("#gloss");
  await page.locator("#article mark.figure", { hasText: "10,000" }).hover();
  await gloss.waitFor();
  assert.match(await gloss.textContent(), /about 10,000.*9,000 to 11,000.*±10 %/);
  await page.keyboard.press("Escape");
  await gloss.waitFor({ state: "detached" });
  const face = page.locator("#claims .figure-face", { hasText: "10,000" }).first();
  await face.focus();
  assert.match(await face.textContent(), /9,000 to 11,000.*±10 %/);
  await page.locator("#article h2.title").hover();
  await page.locator("#article mark.figure", { hasText: "10,000" }).hover();
  await gloss.waitFor();
  await page.locator("#article h2.title").hover();
  await gloss.waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("by keys: Tab goes from a selected claim to its figures in the text, says how each was read, and Enter goes to its card", async (t) => {
  const { page, errors } = await desk(t, browser);
  await read(page, short.replace("about 300", "about 10,000"));
  const figure = page.locator("#article mark.figure", { hasText: "10,000" });
  assert.equal(await figure.getAttribute("tabindex"), null, "figures of claims that nobody looks at are no stops");
  await page.locator("#article [id^='mark-']").first().focus();
  await page.keyboard.press("j");
  await page.locator("#article mark.figure[tabindex='0']", { hasText: "10,000" }).waitFor();
  await page.locator("#article [id^='mark-'][aria-current]").focus();
  await page.keyboard.press("Tab");
  assert.match(await page.locator("#gloss").textContent(), /about 10,000.*9,000 to 11,000.*±10 %/);
  assert.match(await page.locator("#article mark:focus").getAttribute("aria-description"), /9,000 to 11,000.*±10 %/);
  await page.keyboard.press("Enter");
  await page.locator("#claims .figure-face:focus", { hasText: "10,000" }).waitFor();
  await page.locator("#gloss").waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("a wrong language is put right, and detection taken back", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  assert.match(await page.locator("#article-lang").textContent(), /English.*detected/);
  await page.locator("#article-lang").click();
  await page.getByRole("menuitemradio", { name: "French" }).click();
  await page.locator("#article[lang=fr]").waitFor();
  await page.locator("#undo").click();
  await page.locator("#article[lang=en] mark.cue").first().waitFor();
});

test("the interface speaks French and English at once, and writes numbers as each does", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short.replace("about 300", "about 30,000"));
  const reading = page.locator(".reading-of").first();
  assert.match(await reading.textContent(), /27,000 to 33,000/);
  await page.locator("#locale").click();
  await page.getByRole("menuitemradio", { name: "Français" }).click();
  assert.match(await reading.textContent(), /27\u202f000 à 33\u202f000/);
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
});

test("rich text loses its markup and keeps its paragraphs, and nothing in it runs", async (t) => {
  const { page, errors, refusals, foreign } = await desk(t, browser);
  const html = `<meta charset="utf-8"><h1>Ferry <em>stays</em> in port</h1>
    <p onclick="ran = 1">The harbour office said that <b>about 300</b>&nbsp;passengers were stranded.</p>
    <script>window.ran = 1</script><img src="https://example.org/x.png" onerror="window.ran = 1">
    <p>According to the union,<br>450 passengers were stranded.</p><style>p { color: red }</style>`;
  await paste(page, "Ferry stays in port\nThe harbour office said that about 300 passengers were stranded. " +
    "According to the union, 450 passengers were stranded.", html);
  await shown(page);
  assert.deepEqual(await page.locator("#article .block").evaluateAll((blocks) => blocks.map((b) => b.textContent)), [
    "Ferry stays in port",
    "The harbour office said that about 300\u00a0passengers were stranded.",
    "According to the union,",
    "450 passengers were stranded.",
  ]);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual([errors, refusals, foreign], [[], [], []]);
});
