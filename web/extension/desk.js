// The extension's desk: the work on one page, kept with every change; without a page, the list of all that is kept.

import { all, get, put, remove } from "./store.js";

const french = navigator.language.slice(0, 2) === "fr";
const WORDS = french
  ? {
      title: "Pages annotées",
      none: "Aucune page n’a encore été annotée : ouvrez-en une et cliquez sur le bouton de Selon.",
      kept: "Conservé dans ce navigateur seulement. Exportez ce que vous voulez garder.",
      lost: (why) => `Votre travail n’a pas pu être conservé : ${why}. Exportez-le maintenant.`,
      gone: "Il n’y a rien de conservé pour cette page.",
      remove: "Supprimer",
    }
  : {
      title: "Annotated pages",
      none: "No page has been annotated yet: open one and click Selon’s button.",
      kept: "Kept in this browser only. Export what you want to have for good.",
      lost: (why) => `Your work could not be kept: ${why}. Export it now.`,
      gone: "Nothing is kept for this page.",
      remove: "Delete",
    };

const where = document.querySelector("#where");
const state = document.querySelector("#state");
const main = document.querySelector("main");
document.documentElement.lang = french ? "fr" : "en";

/** A link to a page of the web; what else an address could be is text. */
function link(record) {
  const title = record.title || record.url;
  if (!/^(https?|file):/.test(record.url)) return document.createTextNode(title);
  const made = document.createElement("a");
  made.href = record.url;
  made.textContent = title;
  return made;
}

async function work(url) {
  const record = await get(url);
  if (!record) {
    state.textContent = WORDS.gone;
    return;
  }
  document.title = `${record.title} – Selon`;
  where.replaceChildren(link(record));
  state.textContent = WORDS.kept;
  const annotator = document.createElement("selon-annotator");
  annotator.setAttribute("mode", "review");
  annotator.setAttribute("storage", "none");
  annotator.dossier = record.dossier;
  annotator.addEventListener("selon-change", async () => {
    try {
      await put({ ...record, when: Date.now(), dossier: annotator.dossier });
    } catch (error) {
      state.textContent = WORDS.lost(error.message);
    }
  });
  main.append(annotator);
}

async function list() {
  document.title = `${WORDS.title} – Selon`;
  where.textContent = WORDS.title;
  const records = (await all()).sort((one, other) => other.when - one.when);
  state.textContent = records.length === 0 ? WORDS.none : "";
  const items = records.map((record) => {
    const item = document.createElement("li");
    const open = document.createElement("a");
    open.href = `#${encodeURIComponent(record.url)}`;
    open.textContent = record.title || record.url;
    const drop = document.createElement("button");
    drop.type = "button";
    drop.textContent = WORDS.remove;
    drop.setAttribute("aria-label", `${WORDS.remove}: ${open.textContent}`);
    drop.addEventListener("click", () => remove(record.url).then(show));
    item.append(open, ` (${new Date(record.when).toLocaleString(document.documentElement.lang)})`, drop);
    return item;
  });
  const made = document.createElement("ul");
  made.append(...items);
  main.replaceChildren(made);
}

async function show() {
  main.replaceChildren();
  where.replaceChildren();
  const url = decodeURIComponent(location.hash.slice(1));
  await (url ? work(url) : list());
}

addEventListener("hashchange", show);
show();
