// <selon-annotator> in the other engines: Firefox, and WebKit, which is Safari's.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ENGINES, launch } from "./support/engines.mjs";
import { short } from "./support/article.mjs";
import { finished } from "./support/dossiers.mjs";
import { article, courier, page as pageOf, serveHost } from "./support/host.mjs";
import { standing } from "./support/words.mjs";

/** Writes down what a page hears of the element. */
const EARS = `window.heard = [];
for (const type of ["ready", "change", "select", "error"]) addEventListener("selon-" + type, ({ detail }) => heard.push([type, detail]));`;

/** A host of its own, and the engine led to its story. */
async function visit(t, engine, body, files = {}) {
  const head = '<script src="/ears.js"></script>';
  const host = await serveHost({
    files: {
      // Wide enough for the text and its claims side by side.
      "/site.css": `${courier}body { max-width: none; }`,
      "/icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "/ears.js": EARS,
      "/story.html": pageOf({ head, body }),
      ...files,
    },
  });
  t.after(host.stop);
  const page = await engine.open({ url: `${host.origin}/story.html` });
  t.after(() => page.evaluate(() => document.querySelectorAll("selon-annotator").forEach((one) => one.remove())));
  return page;
}

/** In the page: the words under every highlight of a part. */
const marked = (part) =>
  [...CSS.highlights].flatMap(([name, all]) => (name.includes(`-${part}-`) ? [...all].map((range) => range.toString().replace(/\s+/g, " ")) : []));

for (const name of ENGINES) {
  describe(name, () => {
    let engine;
    before(async () => (engine = await launch(name)));
    after(() => engine?.close());

    test("claims are marked in the page's own article, and a click and the list lead to their cards", async (t) => {
      const page = await visit(t, engine, `<selon-annotator for="#article"></selon-annotator>${article}`);
      await page.wait("selon-annotator >>> .sum", "5 claims");
      const sources = await page.evaluate(marked, "source");
      assert.deepEqual(sources.toSorted(), ["Moira Tennant", "The company", "The harbour office", "Unnamed officials", "the union"]);
      await page.drag(await page.evaluate(standing, ["#article", "450", { see: "nearest" }]));
      await page.wait("selon-annotator >>> .card", "the union");
      await page.keys("Escape");
      await page.until(() => document.querySelector("selon-annotator").shadowRoot.querySelector(".card").hidden);
      await page.click("selon-annotator >>> .bar button", "List");
      await page.click("selon-annotator >>> .claims button", "The harbour office");
      await page.wait("selon-annotator >>> .card blockquote", "stranded in Port Ayre");
      await page.evaluate(() => document.querySelector("selon-annotator").remove());
      await page.until(() => CSS.highlights.size === 0);
      assert.deepEqual(page.errors, []);
    });

    test("the marks follow the article when the page swaps it", async (t) => {
      const page = await visit(t, engine, `<selon-annotator for="#article"></selon-annotator>${article}`);
      await page.wait("selon-annotator >>> .sum", "5 claims");
      await page.evaluate(() => {
        const next = document.createElement("article");
        next.id = "article";
        next.append("According to the council, 12 trees were felled.");
        document.querySelector("#article").replaceWith(next);
      });
      await page.wait("selon-annotator >>> .sum", "1 claim");
      assert.deepEqual(await page.evaluate(marked, "source"), ["the council"]);
      assert.deepEqual(page.errors, []);
    });

    test("a story shows the figures of a dossier compared, and the table leads to the plot", async (t) => {
      const body = '<h1>The dam</h1><selon-annotator mode="compare" src="/dam.selon.json"></selon-annotator>';
      const page = await visit(t, engine, body, { "/dam.selon.json": JSON.stringify(finished) });
      await page.wait("selon-annotator >>> .row", "about 1,200");
      await page.wait("selon-annotator >>> [part=sentence]", "do not meet");
      await page.click("selon-annotator >>> th button", "Ines Marlow");
      await page.wait("selon-annotator >>> .row.selected", "1,900");
      const [, detail] = await page.evaluate(() => window.heard.find(([type]) => type === "select"));
      assert.equal(typeof detail.claim, "string");
      assert.deepEqual(page.errors, []);
    });

    test("the annotator reads a text in the page, and words selected in its shadow root become a claim", async (t) => {
      const page = await visit(t, engine, '<selon-annotator mode="edit"></selon-annotator>');
      await page.evaluate((text) => (document.querySelector("selon-annotator").text = text), short);
      await page.wait("selon-annotator >>> article mark");
      await page.until(() => !document.querySelector("selon-annotator").shadowRoot.querySelector("[aria-busy=true]"));
      assert.equal(await page.count("selon-annotator >>> .card"), 4);
      const within = "selon-annotator >>> article";
      await page.drag(await page.evaluate(standing, [within, "islands", { see: "nearest" }]), await page.evaluate(standing, [within, "stays", { see: "nearest" }]));
      await page.click("selon-annotator >>> #make-claim");
      await page.wait("selon-annotator >>> .card.selected .quote", "islands stays");
      assert.equal(await page.count("selon-annotator >>> .card"), 5);
      const why = await page.evaluate(() => window.heard.filter(([type]) => type === "change").map(([, { why }]) => why));
      assert.equal(why.at(-1), "person");
      assert.deepEqual(page.errors, []);
    });

    test("by keys alone: claims are walked through and decided, and a caret in the shadow root selects words", async (t) => {
      const page = await visit(t, engine, '<selon-annotator mode="edit"></selon-annotator>');
      await page.evaluate((text) => (document.querySelector("selon-annotator").text = text), short);
      await page.wait("selon-annotator >>> article mark");
      await page.until(() => !document.querySelector("selon-annotator").shadowRoot.querySelector("[aria-busy=true]"));
      await page.click("selon-annotator >>> .card-face", "450");
      await page.wait("selon-annotator >>> .card.selected");
      await page.keys("a");
      await page.wait("selon-annotator >>> .card.kept");
      await page.keys("Escape");
      await page.keys("i");
      await page.wait("selon-annotator >>> .caret");
      await page.keys("Shift+Control+ArrowRight");
      await page.wait("selon-annotator >>> #make-claim");
      await page.keys("Enter");
      await page.wait("selon-annotator >>> .card.selected .quote", "Ferry");
      assert.deepEqual(page.errors, []);
    });

    test("who reviews decides and changes no text; who only looks changes nothing; taken out, nothing is left", async (t) => {
      const page = await visit(t, engine, '<selon-annotator mode="review"></selon-annotator>');
      await page.evaluate((dossier) => (document.querySelector("selon-annotator").dossier = dossier), finished);
      await page.wait("selon-annotator >>> article mark");
      await page.until(() => !document.querySelector("selon-annotator").shadowRoot.querySelector("[aria-busy=true]"));
      assert.equal(await page.count("selon-annotator >>> #edit-text"), 0);
      await page.click("selon-annotator >>> .card-face", "1,900");
      await page.keys("a");
      await page.wait("selon-annotator >>> .card.kept");
      const saved = await page.evaluate(() => {
        const annotator = document.querySelector("selon-annotator");
        annotator.setAttribute("mode", "view");
        return JSON.stringify(annotator.dossier);
      });
      await page.wait("selon-annotator >>> .viewing");
      await page.keys("x");
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.equal(await page.evaluate(() => JSON.stringify(document.querySelector("selon-annotator").dossier)), saved);
      await page.evaluate(() => (window.gone = document.querySelector("selon-annotator")).remove());
      await page.until(() => window.gone.shadowRoot.querySelectorAll(".selon").length === 0);
      assert.deepEqual(page.errors, []);
    });
  });
}
