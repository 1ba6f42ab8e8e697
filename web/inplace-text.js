// The text of a piece of somebody's page, and the way back from its offsets to the page.
//
// What a reader sees is what is read: blocks are paragraphs, white space collapses as the page lays it out, and what is
// hidden, scripted or typed into is left out. Nothing here changes the page. Offsets are UTF-16 units.

/** What holds no article's text, by local name. */
const SKIPPED = new Set(
  "script style noscript template head title textarea input select option datalist button iframe object embed video audio canvas svg math nav rp rt selon-annotator".split(" "),
);

/** Elements that break a line, where no style can be asked (a page that is only parsed). */
const BLOCKS = new Set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu ol p pre search section summary table tbody td tfoot th thead tr ul".split(" "),
);

/** White space that a page collapses; a no-break space is none. */
const PIECES = /[ \t\n\r\f]+|[\u00AD\u200B\uFEFF]+|[^ \t\n\r\f\u00AD\u200B\uFEFF]+/g;

/** A text with the nodes that it was read from. */
export class TextMap {
  /** The text; a paragraph ends in an empty line. */
  text = "";
  /** Stretches `{ at, node, from, length }`: `length` units from `at` in the text are those from `from` in the node. */
  #runs = [];
  #pieces = [];
  #length = 0;
  /** What comes before the next word: nothing, a space (where it stands), a line or a paragraph. */
  #gap = "";
  #space = null;

  /** Reads everything below `root`. `styled: false` goes by the names of elements, for a page that is not shown. */
  constructor(root, { styled = true } = {}) {
    this.#walk(root, styled, shows(root, styled));
    this.text = this.#pieces.join("");
    this.#pieces = [];
  }

  #walk(parent, styled, style) {
    for (const child of parent.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        if (!style.unseen) this.#take(child, style.kept);
      } else if (child.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(child.localName)) {
        if (child.localName === "br") this.#break("\n");
        else this.#element(child, styled);
      }
    }
  }

  #element(element, styled) {
    // A raised number that leads somewhere is a footnote, and no digit of the word before.
    if (element.localName === "sup" && element.querySelector("a")) return;
    const style = shows(element, styled);
    if (style.gone) return;
    if (style.block) this.#break("\n\n");
    this.#walk(element, styled, style);
    if (style.block) this.#break("\n\n");
  }

  #break(gap) {
    if (gap.length > this.#gap.length) this.#gap = gap;
    this.#space = null;
  }

  #take(node, kept) {
    for (const { 0: piece, index } of node.data.matchAll(PIECES)) {
      if (/^[\u00AD\u200B\uFEFF]/.test(piece)) continue;
      if (!/^[ \t\n\r\f]/.test(piece)) this.#word(piece, node, index);
      else if (kept && piece.includes("\n")) this.#break(/\n[ \t]*\r?\n/.test(piece) ? "\n\n" : "\n");
      else this.#space ??= { node, from: index };
    }
  }

  #word(piece, node, from) {
    if (this.#length > 0) {
      if (this.#gap) this.#put(this.#gap);
      else if (this.#space) this.#put(" ", this.#space.node, this.#space.from);
    }
    this.#gap = "";
    this.#space = null;
    this.#put(piece, node, from);
  }

  #put(piece, node = null, from = 0) {
    const last = this.#runs.at(-1);
    if (node) {
      const goesOn = last?.node === node && last.from + last.length === from && last.at + last.length === this.#length;
      if (goesOn) last.length += piece.length;
      else this.#runs.push({ at: this.#length, node, from, length: piece.length });
    }
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** Where `[start, end)` of the text stands in the page; `null` where nothing of it does. */
  range(start, end) {
    const first = this.#last((run) => run.at + run.length <= start) + 1;
    const last = this.#last((run) => run.at < end);
    const [from, to] = [this.#runs[first], this.#runs[last]];
    if (!from || !to || last < first || !from.node.isConnected || !to.node.isConnected) return null;
    const range = from.node.ownerDocument.createRange();
    try {
      range.setStart(from.node, from.from + Math.max(0, start - from.at));
      range.setEnd(to.node, to.from + Math.min(to.length, end - to.at));
    } catch {
      // The page has changed under the map; a new one is on its way.
      return null;
    }
    return range;
  }

  /** The last run for which a condition holds that holds for all before it; -1 for none. */
  #last(holds) {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.#runs[middle])) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** How an element is shown. */
function shows(element, styled) {
  if (!styled) {
    const name = element.localName;
    return { block: BLOCKS.has(name), gone: element.hasAttribute("hidden"), unseen: false, kept: name === "pre" };
  }
  const style = getComputedStyle(element);
  const display = style.display;
  return {
    block: !(display.startsWith("inline") || display === "contents" || display.startsWith("ruby")),
    gone: display === "none" || style.contentVisibility === "hidden",
    unseen: style.visibility !== "visible",
    kept: /^(pre|break-spaces)/.test(style.whiteSpaceCollapse ?? style.whiteSpace) || style.whiteSpace.startsWith("pre"),
  };
}

/** The article's text of a page's source. Nothing in it runs or loads. */
export function textOfPage(source) {
  const page = new DOMParser().parseFromString(source, "text/html");
  const whole = new TextMap(page.body, { styled: false }).text;
  const articles = [...page.querySelectorAll("article, main")].map((one) => new TextMap(one, { styled: false }).text);
  const longest = articles.reduce((best, text) => (text.length > best.length ? text : best), "");
  return longest.length * 3 > whole.length ? longest : whole;
}
