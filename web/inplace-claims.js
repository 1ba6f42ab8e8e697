// Claims as they are shown in a page's own article, and where a click falls.

/** The claims of an analysis as they are shown: sources have a colour and a letter in the order in which they first speak. */
export function claimsOf(analysis, text) {
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
export function caretAt(x, y, root) {
  if (document.caretPositionFromPoint) {
    const shadowRoots = root instanceof ShadowRoot ? [root] : [];
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots });
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
