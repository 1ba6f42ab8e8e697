// What goes in and comes out: every format from the menu, links, files of every sort, the library.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { desk, drop, paste, read, short, shown, words } from "./support/article.mjs";
import { launch, until } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const kept = (page) => page.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
const item = (page, name) => page.locator(".export-menu [role=menuitem]", { hasText: name });

/** What is downloaded when an entry of the menu is chosen. */
async function exported(page, name) {
  await page.locator("#export").click();
  const download = page.waitForEvent("download");
  await item(page, name).click();
  const file = await download;
  return [file.suggestedFilename(), await readFile(await file.path(), "utf8")];
}

/** Drops several files at once. */
const dropAll = (page, files) =>
  page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, content] of files) dataTransfer.items.add(new File([content], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, files);

test("nothing that exports and imports take is loaded before it is asked for", async (t) => {
  const { page, requests, foreign } = await desk(t, browser);
  await read(page, short);
  await page.waitForLoadState("networkidle");
  const later = (url) => /\/(porter|handover|pdf)-/.test(url);
  // The offline script fetches them behind the page; the page itself must not.
  assert.deepEqual(requests.filter(later), []);
  await exported(page, "CSV");
  const loaded = requests.filter(later).map((url) => url.match(/\/(porter|handover|pdf)-.*\.(js|wasm)$/).slice(1).join("."));
  assert.ok(loaded.includes("porter.js"), String(loaded));
  assert.ok(!loaded.some((name) => name.startsWith("pdf")), String(loaded));
  assert.deepEqual(foreign, []);
});

test("every format is handed to the person, with what the machine suggests in it", async (t) => {
  const { page, errors, refusals } = await desk(t, browser);
  await read(page, short);
  for (const [choice, ending, said] of [
    ["Report", ".html", "<svg"],
    ["Markdown", ".md", "**union**"],
    ["CSV", ".csv", "450"],
    ["TSV", ".tsv", "450"],
    ["W3C", ".annotations.jsonld", "TextQuoteSelector"],
    ["schema.org", ".claims.jsonld", "Observation"],
  ]) {
    const [name, content] = await exported(page, choice);
    assert.equal(name, `Ferry-to-the-islands-stays-in-port${ending}`);
    assert.ok(content.includes(said), `${choice}: ${content.slice(0, 400)}`);
  }
  assert.deepEqual([errors, refusals], [[], []]);
});

test("where workers are refused the page writes the file itself", async (t) => {
  const { page } = await desk(t, browser, {
    before: (page) => page.addInitScript(() => (window.Worker = class { constructor() { throw new Error("no"); } })),
  });
  await read(page, short);
  const [, content] = await exported(page, "CSV");
  assert.match(content, /450/);
});

test("files are written without a network, once the page has been visited", async (t) => {
  const { page, server } = await desk(t, browser);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await server.stop();
  await page.reload();
  await page.locator("#paste").waitFor();
  await read(page, short);
  const [, content] = await exported(page, "W3C");
  assert.match(content, /AnnotationCollection/);
});

test("a link carries the dossier, says so, and opens as a new one beside what is there", async (t) => {
  const { page, context } = await desk(t, browser);
  await read(page, short);
  await page.locator("#claims .card", { hasText: "450" }).locator(".accept").click();
  await kept(page);
  await page.locator("#export").click();
  await item(page, "Link with the dossier").click();
  await page.locator("#share-dialog", { hasText: "1 article, in full, and 1 claim that you kept" }).waitFor();
  const link = await page.locator("#share-link").inputValue();
  await page.keyboard.press("Escape");

  const other = await context.newPage();
  await other.goto(link);
  const card = other.locator("#claims .card", { hasText: "450" });
  await card.waitFor();
  assert.match(await card.textContent(), /accepted/);
  assert.equal(new URL(other.url()).hash, "");
  await kept(other);
  await other.locator("#library").click();
  await other.locator("#library-dialog li").nth(1).waitFor();
  assert.equal(await other.locator("#library-dialog li").count(), 2);
});

test("a link that was cut says so, and what is there stays", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const before = await words(page);
  await page.evaluate(() => (location.hash = "#dossier=1.eNqrVkrLz1eyUkpKLFKqBQAd"));
  await page.locator(".notice", { hasText: "the link was cut or changed" }).waitFor();
  assert.equal(await words(page), before);
});

test("a dossier too large for a link is offered as a file", async (t) => {
  const { page } = await desk(t, browser);
  let seed = 7;
  const letters = () => (seed = (seed * 16807) % 2147483647).toString(36);
  const line = () => Array.from({ length: 10 }, letters).join(" ");
  const noise = Array.from({ length: 700 }, line).join(".\n\n");
  await read(page, `${short}\n\n${noise}`);
  await page.locator("#export").click();
  await item(page, "Link with the dossier").click();
  const notice = page.locator(".notice", { hasText: "32 KB is the most" });
  await notice.waitFor();
  const download = page.waitForEvent("download");
  await notice.locator("button", { hasText: "Save" }).click();
  assert.match((await download).suggestedFilename(), /\.selon\.json$/);
});

test("marked-up text keeps its paragraphs, loses menus and scripts, and brings author and date", async (t) => {
  const { page, errors, refusals } = await desk(t, browser);
  await paste(
    page,
    "Home Ferry stays By Ana Lind According to the union, 450 passengers were stranded. one two",
    `<meta charset="utf-8"><nav>Home</nav><h1>Ferry stays</h1><p>By <a rel="author" href="/ana">Ana Lind</a>
     <time datetime="2025-03-04">4 March</time></p><p onclick="ran=1" style="color:red">According to the union, 450
     passengers were stranded.</p><script>ran=1</script><ul><li>one</li><li>two</li></ul>`,
  );
  await page.locator("#article mark").first().waitFor();
  const blocks = await page.locator("#article .block").allTextContents();
  assert.equal(blocks.length, 5, String(blocks));
  assert.doesNotMatch(blocks.join(" "), /Home/);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  const [, markdown] = await exported(page, "Markdown");
  assert.match(markdown, /Ferry stays, Ana Lind, 2025-03-04/);
  assert.deepEqual([errors, refusals], [[], []]);
});

test("headings, quotes, lists, captions and links of a page are shown as such, and come back with the file", async (t) => {
  const { page, errors } = await desk(t, browser);
  await drop(
    page,
    "ferry.html",
    "text/html",
    `<link rel="canonical" href="https://courier.example/ferry"><article><h1>Ferry stays</h1>
     <p>See the <a href="/tides">table of tides</a> and <a href="javascript:ran=1">this</a>.</p>
     <h2>Stranded</h2><p>According to <a href="https://union.example/note">the union</a>, 450 passengers were stranded.</p>
     <blockquote>Nobody told us a thing that night.</blockquote><ul><li>One boat</li><li>Another boat</li></ul>
     <figure><figcaption>The port on Monday</figcaption></figure></article>`,
  );
  await shown(page);
  const seen = async () => {
    const all = (selector) => page.locator(`#article ${selector}`).allTextContents();
    return [await all("h2"), await all("h3"), await all("blockquote"), await all("ul > li"), await all(".caption")];
  };
  const structure = [
    ["Ferry stays"],
    ["Stranded"],
    ["Nobody told us a thing that night."],
    ["One boat", "Another boat"],
    ["The port on Monday"],
  ];
  assert.deepEqual(await seen(), structure);
  const tides = page.locator("#article a.outward");
  assert.equal(await tides.count(), 1);
  assert.equal(await tides.getAttribute("href"), "https://courier.example/tides");
  const union = page.locator("#claims .card a.outward", { hasText: "the union" });
  assert.equal(await union.getAttribute("href"), "https://union.example/note");
  await kept(page);
  await page.reload();
  await shown(page);
  assert.deepEqual(await seen(), structure);
  assert.deepEqual(errors, []);
});

test("what is shared to the installed Selon opens as if it were pasted; an address alone is told", async (t) => {
  const { page, errors } = await desk(t, browser);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const share = async (parts, files = []) => {
    await page.evaluate(
      async ([parts, files]) => {
        const form = new FormData();
        for (const [name, words] of Object.entries(parts)) form.set(name, words);
        for (const [name, words] of files) form.append("files", new File([words], name, { type: "text/plain" }));
        // As the browser does when something is shared: a POST that its service worker answers with a page.
        await fetch("./share", { method: "POST", body: form, redirect: "manual" });
        location.hash = "shared";
      },
      [parts, files],
    );
  };
  await page.reload();
  await page.locator("#selon > *").first().waitFor();
  await share({ url: "https://courier.example/ferry", title: "Ferry" });
  await page.locator(".notice", { hasText: "Only an address was shared" }).waitFor();
  await share({ title: "Ferry stays", text: "According to the union, 450 passengers were stranded.", url: "https://courier.example/ferry" });
  await page.locator("#article mark", { hasText: "450" }).first().waitFor();
  assert.match(await page.locator("#claims .card a.original").getAttribute("href"), /^https:\/\/courier\.example\/ferry#/);
  await share({}, [["é.txt", "The harbour office said that about 300 passengers were stranded."]]);
  await page.locator("#arrived-dialog").waitFor();
  assert.match(await page.locator("#arrived-text").inputValue(), /about 300/);
  assert.equal(await page.evaluate(() => location.hash), "");
  assert.deepEqual(errors, []);
});

test("what takes long can be cancelled: nothing has changed, and the next try works", async (t) => {
  const { page, errors } = await desk(t, browser, { context: { serviceWorkers: "block" } });
  await read(page, short);
  const before = await words(page);
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route(/handover-.*\.wasm/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  const files = [
    ["a.html", "<!doctype html><article><p>The harbour office said that about 320 passengers were stranded.</p></article>"],
    ["b.html", "<!doctype html><article><p>According to the crew, 410 passengers were stranded.</p></article>"],
  ];
  await dropAll(page, files);
  await page.locator(".carrying button", { hasText: "Cancel" }).click();
  await page.locator(".carrying").waitFor({ state: "detached" });
  assert.equal(await words(page), before);
  assert.equal(await page.locator(".notice").count(), 0);
  go();
  await dropAll(page, files);
  await page.locator("#article mark", { hasText: "320" }).first().waitFor();
  assert.equal(await page.locator(".article-tab").count(), 2);
  assert.deepEqual(errors, []);
});

test("a claim links to its words in the original, where the address is known", async (t) => {
  const { page } = await desk(t, browser);
  await drop(
    page,
    "ferry.html",
    "text/html",
    `<link rel="canonical" href="https://courier.example/ferry"><article><p>According to the union, 450 passengers were stranded.</p></article>`,
  );
  const link = page.locator("#claims .card a.original");
  assert.match(await link.getAttribute("href"), /^https:\/\/courier\.example\/ferry#:~:text=.*450/);
});

test("several files at once become one dossier; one that cannot be read is told and holds none up", async (t) => {
  const { page } = await desk(t, browser);
  await dropAll(page, [
    ["a.txt", "The harbour office said that about 300 passengers were stranded."],
    ["b.html", "<!doctype html><title>B</title><nav>Menu</nav><article><p>According to the union, 450 passengers were stranded.</p></article>"],
    ["c.eml", "From: Ana <ana@desk.example>\nSubject: Stranded\n\nThe company denies that any passenger was stranded.\n"],
    ["d.docx", "PK\u0003\u0004 but no document"],
  ]);
  await page.locator("#article mark").first().waitFor();
  await page.locator(".notice", { hasText: "d.docx: The data is damaged" }).waitFor();
  const [, tsv] = await exported(page, "TSV");
  for (const said of ["300", "450", "Stranded", "\tB\t"]) assert.ok(`${tsv}`.includes(said) || tsv.includes(said.trim()), `${said}: ${tsv}`);
});

test("annotations of this text go onto it, in one step that can be undone", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const [, annotations] = await exported(page, "W3C");
  await drop(page, "notes.jsonld", "application/json", annotations);
  await page.locator(".notice", { hasText: "annotations placed" }).waitFor();
  await page.locator("#claims .card", { hasText: "accepted" }).first().waitFor();
  await page.keyboard.press("Control+z");
  await until(page, () => true, "a frame");
  await page.locator("[role=status]", { hasText: "Undone: take in files." }).waitFor();
  await drop(page, "other.json", "application/json", JSON.stringify([{ type: "Annotation", target: { selector: { exact: "words of no article" } } }]));
  await page.locator(".notice", { hasText: "belong to another text" }).waitFor();
});

test("the library is searched, tagged, renamed, copied, deleted and brought back, and is one file that opens again", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await kept(page);
  await page.locator("#new").click();
  await page.locator("#paste").waitFor();
  await read(page, "Fire in Tarvin\n\nPolice said that 30 people were hurt in the fire on Monday.");
  await kept(page);
  await page.locator("#library").click();
  const rows = page.locator("#library-dialog li");
  const row = (name) => rows.filter({ hasText: name });
  await row("Ferry").getByRole("button", { name: /^Rename/ }).click();
  await page.locator("#library-field").fill("Crossings");
  await page.keyboard.press("Enter");
  await row("Crossings").getByRole("button", { name: /^Tags/ }).click();
  await page.locator("#library-field").fill("port, to check");
  await page.keyboard.press("Enter");
  await row("to check").getByRole("button", { name: /^Duplicate/ }).click();
  await row("Crossings (copy)").waitFor();
  await page.locator("#library-search").fill("check crossings");
  await until(page, async () => true, "a frame");
  await row("Fire in Tarvin").waitFor({ state: "detached" });
  assert.equal(await rows.count(), 2);
  await page.locator("#library-search").fill("");
  await row("Crossings (copy)").getByRole("button", { name: /^Delete/ }).click();
  await page.locator("#library-undo").click();
  await row("Crossings (copy)").waitFor();
  const download = page.waitForEvent("download");
  await page.locator("#library-archive").click();
  const content = await readFile(await (await download).path(), "utf8");
  assert.equal(JSON.parse(content).dossiers.length, 3);

  const second = await desk(t, browser);
  await drop(second.page, "all.selon-archive.json", "application/json", content);
  await second.page.locator(".notice", { hasText: "3 dossiers put into the library" }).waitFor();
  await second.page.locator("#library").click();
  await second.page.locator("#library-dialog li", { hasText: "to check" }).first().waitFor();
  assert.equal(await second.page.locator("#library-dialog li").count(), 3);
});
