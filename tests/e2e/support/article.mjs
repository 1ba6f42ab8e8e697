// Articles of our own, and the ways in which a person brings them to the page.

import { readFileSync } from "node:fs";
import path from "node:path";
import { open } from "./desk.mjs";

const examples = path.resolve(import.meta.dirname, "../../../web/examples");

/** The examples of the empty desk. */
export const french = readFileSync(path.join(examples, "example.fr.txt"), "utf8");
export const english = readFileSync(path.join(examples, "example.en.txt"), "utf8");

/** A short article with one conflict, one denial and one unnamed source. */
export const short = `Ferry to the islands stays in port

The harbour office said on Monday that about 300 passengers were stranded in Port Ayre. According to the union, \
450 passengers were stranded there. Unnamed officials said thousands of travellers had changed their plans.

The company denies that any passenger was stranded.
`;

/** Opens the site for one test, and closes it after, whatever happens. */
export async function desk(t, browser, options) {
  const opened = await open(browser, options);
  t.after(opened.close);
  return opened;
}

/** Pastes as a browser does, wherever the focus is. */
export async function paste(page, text, html) {
  await page.evaluate(
    ([text, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      if (html) clipboardData.setData("text/html", html);
      const target = document.activeElement ?? document.body;
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      // Firefox lets nobody else fill a clipboard.
      if (!event.clipboardData?.types.length) Object.defineProperty(event, "clipboardData", { value: clipboardData });
      target.dispatchEvent(event);
    },
    [text, html],
  );
}

/** Pastes and waits until everything that is found is shown. */
export async function read(page, text) {
  await paste(page, text);
  await shown(page);
}

/** Waits for the first marks, and until the rest, which comes in turns, is there too. */
export async function shown(page) {
  await page.locator("#article mark").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
}

/** Drops a file on the page. */
export async function drop(page, name, type, content) {
  await page.evaluate(
    ([name, type, content]) => {
      const dataTransfer = new DataTransfer();
      const bytes = typeof content === "string" ? content : new Uint8Array(content);
      dataTransfer.items.add(new File([bytes], name, { type }));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("dragover", init));
      document.body.dispatchEvent(new DragEvent("drop", init));
    },
    [name, type, content],
  );
}

/** Selects words of the article, as a pointer would. */
export async function select(page, words) {
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const at = text.indexOf(words);
    if (at < 0) throw new Error(`the article does not say ${words}`);
    const place = (offset) => {
      const [start, node] = nodes.findLast(([start]) => start <= offset);
      return [node, offset - start];
    };
    const range = document.createRange();
    range.setStart(...place(at));
    const [node, offset] = place(at + words.length - 1);
    range.setEnd(node, offset + 1);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, words);
}

/** What the article says in its page, labels left out. */
export const words = (page) => page.locator("#article").evaluate((article) => article.textContent);
