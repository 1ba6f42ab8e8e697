// What the extension does in the page that one reads: marks its claims without touching it, and lists them in a bar of its
// own. A second click on the button takes everything away. `cargo xtask dist` makes one script of this and what it imports.

import { painter } from "./inplace-paint.js";
import { TextMap } from "./inplace-text.js";

const WORDS = {
  en: {
    reading: "Selon is reading this page…",
    claims: (n) => (n === 1 ? "1 sourced claim" : `${n} sourced claims`),
    conflicts: (n) => (n === 1 ? "1 pair of figures does not meet" : `${n} pairs of figures do not meet`),
    none: "Nobody is quoted here, as far as Selon can tell.",
    unnamed: "no source named",
    desk: "Work on it",
    save: "Save as a file",
    close: "Take the marks away",
    kept: (day) => `Your work on this page is kept, since ${day}.`,
    changed: "The page’s text is another one now than in your work on it.",
    empty: "There is no text on this page.",
    refused: (why) => `Selon could not read this page: ${why}.`,
  },
  fr: {
    reading: "Selon lit cette page…",
    claims: (n) => (n === 1 ? "1 propos attribué" : `${n} propos attribués`),
    conflicts: (n) => (n === 1 ? "1 paire de chiffres ne se rejoint pas" : `${n} paires de chiffres ne se rejoignent pas`),
    none: "Personne n’est cité ici, pour autant que Selon le voie.",
    unnamed: "source non nommée",
    desk: "Y travailler",
    save: "Enregistrer dans un fichier",
    close: "Retirer les marques",
    kept: (day) => `Votre travail sur cette page est conservé, depuis le ${day}.`,
    changed: "Le texte de la page n’est plus celui de votre travail.",
    empty: "Il n’y a pas de texte sur cette page.",
    refused: (why) => `Selon n’a pas pu lire cette page : ${why}.`,
  },
};

const STYLE = `
:host { all: initial !important; position: fixed !important; inset: auto 1rem 1rem auto !important; z-index: 2147483647 !important; }
.bar { box-sizing: border-box; inline-size: min(22rem, calc(100vw - 2rem)); max-block-size: min(24rem, 50vh); overflow: auto; padding: 0.75rem;
  border: 1px solid #8d8478; border-radius: 6px; background: #fdfcf9; color: #211e1a; font: 14px/1.45 system-ui, sans-serif; box-shadow: 0 2px 12px #0003; }
h2 { margin: 0 0 0.25rem; font-size: 1rem; }
p { margin: 0.25rem 0; }
ol { margin: 0.5rem 0 0; padding: 0; list-style: none; }
li + li { border-block-start: 1px solid #ddd6ca; }
button { font: inherit; color: inherit; cursor: pointer; }
li button { display: block; inline-size: 100%; padding: 0.4rem 0.25rem; border: 0; background: none; text-align: start; }
li button:hover, li button[aria-current="true"] { background: #0001; }
button:focus-visible { outline: 2px solid #2f4b8f; outline-offset: 1px; }
b { display: block; }
.acts { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.acts button { padding: 0.25rem 0.6rem; border: 1px solid #8d8478; border-radius: 4px; background: none; }
.layer { position: absolute; inline-size: 100px; block-size: 0; pointer-events: none; }
@media (prefers-color-scheme: dark) {
  .bar { background: #1a1b1e; color: #e8e4dc; border-color: #7d7a74; }
  li + li { border-color: #35363b; }
  li button:hover, li button[aria-current="true"] { background: #fff2; }
  button:focus-visible { outline-color: #a9bcf2; }
}
`;

const french = navigator.language.slice(0, 2) === "fr";
const words = WORDS[french ? "fr" : "en"];

function node(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children.filter(Boolean));
  return made;
}

const press = (label, act) => {
  const made = node("button", { type: "button" }, label);
  made.addEventListener("click", act);
  return made;
};

/** The article of the page: the longest that is one, if it holds a third of all text. */
function article() {
  const maps = [...document.querySelectorAll("article, main")].map((root) => [root, new TextMap(root)]);
  const whole = [document.body, new TextMap(document.body)];
  const longest = maps.reduce((best, one) => (one[1].text.length > best[1].text.length ? one : best), [null, { text: "" }]);
  return longest[1].text.length * 3 > whole[1].text.length ? longest : whole;
}

/** What a claim is shown by, in the colours of its source. */
function stretches({ claims, figures }, map) {
  const slots = new Map();
  const slot = ({ source }) => {
    const key = source?.resolved ?? source?.text;
    if (key === undefined) return 8;
    if (!slots.has(key)) slots.set(key, slots.size % 8);
    return slots.get(key);
  };
  const made = claims.flatMap((claim) => [
    ...claim.content.map((span) => ["content", slot(claim), span]),
    claim.source && ["source", slot(claim), claim.source.span],
    claim.cue && ["cue", slot(claim), claim.cue.span],
    ...claim.hedges.map((hedge) => ["hedge", slot(claim), hedge.span]),
    ...claim.figures.map((nth) => ["figure", slot(claim), figures[nth].number_span]),
  ]);
  return made.filter(Boolean).flatMap(([part, slot, span]) => {
    const range = map.range(...span);
    return range ? [{ part, slot, range }] : [];
  });
}

class Page {
  #host = node("selon-bar", {});
  #bar = node("section", { class: "bar", "aria-label": "Selon" });
  #painter;
  #click = (event) => this.#pick(event);
  /** Each claim's entry and where it stands in the page. */
  #entries = [];

  constructor() {
    const root = this.#host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const view = node("div", {});
    root.append(view, this.#bar);
    this.#painter = painter(view, node);
    document.documentElement.append(this.#host);
    document.addEventListener("click", this.#click);
    this.#say(words.reading);
    this.#read();
  }

  end() {
    document.removeEventListener("click", this.#click);
    this.#painter.dispose();
    this.#host.remove();
    globalThis.selonPage = null;
  }

  #say(sentence) {
    this.#bar.replaceChildren(node("p", { role: "status" }, sentence), this.#acts(false));
  }

  async #read() {
    const [root, map] = article();
    if (!map.text) return this.#say(words.empty);
    const title = document.querySelector("h1")?.textContent.trim() || document.title;
    const request = { read: map.text, lang: document.documentElement.lang, title: title.slice(0, 300) };
    const answer = await chrome.runtime.sendMessage(request).catch((error) => ({ refused: error.message }));
    if (!this.#host.isConnected) return;
    if (answer.refused) return this.#say(words.refused(answer.refused));
    const { analysis } = answer;
    this.#painter.paint(stretches(analysis, map), root, standsOnDark(root) ? "dark" : "light");
    this.#list(analysis, map, answer);
  }

  #list(analysis, map, { when, changed }) {
    const { claims, comparisons } = analysis;
    const conflicts = comparisons.flatMap(({ pairs }) => pairs).filter(({ relation }) => relation === "conflict").length;
    this.#entries = claims.map((claim) => {
      const ranges = [claim.span, ...claim.content].map((span) => map.range(...span)).filter(Boolean);
      const said = map.text.slice(...(claim.content[0] ?? claim.span));
      const entry = press("", () => this.#go(entry, ranges[0]));
      entry.append(node("b", {}, claim.source?.text ?? words.unnamed), said.length > 140 ? `${said.slice(0, 140)}…` : said);
      return { entry, ranges };
    });
    const list = node("ol", { role: "list" }, ...this.#entries.map(({ entry }) => node("li", {}, entry)));
    const day = when && new Date(when).toLocaleDateString(french ? "fr" : "en", { dateStyle: "long" });
    const parts = [
      node("h2", {}, claims.length > 0 ? words.claims(claims.length) : words.none),
      conflicts > 0 && node("p", {}, words.conflicts(conflicts)),
      day && node("p", {}, words.kept(day)),
      changed && node("p", {}, words.changed),
      this.#acts(true),
      list,
    ];
    this.#bar.replaceChildren(...parts.filter(Boolean));
  }

  #acts(all) {
    const desk = press(words.desk, () => chrome.runtime.sendMessage({ desk: true }));
    const save = press(words.save, () => this.#save());
    const close = press(words.close, () => this.end());
    return node("div", { class: "acts" }, ...(all ? [desk, save] : []), close);
  }

  /** Shows where a claim stands: the page's own selection, which every page and reader of screens understands. */
  #go(entry, range) {
    this.#current(entry);
    if (!range) return;
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const { top, height } = range.getBoundingClientRect();
    scrollBy({ top: top + height / 2 - innerHeight / 2, behavior: "instant" });
  }

  #current(entry) {
    for (const one of this.#entries) one.entry.removeAttribute("aria-current");
    entry.setAttribute("aria-current", "true");
    entry.scrollIntoView({ block: "nearest" });
  }

  /** A click on a mark shows its entry; the page's own links and handlers work as ever. */
  #pick({ clientX: x, clientY: y }) {
    const hit = ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom;
    const found = this.#entries.findLast(({ ranges }) => ranges.some((range) => [...range.getClientRects()].some(hit)));
    if (found) this.#current(found.entry);
  }

  async #save() {
    const { dossier } = await chrome.runtime.sendMessage({ file: true });
    const url = URL.createObjectURL(new Blob([JSON.stringify(dossier)], { type: "application/json" }));
    const link = node("a", { href: url, download: `${dossier.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "page"}.selon.json` });
    link.click();
    URL.revokeObjectURL(url);
  }
}

/** Whether the text of the page is lighter than what it stands on. */
function standsOnDark(root) {
  const [r, g, b] = (getComputedStyle(root).color.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 140;
}

if (globalThis.selonPage) globalThis.selonPage.end();
else globalThis.selonPage = new Page();
