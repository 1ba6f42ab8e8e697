// Claims marked in the page's own article, where it stands: `<selon-annotator for="#article">`.
//
// The article is read and never touched: no node of it is changed, wrapped, listened on or styled. Marks are painted over it
// (`inplace-paint.js`); the list of claims and the card of one are in the element's own shadow root. A click on a mark is
// watched from the document, and goes on to whoever listens in the page.

import { cardOf, placeCard, whoOf } from "./inplace-card.js";
import { caretAt, claimsOf } from "./inplace-claims.js";
import { acquire } from "./inplace-engine.js";
import { painter } from "./inplace-paint.js";
import { TextMap } from "./inplace-text.js";
import { WORDS } from "./inplace-words.js";

export { textOfPage } from "./inplace-text.js";

/** How long the page must be at rest before it is read again, and how long it may not be, in milliseconds. */
const [REST, PATIENCE] = [120, 800];

/** What a click is meant for, other than a mark. */
const ACTING = "a[href], button, input, select, textarea, label, summary, [contenteditable], [role=button], [role=link]";

/** Starts as a part of `web/element.js`; answers when the article has been read, or waits to be there. */
export async function start(context) {
  const annotator = new InPlace(context);
  try {
    await annotator.begin();
  } catch (error) {
    annotator.dispose();
    throw error;
  }
  return annotator;
}

class InPlace {
  #context;
  #engine;
  #painter;
  #root;
  #article = null;
  #map = null;
  #analysis = null;
  #claims = [];
  #open = null;
  #revision = 0;
  #observer = null;
  #timer = 0;
  #waitingSince = 0;
  #frame = 0;
  #over = false;
  #marks = true;
  #options;
  #parts;
  #back = null;

  constructor(context) {
    this.#context = context;
    this.#options = context.options;
    this.#root = context.host.getRootNode();
    this.#engine = acquire(context);
    this.#build();
    this.#painter = painter(context.view, context.node);
  }

  get #words() {
    return WORDS[this.#options.uiLang];
  }

  async begin() {
    const { selector, words, refusal } = this.#context;
    try {
      document.createDocumentFragment().querySelector(selector);
    } catch {
      throw refusal("target", words.selector(selector));
    }
    this.#watch();
    document.addEventListener("click", this.#clicked, { capture: true });
    this.#article = this.#context.target();
    await this.#read();
  }

  // What the element asks of a part.

  get detail() {
    return this.#detail();
  }

  text() {
    return this.#map?.text ?? "";
  }

  analysis() {
    return this.#analysis;
  }

  async analyze() {
    this.#analysis = null;
    this.#map = null;
    await this.#read();
  }

  focusClaim(id) {
    const claim = this.#claims[Number(id)];
    if (!claim || !/^\d+$/.test(id)) return false;
    this.#go(claim, null);
    return true;
  }

  update(options) {
    const before = this.#options;
    this.#options = options;
    if (before.uiLang !== options.uiLang) this.#list();
    this.#paint();
    if (before.lang !== options.lang) {
      this.#map = null;
      this.#later();
    }
  }

  dispose() {
    if (this.#over) return;
    this.#over = true;
    this.#close();
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
    document.removeEventListener("click", this.#clicked, { capture: true });
    this.#painter.dispose();
    this.#engine.release();
    this.#context.view.replaceChildren();
  }

  // Following the page.

  #watch() {
    this.#observer = new MutationObserver((records) => {
      const article = this.#context.target();
      const swapped = article !== this.#article;
      if (swapped) {
        this.#article = article;
        this.#painter.clear();
        this.#close();
      }
      if (swapped || (article && records.some(({ target }) => article.contains(target)))) this.#later();
    });
    this.#observer.observe(this.#root, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ["hidden", "open"],
    });
  }

  /** Reads again when the page has come to rest. */
  #later() {
    const now = performance.now();
    this.#waitingSince ||= now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(REST, this.#waitingSince + PATIENCE - now));
    this.#timer = setTimeout(() => {
      this.#waitingSince = 0;
      this.#read().catch((error) => this.#context.refuse(error));
    }, wait);
  }

  async #read() {
    const revision = ++this.#revision;
    if (!this.#article) {
      this.#map = null;
      this.#analysis = null;
      this.#found();
      return;
    }
    const map = new TextMap(this.#article);
    const same = this.#analysis && map.text === this.#map?.text;
    this.#map = map;
    if (same) {
      this.#paint();
      return;
    }
    const analysis = await this.#engine.analyse(map.text, this.#options.lang, this.#context).catch((error) => {
      const { refusal, words } = this.#context;
      throw error.code ? error : refusal("broken", words.broken(error.message));
    });
    if (revision !== this.#revision || this.#over) return;
    this.#analysis = analysis;
    this.#found();
  }

  #found() {
    this.#close();
    this.#claims = claimsOf(this.#analysis, this.#map?.text ?? "");
    this.#paint();
    this.#list();
    this.#context.say("change", this.#detail());
  }

  #detail() {
    const { claims = [], figures = [], comparisons = [] } = this.#analysis ?? {};
    return { claims: claims.length, figures: figures.length, comparisons: comparisons.length };
  }

  #paint() {
    if (!this.#article?.isConnected || !this.#analysis || !this.#marks) {
      this.#painter.clear();
      return;
    }
    const stretches = [];
    const add = (part, slot, span) => {
      const range = this.#map.range(...span);
      if (range) stretches.push({ part, slot, range });
      return range;
    };
    for (const claim of this.#claims) {
      const { slot, found } = claim;
      claim.ranges = found.content.map((span) => add("content", slot, span)).filter(Boolean);
      if (found.source) add("source", slot, found.source.span);
      if (found.cue) add("cue", slot, found.cue.span);
      for (const { span } of found.hedges) if (span) add("hedge", slot, span);
      for (const figure of claim.figures) add("figure", slot, figure.span);
      if (claim === this.#open) for (const span of found.content) add("active", slot, span);
    }
    this.#painter.paint(stretches, this.#article, this.#context.darkBehind(this.#article) ? "dark" : "light");
  }

  // The bar and the list.

  #build() {
    const { node, view } = this.#context;
    const bar = node("div", { class: "bar", part: "toolbar", role: "group" });
    const list = node("ol", { class: "claims", part: "claims", role: "list", hidden: "" });
    const card = node("div", { class: "card", part: "card", role: "dialog", popover: "manual", tabindex: "-1", hidden: "" });
    const said = node("p", { class: "unseen", role: "status" });
    card.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close(true);
    });
    this.#parts = { bar, list, card, said };
    view.append(bar, list, card, said);
    this.#list();
  }

  #list() {
    const { node, words, selector } = this.#context;
    const say = this.#words;
    const { bar, list } = this.#parts;
    bar.setAttribute("aria-label", say.label);
    if (!this.#article && this.#revision > 0) {
      bar.replaceChildren(node("span", {}, words.target(selector)));
      list.replaceChildren();
      return;
    }
    if (!this.#analysis) {
      bar.replaceChildren(node("span", {}, say.reading));
      return;
    }
    bar.replaceChildren(node("span", { class: "sum" }, this.#sum()), ...this.#buttons());
    list.replaceChildren(...this.#claims.map((claim) => this.#item(claim)));
    list.hidden ||= this.#claims.length === 0;
  }

  #sum() {
    const say = this.#words;
    const lang = this.#options.uiLang;
    if (this.#claims.length === 0) return say.none;
    const sources = new Set(this.#claims.filter((claim) => claim.name).map((claim) => claim.slotKey)).size;
    const differ = this.#analysis.comparisons.filter(({ pairs }) => pairs.some(({ relation }) => relation === "conflict")).length;
    const parts = [say.claims(this.#claims.length, lang), say.sources(sources, lang), differ > 0 && say.differ(differ, lang)];
    return parts.filter(Boolean).join(" · ");
  }

  #buttons() {
    if (this.#claims.length === 0) return [];
    const { node } = this.#context;
    const { list: names, marks } = this.#words;
    const { list } = this.#parts;
    const open = node("button", { type: "button", "aria-expanded": String(!list.hidden) }, names);
    open.addEventListener("click", () => {
      list.hidden = !list.hidden;
      open.setAttribute("aria-expanded", String(!list.hidden));
    });
    const show = node("button", { type: "button", "aria-pressed": String(this.#marks) }, marks);
    show.addEventListener("click", () => {
      this.#marks = !this.#marks;
      show.setAttribute("aria-pressed", String(this.#marks));
      this.#paint();
    });
    return [open, show];
  }

  #item(claim) {
    const { node } = this.#context;
    const button = node(
      "button",
      { type: "button", "aria-haspopup": "dialog" },
      node("span", {}, whoOf(claim, { node, say: this.#words }), claim.cue && node("em", { dir: "auto" }, ` ${claim.cue}`)),
      node("span", { class: "short", dir: "auto" }, claim.figures.length > 0 ? claim.figures.map(({ written }) => written).join(", ") : claim.short),
    );
    button.addEventListener("click", () => this.#go(claim, button));
    return node("li", { part: "claim", class: `source-${claim.slot}` }, button);
  }

  // One claim.

  /** A click on a mark opens its card; the page's own listeners get the click all the same. */
  #clicked = (event) => {
    const path = event.composedPath();
    if (path.includes(this.#context.host)) return;
    const target = path[0];
    const inside = this.#article && path.includes(this.#article);
    const acting = target instanceof Element && target.closest(ACTING);
    const selecting = getSelection()?.isCollapsed === false;
    const claim = inside && event.button === 0 && !acting && !selecting && this.#marks ? this.#claimAt(event.clientX, event.clientY) : null;
    if (claim) this.#show(claim);
    else this.#close();
  };

  /** The claim whose words are at a point of the window; of several the innermost. */
  #claimAt(x, y) {
    const caret = caretAt(x, y, this.#root);
    const touches = (range) => {
      const box = range.getBoundingClientRect();
      if (x < box.left - 2 || x > box.right + 2 || y < box.top - 2 || y > box.bottom + 2) return false;
      if (caret && !range.isPointInRange(caret.node, caret.offset)) return false;
      return Array.from(range.getClientRects()).some((rect) => x >= rect.left - 2 && x <= rect.right + 2 && y >= rect.top - 2 && y <= rect.bottom + 2);
    };
    const hit = this.#claims.filter((claim) => {
      const parts = [claim.found.source, claim.found.cue].filter(Boolean).map(({ span }) => this.#map.range(...span));
      return [...(claim.ranges ?? []), ...parts].some((range) => range && touches(range));
    });
    return hit.sort((a, b) => a.length - b.length)[0] ?? null;
  }

  /** Moves to a claim and shows its card, with the focus in it; it goes back to `from`. */
  #go(claim, from) {
    const range = claim.ranges?.[0] ?? this.#map.range(...claim.found.span);
    const element = range?.startContainer.parentElement;
    element?.scrollIntoView({ block: "center", inline: "nearest" });
    const box = range?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > innerHeight)) scrollBy(0, box.top - innerHeight / 3);
    this.#back = from ?? this.#back;
    this.#show(claim);
    this.#parts.card.focus({ preventScroll: true });
  }

  #show(claim) {
    const { card, said } = this.#parts;
    const nth = this.#claims.indexOf(claim) + 1;
    const say = this.#words;
    const name = claim.name ?? say.unnamed;
    this.#open = claim;
    card.className = `card source-${claim.slot}`;
    card.setAttribute("aria-label", say.told(nth, this.#claims.length, name, claim.cue));
    card.replaceChildren(...cardOf(claim, this.#view()));
    card.hidden = false;
    if (card.showPopover && !card.matches(":popover-open")) card.showPopover();
    this.#place();
    said.textContent = say.told(nth, this.#claims.length, name, claim.cue);
    addEventListener("scroll", this.#moved, { capture: true, passive: true });
    addEventListener("resize", this.#moved, { passive: true });
    document.addEventListener("keydown", this.#escape, { capture: true });
    this.#paint();
    this.#context.say("select", { claim: claim.id });
  }

  #close(back = false) {
    if (!this.#open) return;
    this.#open = null;
    const { card, said } = this.#parts;
    const held = card.contains(this.#context.root.activeElement) || card === this.#context.root.activeElement;
    card.hidePopover?.();
    card.hidden = true;
    card.replaceChildren();
    said.textContent = "";
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    removeEventListener("scroll", this.#moved, { capture: true });
    removeEventListener("resize", this.#moved);
    document.removeEventListener("keydown", this.#escape, { capture: true });
    if (this.#over) return;
    this.#paint();
    if ((back || held) && this.#back?.isConnected) this.#back.focus();
    this.#back = null;
    this.#context.say("select", { claim: null });
  }

  /** The page gets the key, too. */
  #escape = (event) => {
    if (event.key === "Escape" && !event.composedPath().includes(this.#parts.card)) this.#close();
  };

  #moved = () => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#place();
    });
  };

  #place() {
    if (this.#open) placeCard(this.#parts.card, this.#open.ranges ?? []);
  }

  /** What a card is made from. */
  #view() {
    return {
      node: this.#context.node,
      say: this.#words,
      uiLang: this.#options.uiLang,
      map: this.#map,
      analysis: this.#analysis,
      claims: this.#claims,
      go: (claim) => this.#go(claim, null),
      close: () => this.#close(true),
      grown: () => this.#place(),
    };
  }
}
