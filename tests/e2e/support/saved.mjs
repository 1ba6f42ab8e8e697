// A dossier as the site saves it.

import { readFile } from "node:fs/promises";
import { read, short } from "./article.mjs";
import { launch, open } from "./desk.mjs";

/** What a person saves of an article, and the sentence that the board says above its first question. */
export async function saveDossier(browser, text) {
  const desk = await open(browser);
  try {
    await read(desk.page, text);
    const sentence = await desk.page.locator(".board-sentences p").first().textContent();
    const file = desk.page.waitForEvent("download");
    await desk.page.keyboard.press("Control+s");
    return { saved: await readFile(await (await file).path(), "utf8"), sentence };
  } finally {
    await desk.close();
  }
}

/** The file of the short article about the ferry. */
export async function savedFerry() {
  const browser = await launch();
  try {
    return (await saveDossier(browser, short)).saved;
  } finally {
    await browser.close();
  }
}
