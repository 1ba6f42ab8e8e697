// Paints stretches of somebody's page without touching it: by CSS highlights, or, where a browser has none, by boxes over
// the words in our own shadow root.
//
// Colour is the source; what a stretch is, its line tells: content is tinted with a thin line, a source has a strong one, a
// cue dots, a hedge a wave, a figure a deeper tint.

const COLOURS = {
  light: ["#1b5fae", "#a84c06", "#00746b", "#9a2f8f", "#6b6000", "#5a49bf", "#a12b58", "#4a5765", "#6f685f"],
  dark: ["#82b6f2", "#f0a562", "#5fcbba", "#e395da", "#cfc05c", "#b1a5f7", "#f397b5", "#afbccb", "#9d978d"],
};
const TINTS = { light: ["1c", "3d", "4d"], dark: ["30", "57", "6b"] };

/** What is painted over what. */
const PARTS = ["content", "source", "cue", "hedge", "figure", "active"];
const LINES = {
  content: ["solid", 1],
  source: ["solid", 2],
  cue: ["dotted", 2],
  hedge: ["wavy", 1],
  figure: ["solid", 1],
  active: ["solid", 3],
};

let instances = 0;

/** A painter for one element: highlights where the browser has them. */
export function painter(view, node) {
  const able = typeof CSS === "object" && CSS.highlights && typeof Highlight === "function" && "adoptedStyleSheets" in document;
  return able ? new Highlights() : new Boxes(view, node);
}

const look = (part, slot, theme) => {
  const colour = COLOURS[theme][slot];
  const tint = { content: 0, figure: 1, active: 2 }[part];
  return { colour, line: LINES[part], tint: tint === undefined ? "transparent" : colour + TINTS[theme][tint] };
};

/** Paints by the browser's own highlights. */
class Highlights {
  #prefix = `selon-${++instances}-`;
  #names = new Map();
  #sheet = null;
  #home = null;

  /** Paints `{ part, slot, range }` in the tree of `article`, and nothing else. */
  paint(stretches, article, theme) {
    this.#dress(article.getRootNode(), theme);
    const wanted = new Map();
    for (const { part, slot, range } of stretches) {
      const name = `${this.#prefix}${part}-${slot}`;
      if (!wanted.has(name)) wanted.set(name, { part, ranges: [] });
      wanted.get(name).ranges.push(range);
    }
    for (const name of this.#names.keys()) if (!wanted.has(name)) this.#drop(name);
    for (const [name, { part, ranges }] of wanted) {
      const highlight = new Highlight(...ranges);
      highlight.priority = PARTS.indexOf(part);
      CSS.highlights.set(name, highlight);
      this.#names.set(name, highlight);
    }
  }

  #dress(home, theme) {
    const rules = PARTS.flatMap((part) =>
      COLOURS[theme].map((_, slot) => {
        const { colour, line: [style, thickness], tint } = look(part, slot, theme);
        // Each on its own: not every browser takes them together.
        return `::highlight(${this.#prefix}${part}-${slot}) { background-color: ${tint}; text-decoration-line: underline;
          text-decoration-style: ${style}; text-decoration-thickness: ${thickness}px; text-decoration-color: ${colour}; }`;
      }),
    ).join("\n");
    if (this.#home !== home) {
      this.#undress();
      this.#sheet = new CSSStyleSheet();
      home.adoptedStyleSheets = [...home.adoptedStyleSheets, this.#sheet];
      this.#home = home;
    }
    this.#sheet.replaceSync(rules);
  }

  #undress() {
    if (this.#home) this.#home.adoptedStyleSheets = this.#home.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#home = null;
  }

  /** Only what is ours: a page may have taken the name since. */
  #drop(name) {
    if (CSS.highlights.get(name) === this.#names.get(name)) CSS.highlights.delete(name);
    this.#names.delete(name);
  }

  clear() {
    for (const name of [...this.#names.keys()]) this.#drop(name);
  }

  dispose() {
    this.clear();
    this.#undress();
  }
}

/** Paints by boxes that let every click through, and follow the page. */
class Boxes {
  #layer;
  #node;
  #stretches = [];
  #theme = "light";
  #waiting = 0;
  #resized = null;
  #moved = () => {
    this.#waiting ||= requestAnimationFrame(() => {
      this.#waiting = 0;
      this.#place();
    });
  };

  constructor(view, node) {
    this.#node = node;
    this.#layer = node("div", { class: "layer", "aria-hidden": "true" });
    view.append(this.#layer);
    addEventListener("scroll", this.#moved, { capture: true, passive: true });
    addEventListener("resize", this.#moved, { passive: true });
  }

  paint(stretches, article, theme) {
    this.#stretches = stretches;
    this.#theme = theme;
    this.#resized?.disconnect();
    this.#resized = new ResizeObserver(this.#moved);
    this.#resized.observe(article);
    // The layer is measured to place the boxes, and is another one once its sheet has come; what stands above may grow.
    this.#resized.observe(this.#layer);
    this.#resized.observe(document.body);
    this.#place();
  }

  #place() {
    const origin = this.#layer.getBoundingClientRect();
    // The element may stand in something zoomed or scaled: a hundred pixels of ours are so many of the page's.
    const scale = origin.width / 100 || 1;
    const boxes = [];
    for (const { part, slot, range } of this.#stretches) {
      const { colour, line: [style, thickness], tint } = look(part, slot, this.#theme);
      for (const rect of range.getClientRects()) {
        if (rect.bottom < 0 || rect.top > innerHeight || rect.width === 0) continue;
        const box = this.#node("div", { part: "mark" });
        box.style.left = `${(rect.left - origin.left) / scale}px`;
        box.style.top = `${(rect.top - origin.top) / scale}px`;
        box.style.width = `${rect.width / scale}px`;
        box.style.height = `${rect.height / scale}px`;
        box.style.background = tint;
        box.style.borderBottom = `${thickness}px ${style === "wavy" ? "dashed" : style} ${colour}`;
        boxes.push(box);
      }
    }
    this.#layer.replaceChildren(...boxes);
  }

  clear() {
    this.#stretches = [];
    this.#layer.replaceChildren();
  }

  dispose() {
    cancelAnimationFrame(this.#waiting);
    this.#resized?.disconnect();
    removeEventListener("scroll", this.#moved, { capture: true });
    removeEventListener("resize", this.#moved);
    this.#layer.remove();
  }
}
