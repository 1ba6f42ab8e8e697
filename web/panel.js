// The figures compared, read-only, for a story: draws what crates/panel-wasm lays out of a finished dossier.
//
// `web/element.js` imports it for mode `compare`. Every text goes into the page as text. Widths are the element's own
// business: marks stand in fractions of their strip.

const WORDS = {
  en: {
    broken: "The file is not a dossier: it is not JSON, or cut short.",
    none: "This dossier compares no figures: nothing in it says a different number of the same thing.",
    conflicts: (n) => (n === 1 ? "1 pair does not meet" : `${n} pairs do not meet`),
    plot: (about) => `Plot: ${about}`,
    legend: "How to read the marks",
    pairs: "Pair by pair",
    table: "As a table",
    caption: (about) => `Who says which figure: ${about}`,
    columns: ["Source", "Verb and hedge", "Figure as written", "Read as", "Words", "As of, where", "Status", "Article"],
    noFigure: "no figure",
    note: "Selon puts side by side what each source is reported to have said, in the article’s own words. It computes no average and says nobody is right.",
  },
  fr: {
    broken: "Le fichier n’est pas un dossier : ce n’est pas du JSON, ou il est incomplet.",
    none: "Ce dossier ne compare aucun chiffre : rien n’y donne deux nombres pour une même chose.",
    conflicts: (n) => (n === 1 ? "1 paire ne se rejoint pas" : `${n} paires ne se rejoignent pas`),
    plot: (about) => `Diagramme : ${about}`,
    legend: "Comment lire les marques",
    pairs: "Paire par paire",
    table: "En tableau",
    caption: (about) => `Qui avance quel chiffre : ${about}`,
    columns: ["Source", "Verbe et réserve", "Chiffre tel qu’écrit", "Lu comme", "Propos", "Date, lieu", "État", "Article"],
    noFigure: "sans chiffre",
    note: "Selon met côte à côte ce que chaque source aurait dit, dans les mots de l’article. Il ne calcule aucune moyenne et ne donne raison à personne.",
  },
};

/** Where marks stand in a strip that is `HEIGHT` high, in CSS pixels. */
const [HEIGHT, MIDDLE] = [44, 28];

/** Places come in hundred-thousandths of the strip. */
const percent = (place) => `${(place / 1000).toFixed(3)}%`;

/** Draws a dossier into `view` and answers the part that the element holds: see `web/element.js`. */
export async function start({ view, options, node, wasm, given, suggest, say, level }) {
  const [{ draw }, whole] = await Promise.all([wasm("compared", "comparedWasm"), given()]);
  let file = whole;
  let lang = options.uiLang;
  const read = () => {
    const words = WORDS[lang] ?? WORDS.en;
    try {
      return JSON.parse(draw(JSON.parse(file), lang));
    } catch (error) {
      throw error instanceof SyntaxError ? new Error(words.broken) : error;
    }
  };
  let drawn = read();
  if (!drawn.questions) {
    file = await suggest(file);
    drawn = read();
  }
  const painter = new Painter(node, say, level());
  const paint = () => view.replaceChildren(...painter.panel(drawn, WORDS[lang] ?? WORDS.en));
  paint();
  return {
    detail: { questions: drawn.questions?.length ?? 0 },
    file: () => file,
    update({ uiLang }) {
      if (uiLang === lang) return;
      lang = uiLang;
      drawn = read();
      paint();
    },
    focusClaim: (id) => painter.focus(id),
    dispose: () => view.replaceChildren(),
  };
}

class Painter {
  #node;
  #say;
  /** Of its headings, among those of the page. */
  #level;
  /** What shows each claim, by its id. */
  #shown = new Map();
  #selected = null;

  constructor(node, say, level) {
    this.#node = node;
    this.#say = say;
    this.#level = level;
  }

  panel(drawn, words) {
    const node = this.#node;
    this.#shown.clear();
    this.#selected = null;
    const questions = drawn.questions ?? [];
    if (questions.length === 0) return [node("p", { class: "empty", part: "comparison" }, words.none)];
    return [
      this.#definitions(),
      ...questions.map((question, nth) => this.#question(question, nth, drawn, words)),
      node("p", { class: "note", part: "note" }, words.note),
    ];
  }

  /** Selects what says a claim, and moves there; false where nothing does. */
  focus(id) {
    const place = this.#shown.get(id)?.find((shown) => shown.button);
    if (!place) return false;
    place.button.closest("details").open = true;
    place.button.focus();
    this.#select(id);
    return true;
  }

  #select(id) {
    this.#mark(this.#selected, false);
    this.#selected = this.#selected === id ? null : id;
    this.#mark(this.#selected, true);
    this.#say("select", { claim: this.#selected });
  }

  #mark(id, on) {
    for (const { row, button } of this.#shown.get(id) ?? []) {
      row.classList.toggle("selected", on);
      button?.setAttribute("aria-pressed", String(on));
    }
  }

  /** Notes what shows a claim, so that both plot and table show what is selected. */
  #shows(claim, row, button) {
    if (!claim) return row;
    this.#shown.set(claim, [...(this.#shown.get(claim) ?? []), { row, button }]);
    (button ?? row).addEventListener("click", () => this.#select(claim));
    return row;
  }

  #question(question, nth, drawn, words) {
    const node = this.#node;
    const id = `question-${nth}`;
    const counts = [question.counts, question.conflicts > 0 && words.conflicts(question.conflicts)].filter(Boolean);
    return node(
      "section",
      // A landmark of the story's own it is none.
      { class: "question", part: "comparison", role: "group", "aria-labelledby": id },
      node(`h${this.#level}`, { id, class: "about", dir: "auto" }, question.about),
      node("p", { class: "counts" }, counts.join(" · ")),
      question.headline && node("p", { class: "headline", part: "sentence", dir: "auto" }, question.headline),
      ...question.notices.map((notice) => node("p", { class: "notice" }, notice)),
      node(
        "figure",
        { class: "plot", part: "plot", role: "group", "aria-label": `${words.plot(question.about)}. ${question.described}` },
        ...question.lanes.map((lane) => this.#lane(lane, drawn, question)),
        question.answers.length > 0 && this.#answers(question.answers, drawn),
      ),
      node(
        "div",
        { class: "more" },
        this.#folded(words.pairs, node("ul", {}, ...question.pairs.map((sentence) => node("li", { dir: "auto" }, sentence)))),
        this.#folded(words.legend, node("ul", { class: "legend", role: "list" }, ...question.legend.map((entry) => this.#sample(entry)))),
      ),
      this.#table(question, words),
    );
  }

  #folded(summary, content) {
    return this.#node("details", {}, this.#node("summary", {}, summary), content);
  }

  #lane(lane, drawn, question) {
    const node = this.#node;
    const label = lane.apart ? [drawn.apart, ...lane.apart].join(". ") : question.about;
    const why =
      lane.apart &&
      node(
        "div",
        { class: "why", "aria-hidden": "true" },
        node("b", {}, drawn.apart),
        ...lane.apart.map((reason) => node("span", {}, reason)),
      );
    const axis =
      lane.axis &&
      node(
        "div",
        { class: "axis", "aria-hidden": "true" },
        node("span", { class: "unit" }, lane.unit ?? ""),
        node("span", { class: "scale" }, this.#ticks(lane.ticks)),
      );
    return node(
      "div",
      { class: lane.apart ? "lane apart" : "lane" },
      why,
      axis,
      node("div", { role: "list", "aria-label": label }, ...lane.rows.map((row) => this.#row(row, lane.ticks))),
    );
  }

  #row(row, ticks) {
    const node = this.#node;
    const { by } = row;
    const said = [
      by.cue && node("span", {}, by.cue),
      ...row.hedges.map((hedge) => node("em", { class: "hedge" }, hedge)),
      ...row.times.map((time) => node("span", { class: "when" }, time)),
    ];
    const made = node(
      "div",
      { class: `row ${tags(by)}`, role: "listitem" },
      node("span", { class: "unseen" }, row.said),
      node(
        "span",
        { class: "who", "aria-hidden": "true" },
        node("span", { class: "chip" }, by.letter),
        node("bdi", { class: "name" }, by.source),
        node("span", { class: "said", dir: "auto" }, ...said),
        by.article && node("bdi", { class: "article" }, by.article),
      ),
      node("span", { class: "scale", "aria-hidden": "true" }, this.#grid(ticks), this.#strip(row)),
    );
    return this.#shows(by.claim, made, null);
  }

  #answers(answers, drawn) {
    const node = this.#node;
    const rows = answers.map(({ by, said }) =>
      this.#shows(
        by.claim,
        node(
          "div",
          { class: `answer ${tags(by)}`, role: "listitem" },
          node("span", { class: "chip", "aria-hidden": "true" }, by.letter),
          node("bdi", { class: "name" }, by.source),
          " ",
          node("span", { class: "stance", dir: "auto" }, said),
          " ",
          node("span", { class: "quote", dir: "auto" }, by.quote),
          by.article && node("bdi", { class: "article" }, by.article),
        ),
        null,
      ),
    );
    return node(
      "div",
      { class: "answers" },
      node("b", { class: "title", "aria-hidden": "true" }, drawn.margin),
      node("div", { role: "list", "aria-label": drawn.margin }, ...rows),
    );
  }

  #table(question, words) {
    const node = this.#node;
    const rows = [
      ...question.lanes.flatMap((lane) => lane.rows.map((row) => [row.by, this.#figureCells(row)])),
      ...question.answers.map((answer) => [answer.by, this.#answerCells(answer, words)]),
    ];
    // What no row says has no column.
    const [source, ...names] = words.columns;
    const used = names.map((label, nth) => [label, nth]).filter(([, nth]) => rows.some(([, cells]) => cells[nth][1].length > 0));
    const head = [source, ...used.map(([label]) => label)];
    return node(
      "details",
      { class: "table", part: "table", open: "" },
      node("summary", {}, words.table),
      node(
        "div",
        { class: "scroll" },
        node(
          "table",
          {},
          node("caption", { class: "unseen" }, words.caption(question.about)),
          node("thead", {}, node("tr", {}, ...head.map((column) => node("th", { scope: "col" }, column)))),
          node("tbody", {}, ...rows.map(([by, cells]) => this.#tableRow(by, cells, used))),
        ),
      ),
    );
  }

  #tableRow(by, cells, used) {
    const node = this.#node;
    const row = node("tr", { class: tags(by) });
    const inside = [node("span", { class: "chip", "aria-hidden": "true" }, by.letter), node("bdi", {}, by.source)];
    const button = by.claim && node("button", { type: "button", "aria-pressed": "false" }, ...inside);
    row.append(node("th", { scope: "row" }, button || node("span", { class: "source" }, ...inside)));
    for (const [label, nth] of used) {
      const [name, content] = cells[nth];
      const has = content.length > 0;
      row.append(node("td", { class: has ? name : `${name} empty`, "data-label": label, dir: "auto" }, ...(has ? content : ["–"])));
    }
    return button ? this.#shows(by.claim, row, button) : row;
  }

  #figureCells(row) {
    const node = this.#node;
    const { by } = row;
    const hedges = row.hedges.flatMap((hedge) => [" ", node("em", { class: "hedge" }, hedge)]);
    return cellsOf({
      verb: [by.cue, ...hedges],
      figure: [row.written],
      reading: [node("span", {}, row.reading), row.rule && node("span", { class: "rule" }, row.rule)],
      quote: [by.quote],
      when: [row.when],
      status: [row.status],
      where: [by.article],
    });
  }

  #answerCells({ by, said }, words) {
    const none = this.#node("span", { class: "empty" }, words.noFigure);
    return cellsOf({ verb: [said], figure: [none], reading: [], quote: [by.quote], when: [], status: [], where: [by.article] });
  }

  #svg(attributes, ...children) {
    return this.#node("svg", { "aria-hidden": "true", focusable: "false", ...attributes }, ...children);
  }

  /** What marks refer to. Not `display: none`, which would switch masks off. */
  #definitions() {
    const node = this.#node;
    const fade = (id, ...stops) => {
      const gradient = node(
        "linearGradient",
        { id: `${id}-g` },
        ...stops.map((shade, nth) => node("stop", { offset: nth / (stops.length - 1), "stop-color": shade })),
      );
      const rect = node("rect", { width: 1, height: 1, fill: `url(#${id}-g)` });
      return [gradient, node("mask", { id, maskContentUnits: "objectBoundingBox" }, rect)];
    };
    const hatch = { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    return this.#svg(
      { class: "definitions", width: 0, height: 0 },
      node(
        "defs",
        {},
        ...fade("soft", "#000", "#fff", "#000"),
        ...fade("lean", "#000", "#fff"),
        ...fade("away-right", "#fff", "#222"),
        ...fade("away-left", "#222", "#fff"),
        node("pattern", hatch, node("rect", { class: "hatch", width: 2, height: 6 })),
      ),
    );
  }

  #ticks(ticks) {
    const node = this.#node;
    const label = ({ at, label, narrow }) =>
      node("text", { class: narrow ? "tick" : "tick wide", x: percent(at), y: 14, "text-anchor": "middle" }, label);
    return this.#svg({ class: "ticks", width: "100%", height: 20 }, ...ticks.map(label));
  }

  #grid(ticks) {
    const line = ({ at, zero }) =>
      this.#node("line", { class: zero ? "zero" : "grid", x1: percent(at), x2: percent(at), y1: 0, y2: "100%" });
    return this.#svg({ class: "back", width: "100%", height: "100%" }, ...ticks.map(line));
  }

  #strip(row) {
    return this.#svg({ class: "strip", width: "100%", height: HEIGHT }, ...this.#shape(row), this.#label(row));
  }

  /** Something placed in pixels around a fraction of the strip. */
  #around(fraction, ...content) {
    return this.#node("svg", { x: percent(fraction), y: MIDDLE, width: 1, height: 1, overflow: "visible" }, ...content);
  }

  #stretch([from, to], kind, height, more = {}) {
    const width = percent(Math.max(to - from, 100));
    return this.#node("rect", { class: kind, x: percent(from), width, y: MIDDLE - height / 2, height, ...more });
  }

  #shape({ shape, at, extent, open: [openLeft, openRight], excluded }) {
    const node = this.#node;
    const dot = (kind, r) => at !== null && this.#around(at, node("circle", { class: kind, r }));
    const tick = (place, kind = "mark") => this.#around(place, node("rect", { class: kind, x: -1.5, y: -9, width: 3, height: 18 }));
    const tip = (place, d) => this.#around(place, node("path", { class: "tip", d }));
    switch (shape) {
      case "dot":
        return [dot("mark", 6)];
      case "round":
        return [dot("mark", 5.5), dot("ring", 9)];
      case "soft":
      case "lean":
        return [extent && this.#stretch(extent, "halo", 18, { mask: `url(#${shape})` }), dot("hollow", 5.5)];
      case "right":
      case "left": {
        const right = shape === "right";
        const arrow = extent && [
          this.#stretch(extent, "mark", 4, { mask: `url(#away-${shape})` }),
          tip(extent[right ? 1 : 0], right ? "M-8 -5L0 0L-8 5" : "M8 -5L0 0L8 5"),
        ];
        return [...(arrow ?? []), at !== null && tick(at, excluded ? "mark-open" : "mark")];
      }
      case "bar":
        return extent ? [this.#stretch(extent, "bar", 6), !openLeft && tick(extent[0]), !openRight && tick(extent[1])] : [];
      case "band":
        return extent ? this.#band(extent, openLeft, openRight, tip) : [];
      default:
        return [];
    }
  }

  /** The hatched band: dashed edges, none where it goes on beyond the axis. */
  #band([from, to], openLeft, openRight, tip) {
    const line = (x1, x2, y1, y2) =>
      this.#node("line", { class: "edge", x1: percent(x1), x2: percent(x2), y1: MIDDLE + y1, y2: MIDDLE + y2 });
    return [
      this.#stretch([from, to], "band", 20, { fill: "url(#hatch)" }),
      line(from, to, -10, -10),
      line(from, to, 10, 10),
      !openLeft && line(from, from, -10, 10),
      openRight ? tip(to, "M2 -5L8 0L2 5") : line(to, to, -10, 10),
    ];
  }

  #label({ label, label_at, label_place, at }) {
    const beside = (at === null ? 0 : 8) + 8;
    const [x, y, anchor] = {
      right: [beside, 4.5, "start"],
      left: [-beside, 4.5, "end"],
      "above-start": [0, -14, "start"],
      "above-middle": [0, -14, "middle"],
      "above-end": [0, -14, "end"],
      inside: [0, 4.5, "middle"],
    }[label_place];
    return this.#around(label_at, this.#node("text", { class: "label", x, y, "text-anchor": anchor }, label));
  }

  #sample([shape, name]) {
    const [at, extent] =
      { soft: [50_000, [15_000, 85_000]], lean: [70_000, [15_000, 70_000]], right: [20_000, [20_000, 95_000]], left: [80_000, [5_000, 80_000]] }[shape] ??
      (["bar", "band"].includes(shape) ? [null, [15_000, 85_000]] : [50_000, null]);
    const row = { shape, at, extent, open: [false, false], excluded: false, label: "", label_at: 0, label_place: "right" };
    return this.#node("li", {}, this.#node("span", { class: "sample" }, this.#strip(row)), name);
  }
}

/** What a row says in each column, by the column's class. */
const cellsOf = (cells) => Object.entries(cells).map(([name, content]) => [name, content.filter(Boolean)]);

/** The classes that carry a source's colour. */
const tags = ({ slot, twin }) => `source-${slot === null ? "none" : slot % 8}${twin ? " patterned" : ""}`;
