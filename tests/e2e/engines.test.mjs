// The main journeys in Firefox, and in WebKit, which is Safari's engine.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { paste, select, short } from "./support/article.mjs";
import { ENGINES, launch } from "./support/engines.mjs";

const CURRENT = "#claims .card[aria-current=true]";

for (const name of ENGINES) {
  describe(name, () => {
    let engine;
    before(async () => (engine = await launch(name)));
    after(() => engine?.close());

    /** The site with the short article read. */
    const read = async (t) => {
      const page = await engine.open();
      t.after(page.close);
      await paste(page, short);
      await page.wait("#article mark");
      await there(page);
      return page;
    };
    /** The list comes in turns. */
    const there = (page) => page.until(() => document.querySelector("#claims") && !document.querySelector("[aria-busy]"));
    const said = (page, words) => page.wait("[role=status]", words);
    const selection = (page) => page.evaluate(() => getSelection().toString());

    test("a pasted article stands there with its claims marked, its figures on one axis, and no error", async (t) => {
      const page = await read(t);
      assert.equal(await page.count("#claims .card"), 4);
      await page.wait("#article mark.cue", "denies");
      await page.wait("#article mark.figure", "450");
      await page.wait("#board svg");
      assert.deepEqual(page.errors, []);
    });

    test("words selected by the mouse grow to whole words and become a claim, which undo and redo take and give", async (t) => {
      const page = await read(t);
      const [from, to] = await page.evaluate(() => {
        const place = (word) => {
          const walker = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(word);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + word.length);
            const rect = range.getBoundingClientRect();
            return [rect.left + rect.width / 2, rect.top + rect.height / 2];
          }
          throw new Error(`the article does not say ${word}`);
        };
        return [place("islands"), place("stays")];
      });
      await page.drag(from, to);
      await page.wait("#make-claim");
      assert.equal(
        await page.evaluate(() => [...CSS.highlights.get("selon-preview")].map((range) => range.toString()).join()),
        "islands stays",
      );
      await page.click("#make-claim");
      await page.wait(`${CURRENT} .quote`, "islands stays");
      assert.equal(await page.count("#claims .card"), 5);
      await page.keys("Control+z");
      await said(page, "Undone: make claim.");
      assert.equal(await page.count("#claims .card"), 4);
      await page.keys("Control+y");
      await page.wait("#claims .card .quote", "islands stays");
    });

    test("by keys alone: claims are walked through and decided, a caret selects words, and they become a claim", async (t) => {
      const page = await read(t);
      await page.keys("j");
      await page.wait(CURRENT);
      await page.keys("a");
      await page.wait(".progress", "1 of 4");
      await page.keys("x");
      await said(page, "Claim deleted.");
      await page.keys("Escape");
      await page.keys("i");
      await page.wait(".caret");
      await page.keys("Shift+Control+ArrowRight");
      assert.equal(await selection(page), "Ferry");
      await page.wait("#make-claim");
      await page.keys("Enter");
      await page.wait(`${CURRENT} .quote`, "Ferry");
    });

    test("selected words become the source of the claim at hand", async (t) => {
      const page = await read(t);
      await page.click("#claims .card-face", "450");
      await page.wait(CURRENT);
      await select(page, "The company");
      await page.click(".selection-parts button", "Source");
      await page.until(() =>
        [...document.querySelectorAll(".claim-group")].some(
          (group) => /^the company$/i.test(group.querySelector("h3").textContent) && group.textContent.includes("450"),
        ),
      );
    });

    test("the ends of what is said are moved by keys", async (t) => {
      const page = await read(t);
      await page.click("#claims .card-face", "450");
      await page.wait(CURRENT);
      await page.keys("b");
      await page.until(() => document.activeElement?.matches(".handle.end"));
      await page.keys("Control+ArrowLeft");
      await page.until(() => document.querySelector(".card.selected .quote").textContent === "450 passengers were stranded");
    });

    test("a reload finds the work as it was, and what can be undone", async (t) => {
      const page = await read(t);
      await select(page, "Ferry to the islands");
      await page.wait("#make-claim");
      await page.keys("c");
      await page.wait(`${CURRENT} .quote`, "Ferry to the islands");
      await page.wait("#kept", "Saved in this browser only");
      await page.reload();
      // What one made oneself is there first, then what is found in the text again.
      await page.wait("#claims .card .quote", "Ferry to the islands");
      await page.wait("#claims .card .quote", "any passenger");
      await there(page);
      assert.equal(await page.count("#claims .card"), 5);
      await page.keys("Control+z");
      await said(page, "Undone: make claim.");
      assert.equal(await page.count("#claims .card"), 4);
    });
  });
}
