// The extension's own thread: a click on its button reads the page of that tab, here and nowhere else.
//
// Messages in, from page.js in the tab alone:
//   { read: text, lang, title }   → { analysis, when, changed } or { refused: reason }
//   { file: true }                → { dossier }
//   { desk: true }                opens the desk with the page's work

import { analyze, start } from "./core.js";
import { reason } from "./error.js";
import { address, get, put } from "./store.js";

chrome.action.onClicked.addListener(async (tab) => {
  try {
    await inject(tab.id);
    await chrome.action.setBadgeText({ tabId: tab.id, text: "" });
  } catch {
    // A page of the browser's own, or a shop of extensions: nobody may read those.
    await chrome.action.setBadgeText({ tabId: tab.id, text: "–" });
    await chrome.action.setTitle({ tabId: tab.id, title: "Selon may not read this page: the browser keeps it to itself." });
  }
});

/** Pauses in milliseconds before each try: the page's process may hear of the script before it hears of the permission. */
const TRIES = [0, 20, 100, 400];

/** Runs page.js in a tab; throws what the browser said last. */
async function inject(tabId) {
  let refused;
  for (const pause of TRIES) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      return await chrome.scripting.executeScript({ target: { tabId }, files: ["page.js"] });
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (sender.id !== chrome.runtime.id || !sender.tab || !sender.url) return false;
  const work = { read, file, desk }[Object.keys({ read: 0, file: 0, desk: 0 }).find((name) => message?.[name])];
  if (!work) return false;
  work(address(sender.url), message).then(answer, (error) => answer({ refused: reason(error) }));
  return true;
});

async function read(url, { read: text, lang, title }) {
  await start(chrome.runtime.getURL("engine_bg.wasm"));
  const known = await get(url);
  const analysis = found(text, lang);
  if (!known) await put({ url, title, when: Date.now(), dossier: fresh({ url, title, text, lang: analysis.lang }) });
  return { analysis, when: known?.when ?? null, changed: known ? known.dossier.articles?.[0]?.text !== text : false };
}

/** The page's language may be none that is read, or wrong about itself. */
function found(text, lang) {
  try {
    return analyze(text, { lang: lang?.slice(0, 2).toLowerCase() || "auto" });
  } catch (error) {
    if (error instanceof TypeError) return analyze(text);
    throw error;
  }
}

/** A dossier with one article, as its file. */
function fresh({ url, title, text, lang }) {
  const now = new Date().toISOString();
  const articles = [{ id: "a1", title, url, lang, text }];
  return { format: "selon-dossier/1", offsets: "code_points", id: crypto.randomUUID(), title, made: now, changed: now, counter: 1, articles };
}

async function file(url) {
  return { dossier: (await get(url))?.dossier ?? null };
}

async function desk(url) {
  await chrome.tabs.create({ url: `${chrome.runtime.getURL("desk.html")}#${encodeURIComponent(url)}` });
  return {};
}
