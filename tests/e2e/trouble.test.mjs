// Bad input and a hostile browser: a result or one clear sentence, the page usable, nothing lost.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, drop, paste, read, select, short, shown, words } from "./support/article.mjs";
import { launch } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const notice = (page, text) => page.locator(".notice", { hasText: text }).waitFor();

test("pasting nothing says so, and the next paste works", async (t) => {
  const { page } = await desk(t, browser);
  await paste(page, " \n ");
  await notice(page, "There was no text");
  await read(page, short);
  assert.equal(await page.locator(".notice").count(), 0);
});

test("a file that is not text is refused in one sentence, and what is open stays", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const before = await words(page);
  await drop(page, "photo.png", "image/png", [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff]);
  await notice(page, "photo.png: The file is neither text nor a document that Selon reads.");
  assert.equal(await words(page), before);
  await page.locator(".notice button").last().click();
  assert.equal(await page.locator(".notice").count(), 0);
});

test("JSON that is not ours changes nothing", async (t) => {
  const { page } = await desk(t, browser);
  await read(page, short);
  const before = await words(page);
  for (const json of ['{"hello": [1, 2]}', "[", '{"format": "selon-dossier/1"}', '{"format": "selon-dossier/99"}']) {
    await drop(page, "other.json", "application/json", json);
    await page.locator(".notice").first().waitFor();
    assert.equal(await words(page), before, json);
    assert.equal(await page.locator(".notice").count(), 1, json);
    await page.locator(".notice button").last().click();
  }
});

test("ten megabytes end in a sentence that says how much is too much", async (t) => {
  const { page } = await desk(t, browser);
  const paragraph = "The harbour office said that about 300 passengers were stranded in Port Ayre on Monday.\n\n";
  await paste(page, paragraph.repeat(Math.ceil(10_000_000 / paragraph.length)));
  await notice(page, "too long for Selon: 10 MB");
  await read(page, short);
});

test("a NUL, lone surrogates, text from right to left and emoji are read like any text", async (t) => {
  const { page, errors } = await desk(t, browser);
  const odd = "The harbour \u0000 office said 300 boats \ud83d sank 👨‍👩‍👧‍👦. قال الوزير إن 300 قارب غرقت. According to the union, 450 boats sank. 👍🏽\n\n«قال» الوزير إن 300 قارب غرقت.";
  await read(page, odd);
  assert.match(await words(page), /👨‍👩‍👧‍👦\. قال الوزير إن 300 قارب غرقت\. According to the union/);
  assert.ok((await page.locator("#article mark.source", { hasText: "the union" }).count()) > 0);
  const direction = (nth) => page.locator("#article .block").nth(nth).evaluate((block) => getComputedStyle(block).direction);
  assert.deepEqual([await direction(0), await direction(1)], ["ltr", "rtl"], "a paragraph runs the way of its first letter");
  assert.deepEqual(errors, []);
});

test("a dropped page is read as its article, and nothing in it runs", async (t) => {
  const { page, errors, refusals, foreign } = await desk(t, browser);
  await drop(
    page,
    "page.html",
    "text/html",
    `<!doctype html><title>Ferry stays in port</title><nav>Home · News · Sport</nav>
     <article><p>The harbour office said that about 300 passengers were stranded.</p>
     <p><a href="javascript:ran=1">According to the union</a>, 450 passengers were stranded.</p></article>
     <footer>All rights reserved</footer><script>ran = 1</script><iframe src="https://example.org"></iframe>`,
  );
  await shown(page);
  assert.doesNotMatch(await words(page), /Sport|rights/);
  assert.equal(await page.locator(".dossier-name input").inputValue(), "Ferry stays in port");
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual([errors, refusals, foreign], [[], [], []]);
});

test("where the browser keeps nothing it is said at once, with a button that saves a file", async (t) => {
  const { page } = await desk(t, browser, {
    before: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, "indexedDB", { get: () => undefined });
        Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
      }),
  });
  await read(page, short);
  await notice(page, "does not let Selon keep anything");
  assert.match(await page.locator("#kept").textContent(), /^Not saved/);
  const download = page.waitForEvent("download");
  await page.locator(".notice button", { hasText: "Save a file now" }).click();
  assert.match((await download).suggestedFilename(), /\.selon\.json$/);
  assert.match(await words(page), /stranded/);
});

test("a full disk is said, and working goes on", async (t) => {
  const { page } = await desk(t, browser, {
    before: (page) =>
      page.addInitScript(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }),
  });
  await read(page, short);
  await notice(page, "no room left");
  await page.keyboard.press("j");
  await page.locator("#claims .card[aria-current=true]").waitFor();
});

test("a write that the browser loses is found out by reading back", async (t) => {
  const { page } = await desk(t, browser, {
    before: (page) =>
      page.addInitScript(() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (record) {
          return put.call(this, { ...record, file: "" });
        };
      }),
  });
  await read(page, short);
  await notice(page, "did not keep what was saved");
});

test("where workers are refused the text is read in the page itself", async (t) => {
  const { page } = await desk(t, browser, {
    before: (page) =>
      page.addInitScript(() => {
        window.Worker = class {
          constructor() {
            throw new DOMException("refused", "SecurityError");
          }
        };
      }),
  });
  await read(page, short);
  await page.locator("#article mark.source", { hasText: "the union" }).waitFor();
});

test("where the analyser cannot be had it is said, and claims are still made by hand", async (t) => {
  const { page } = await desk(t, browser, {
    before: (page) => page.route(/engine.*\.wasm$/, (route) => route.fulfill({ status: 404 })),
  });
  await paste(page, short);
  await notice(page, "The analyser could not be started");
  await select(page, "Ferry to the islands");
  await page.locator("#make-claim").click();
  await page.locator("#claims .card", { hasText: "Ferry to the islands" }).waitFor();
});

/** The site with a worker that breaks down on "stumble" while it is the first, and on "fall" whichever it is. */
function fragile() {
  let started = 0;
  return {
    change: (file, body) => {
      if (!/^worker-.*\.js$/.test(file)) return body;
      started += 1;
      const breaks = `
        const told = ({ text }) => new TextDecoder().decode(text?.utf8);
        const broken = (data) => (${started} === 1 && told(data).includes("stumble")) || told(data).includes("fall");
        addEventListener("message", (event) => {
          if (event.data.engine || !broken(event.data)) return;
          event.stopImmediatePropagation();
          const { id, article, revision } = event.data;
          postMessage({ id, article, revision, trap: "unreachable" });
        });
      `;
      return `${breaks}${body}`;
    },
    workers: () => started,
  };
}

test("where the analyser breaks down, another one reads the text, and nobody is troubled", async (t) => {
  const site = fragile();
  const { page, errors } = await desk(t, browser, { site, context: { serviceWorkers: "block" } });
  await read(page, `${short} Some stumble.`);
  assert.equal(site.workers(), 2);
  assert.equal(await page.locator(".notice").count(), 0);
  assert.deepEqual(errors, []);
});

test("a text that breaks the analyser twice is shown and said to be unread; others are read", async (t) => {
  const { page, errors } = await desk(t, browser, { site: fragile(), context: { serviceWorkers: "block" } });
  await paste(page, `${short} Some fall.`);
  await notice(page, "The analyser broke down on this text, twice");
  assert.match(await words(page), /Some fall\./);
  await select(page, "Some fall");
  await page.locator("#make-claim").click();
  await page.locator("#article mark", { hasText: "Some fall" }).first().waitFor();
  await page.locator("#edit-text").click();
  await page.locator("#article-text").fill(short);
  await page.locator("#edit-text").click();
  await page.locator("#article mark.source", { hasText: "union" }).first().waitFor();
  assert.deepEqual(errors, []);
});
