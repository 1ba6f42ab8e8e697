// The card of one claim beside a page's own article: what it says, and where it stands.
//
// A `view` is `{ node, say, uiLang, map, analysis, claims, go(claim), close(), grown() }`: how elements are made, the words in
// force, the text with its way back, what was found, and what buttons do; `grown` is called when the card's size changes.

import { readingOf } from "./inplace-words.js";

/** Who says a claim: a letter and a name. */
export function whoOf(claim, { node, say }) {
  const chip = node("span", { class: "chip", "aria-hidden": "true" }, claim.letter);
  return node("span", { class: "who" }, chip, node("bdi", {}, claim.name ?? say.unnamed));
}

/** What the card of a claim holds. */
export function cardOf(claim, view) {
  const { node, say, map, claims } = view;
  const nth = claims.indexOf(claim);
  const button = (text, label, act) => {
    const made = node("button", { type: "button", "aria-label": label, title: label }, text);
    made.addEventListener("click", act);
    return made;
  };
  const step = (by) => view.go(claims.at((nth + by) % claims.length));
  const { found } = claim;
  // What bends a number is part of it, and said there.
  const own = ({ span }) => span && !claim.figures.some((figure) => figure.span[0] <= span[0] && span[1] <= figure.span[1]);
  const hedges = found.hedges.filter(own).map(({ span }) => map.text.slice(...span));
  const quotes = found.content.map((span) => map.text.slice(...span).trim());
  const parts = [
    node("div", { class: "head" }, whoOf(claim, view), button("×", say.close, view.close)),
    claim.cue && node("p", { class: "cue", dir: "auto" }, claim.cue),
    node("blockquote", { dir: "auto", lang: view.analysis.lang }, say.quoted(quotes.join(" […] "))),
    hedges.length > 0 && line(view, say.hedged, ...hedges.flatMap((hedge, n) => [n > 0 && ", ", node("em", { dir: "auto" }, hedge)])),
    ...claim.figures.map((figure) => figureOf(figure, view)),
    othersOf(claim, view),
    whyOf(found, view),
    node(
      "div",
      { class: "steps" },
      button("‹", say.before, () => step(-1)),
      node("span", {}, say.place(nth + 1, claims.length)),
      button("›", say.next, () => step(1)),
    ),
  ];
  return parts.filter(Boolean);
}

const line = ({ node }, name, ...content) => node("p", { class: "line" }, node("span", { class: "key" }, name), " ", ...content);

function figureOf(figure, view) {
  const { node, say } = view;
  const read = figure.comparable && `${say.read} ${readingOf(figure, view.uiLang)}`;
  const rule = figure.comparable && figure.reading.rule && figure.modifier !== "exact" && ` (${say.rule(figure.reading.rule)})`;
  return line(view, say.figure, node("b", { dir: "auto" }, figure.written), " ", read && node("span", { class: "read" }, read, rule));
}

const SIGNS = { agree: "=", compatible: "∩", conflict: "≠", not_comparable: "∥" };

/** The figures of others that answer the same question, each with a way to it. */
function othersOf(claim, { node, say, map, analysis, claims, go }) {
  const lines = [];
  for (const { figures: places, pairs } of analysis.comparisons) {
    for (const { a, b, relation } of pairs) {
      const ends = [places[a], places[b]];
      const mine = ends.findIndex((n) => claim.found.figures.includes(n));
      const other = analysis.figures[ends[1 - mine]];
      const owner = other && claims[other.claim];
      if (mine < 0 || !owner || owner === claim || lines.length > 7) continue;
      const name = node("b", { dir: "auto" }, owner.name ?? say.unnamed);
      const words = [`${SIGNS[relation]} `, name, ` ${map.text.slice(...other.span)}`, node("span", { class: "read" }, ` – ${say.relation[relation]}`)];
      const button = node("button", { type: "button", class: `other source-${owner.slot}` }, ...words);
      button.addEventListener("click", () => go(owner));
      lines.push(node("li", {}, button));
    }
  }
  return lines.length > 0 && node("div", { class: "others" }, node("span", { class: "key" }, say.differs), node("ul", { role: "list" }, ...lines));
}

function whyOf(found, { node, say, grown }) {
  const verb = found.cue && say.verb[found.cue.verb_class];
  const reasons = [say.because(found.rule), verb].filter(Boolean).join(" ");
  const details = node("details", {}, node("summary", {}, say.why), node("p", {}, reasons, " ", node("code", {}, found.rule)), node("p", {}, say.note));
  details.addEventListener("toggle", grown);
  return details;
}

/** Puts the card beside its words; on a narrow window the sheet puts it at the foot. */
export function placeCard(card, ranges) {
  card.style.left = "0";
  card.style.top = "0";
  if (innerWidth <= 560) {
    card.style.left = card.style.top = "";
    return;
  }
  const own = card.getBoundingClientRect();
  // Inside something zoomed or scaled, our pixels are not the window's.
  const scale = own.width / card.offsetWidth || 1;
  const boxes = ranges.flatMap((range) => Array.from(range.getClientRects())).filter((box) => box.width > 0);
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
