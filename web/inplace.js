// Claims marked in the page's own article, where it stands: `<selon-annotator for="#article">`.
//
// The article is read and never touched: no node of it is changed, wrapped, listened on or styled. Marks are painted over it
// (`inplace-paint.js`); the list of claims and the card of one are in the element's own shadow root. A click on a mark is
// watched from the document, and goes on to whoever listens in the page.

import { acquire } from "./inplace-engine.js";
import { painter } from "./inplace-paint.js";
import { TextMap } from "./inplace-text.js";
import { readingOf, WORDS } from "./inplace-words.js";

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
    const analysis = await this.#engine.analyse(map.text, this.#options.lang, this.#context);
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
    if (!this.#article || !this.#analysis || !this.#marks) {
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
      node("span", {}, this.#who(claim), claim.cue && node("em", { dir: "auto" }, ` ${claim.cue}`)),
      node("span", { class: "short", dir: "auto" }, claim.figures.length > 0 ? claim.figures.map(({ written }) => written).join(", ") : claim.short),
    );
    button.addEventListener("click", () => this.#go(claim, button));
    return node("li", { part: "claim", class: `source-${claim.slot}` }, button);
  }

  #who(claim) {
    const { node } = this.#context;
    const name = claim.name ?? this.#words.unnamed;
    return node("span", { class: "who" }, node("span", { class: "chip", "aria-hidden": "true" }, claim.letter), node("bdi", {}, name));
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
    card.replaceChildren(...this.#card(claim, nth).filter(Boolean));
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
      if (this.#open) this.#place();
    });
  };

  /** Puts the card beside its words; on a narrow window the sheet puts it at the foot. */
  #place() {
    const { card } = this.#parts;
    card.style.left = "0";
    card.style.top = "0";
    if (innerWidth <= 560) {
      card.style.left = card.style.top = "";
      return;
    }
    const own = card.getBoundingClientRect();
    // Inside something zoomed or scaled, our pixels are not the window's.
    const scale = own.width / card.offsetWidth || 1;
    const boxes = (this.#open.ranges ?? []).flatMap((range) => Array.from(range.getClientRects())).filter((box) => box.width > 0);
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (!first || !last) return;
    const below = last.bottom + 10;
    const above = first.top - own.height - 10;
    const fits = below + own.height <= innerHeight || above < 0;
    const top = Math.max(8, Math.min(fits ? below : above, innerHeight - own.height - 8));
    const left = Math.max(8, Math.min(first.left, document.documentElement.clientWidth - own.width - 8));
    card.style.left = `${(left - own.left) / scale}px`;
    card.style.top = `${(top - own.top) / scale}px`;
  }

  #card(claim, nth) {
    const { node } = this.#context;
    const say = this.#words;
    const button = (text, label, act) => {
      const made = node("button", { type: "button", "aria-label": label, title: label }, text);
      made.addEventListener("click", act);
      return made;
    };
    const step = (by) => this.#go(this.#claims.at((nth - 1 + by) % this.#claims.length), null);
    const { found } = claim;
    // What bends a number is part of it, and said there.
    const own = ({ span }) => span && !claim.figures.some((figure) => figure.span[0] <= span[0] && span[1] <= figure.span[1]);
    const hedges = found.hedges.filter(own).map(({ span }) => this.#map.text.slice(...span));
    const quotes = found.content.map((span) => this.#map.text.slice(...span).trim());
    return [
      node("div", { class: "head" }, this.#who(claim), button("×", say.close, () => this.#close(true))),
      claim.cue && node("p", { class: "cue", dir: "auto" }, claim.cue),
      node("blockquote", { dir: "auto", lang: this.#analysis.lang }, say.quoted(quotes.join(" […] "))),
      hedges.length > 0 && this.#line(say.hedged, ...hedges.flatMap((hedge, n) => [n > 0 && ", ", node("em", { dir: "auto" }, hedge)])),
      ...claim.figures.map((figure) => this.#figure(figure)),
      this.#others(claim),
      this.#why(found),
      node(
        "div",
        { class: "steps" },
        button("‹", say.before, () => step(-1)),
        node("span", {}, say.place(nth, this.#claims.length)),
        button("›", say.next, () => step(1)),
      ),
    ];
  }

  #line(name, ...content) {
    const { node } = this.#context;
    return node("p", { class: "line" }, node("span", { class: "key" }, name), " ", ...content);
  }

  #figure(figure) {
    const { node } = this.#context;
    const say = this.#words;
    const read = figure.comparable && `${say.read} ${readingOf(figure, this.#options.uiLang)}`;
    const rule = figure.comparable && figure.reading.rule && figure.modifier !== "exact" && ` (${say.rule(figure.reading.rule)})`;
    return this.#line(say.figure, node("b", { dir: "auto" }, figure.written), " ", read && node("span", { class: "read" }, read, rule));
  }

  /** The figures of others that answer the same question, each with a way to it. */
  #others(claim) {
    const { node } = this.#context;
    const say = this.#words;
    const { comparisons, figures } = this.#analysis;
    const lines = [];
    for (const { figures: places, pairs } of comparisons) {
      for (const { a, b, relation } of pairs) {
        const ends = [places[a], places[b]];
        const mine = ends.findIndex((n) => claim.found.figures.includes(n));
        const other = figures[ends[1 - mine]];
        const owner = other && this.#claims[other.claim];
        if (mine < 0 || !owner || owner === claim || lines.length > 7) continue;
        const words = [`${{ agree: "=", compatible: "∩", conflict: "≠", not_comparable: "∥" }[relation]} `, node("b", { dir: "auto" }, owner.name ?? say.unnamed), ` ${this.#map.text.slice(...other.span)}`, node("span", { class: "read" }, ` – ${say.relation[relation]}`)];
        const button = node("button", { type: "button", class: `other source-${owner.slot}` }, ...words);
        button.addEventListener("click", () => this.#go(owner, null));
        lines.push(node("li", {}, button));
      }
    }
    return lines.length > 0 && node("div", { class: "others" }, node("span", { class: "key" }, say.differs), node("ul", { role: "list" }, ...lines));
  }

  #why(found) {
    const { node } = this.#context;
    const say = this.#words;
    const verb = found.cue && say.verb[found.cue.verb_class];
    const reasons = [say.because(found.rule), verb].filter(Boolean).join(" ");
    const details = node("details", {}, node("summary", {}, say.why), node("p", {}, reasons, " ", node("code", {}, found.rule)), node("p", {}, say.note));
    details.addEventListener("toggle", () => this.#open && this.#place());
    return details;
  }
}

/** The claims of an analysis as they are shown: sources have a colour and a letter in the order in which they first speak. */
function claimsOf(analysis, text) {
  const known = new Map();
  return (analysis?.claims ?? []).map((found, index) => {
    const name = found.source?.text.replace(/\s+/g, " ").trim() || null;
    const slotKey = (found.source?.resolved ?? name)?.toLowerCase() ?? null;
    if (slotKey && !known.has(slotKey)) known.set(slotKey, known.size);
    const nth = slotKey ? known.get(slotKey) : null;
    const words = found.content.map((span) => text.slice(...span)).join(" […] ").replace(/\s+/g, " ").trim();
    const figures = found.figures.map((n) => analysis.figures[n]).filter(Boolean);
    return {
      id: String(index),
      found,
      name,
      slotKey,
      slot: nth === null ? 8 : nth % 8,
      letter: nth === null ? "?" : String.fromCharCode(65 + (nth % 26)) + (nth < 26 ? "" : Math.floor(nth / 26) + 1),
      cue: found.cue?.text.replace(/\s+/g, " ").trim() ?? "",
      short: words.length > 90 ? `${words.slice(0, 88).replace(/\s+\S*$/, "")}…` : words,
      length: found.span[1] - found.span[0],
      figures: figures.filter(({ kind }) => kind !== "label").map((figure) => ({ ...figure, written: text.slice(...figure.span).replace(/\s+/g, " ") })),
      ranges: [],
    };
  });
}

/** Where a point of the window falls in the text; `null` where no browser says it. */
function caretAt(x, y, root) {
  if (document.caretPositionFromPoint) {
    const shadowRoots = root instanceof ShadowRoot ? [root] : [];
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots });
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
