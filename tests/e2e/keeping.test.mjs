// Never losing anything: what can be undone survives a reload, two tabs do not overwrite each other, and whoever
// never stops typing is kept too.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, read, select, short, words } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const kept = (page) => page.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
const card = (page, words) => page.locator("#claims .card", { hasText: words });

test("what was done before a reload can be undone after it, step by step, and done again", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await card(page, "450").locator(".reject").click();
  await card(page, "300").locator(".accept").click();
  await select(page, "Ferry to the islands");
  await page.locator("#make-claim").click();
  await kept(page);
  await page.reload();
  await card(page, "Ferry to the islands").waitFor();
  await page.keyboard.press("Control+z");
  await page.locator("[role=status]", { hasText: "Undone: make claim." }).waitFor();
  assert.equal(await card(page, "Ferry to the islands").count(), 0);
  await page.keyboard.press("Control+z");
  await page.locator(".progress", { hasText: /^0 of / }).waitFor();
  await page.keyboard.press("Control+z");
  await card(page, "450").waitFor();
  for (const _ of "xxx") await page.keyboard.press("Control+y");
  await card(page, "Ferry to the islands").waitFor();
  assert.equal(await card(page, "450").count(), 0);
});

test("typing without a pause is kept while it goes on", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await kept(page);
  await page.locator("#edit-text").click();
  await page.evaluate(() => {
    window.puts = 0;
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...all) {
      window.puts += 1;
      return put.apply(this, all);
    };
  });
  // Ten letters, each before the clock of a pause would have run out.
  await page.locator("#article-text").pressSequentially("ten words in a row, said in one breath", { delay: 60 });
  assert.ok((await page.evaluate(() => window.puts)) >= 2);
});

test("a second tab is told, writes nothing, and goes on with all of the first one's work", async (t) => {
  const { page, context, server } = await desk(t, browser);
  await read(page, short);
  await kept(page);
  const second = await context.newPage();
  await second.goto(server.url);
  await second.locator(".notice", { hasText: "open in another tab" }).waitFor();
  await second.locator("#kept", { hasText: "Not saved from here" }).waitFor();
  await card(page, "450").locator(".reject").click();
  await kept(page);
  await second.locator("#work-here").click();
  await page.locator(".notice", { hasText: "open in another tab" }).waitFor();
  await second.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
  assert.equal(await card(second, "450").count(), 0);
  // What is done in the first tab now does not reach the second one's dossier.
  await card(page, "300").locator(".reject").click();
  await page.locator("#kept", { hasText: "Not saved from here" }).waitFor();
  await second.reload();
  await card(second, "300").waitFor();
  assert.match(await words(second), /stranded/);
});

test("work that a second tab has begun becomes a dossier of its own, and both are kept", async (t) => {
  const { page, context, server } = await desk(t, browser);
  await read(page, short);
  await kept(page);
  const second = await context.newPage();
  await second.goto(server.url);
  await second.locator(".notice", { hasText: "open in another tab" }).waitFor();
  await card(second, "450").locator(".reject").click();
  await second.locator("#kept", { hasText: "Not saved from here" }).waitFor();
  await second.locator("#work-on-copy").click();
  await second.locator("#kept", { hasText: "Saved in this browser only" }).waitFor();
  assert.equal(await card(second, "450").count(), 0);
  await second.locator("#library").click();
  await second.locator("#library-dialog li").nth(1).waitFor();
  assert.equal(await second.locator("#library-dialog li").count(), 2);
  await page.reload();
  await page.locator("#article mark").first().waitFor();
});

test("a dossier that the browser has cleared is said to be gone", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  await kept(page);
  await page.evaluate(
    () =>
      new Promise((done) => {
        const open = indexedDB.open("selon");
        open.onsuccess = () => {
          const clear = open.result.transaction("dossiers", "readwrite").objectStore("dossiers").clear();
          clear.onsuccess = () => done(open.result.close());
        };
      }),
  );
  await page.reload();
  await page.locator(".notice", { hasText: "no longer in this browser" }).waitFor();
});

test("where room ends, what can be undone is given up before the work, and that is said", async (t) => {
  const { page } = await desk(t, browser, {
    before: (page) =>
      page.addInitScript(() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (record, ...rest) {
          if (record.history) throw new DOMException("full", "QuotaExceededError");
          return put.call(this, record, ...rest);
        };
      }),
  });
  await read(page, short);
  await card(page, "450").locator(".reject").click();
  await page.locator("#kept", { hasText: "There is no room for more" }).waitFor();
  await page.reload();
  await card(page, "300").waitFor();
  assert.equal(await card(page, "450").count(), 0);
  assert.equal(await page.locator("#undo").isDisabled(), true);
});
