// What `<selon-annotator>` looks like from outside, and what the page around it looks like.

/** The element's own frame. `!important`, as a rule of the page for everything ("*") would win over `:host` without. */
const FRAME = `
:host { display: block !important; }
:host([hidden]) { display: none !important; }
.frame { all: initial; display: block; position: relative; direction: ltr; font-size: var(--selon-font-size, 16px); color-scheme: light; }
.frame[data-theme="dark"] { color-scheme: dark; }
.frame { min-block-size: var(--selon-min-block-size, 14em); }
.frame[data-kind="inplace"] { min-block-size: var(--selon-min-block-size, 2.75em); }
.frame.still { min-block-size: 0; }
[hidden] { display: none !important; }
.fallback { font: 0.9375em / 1.5 var(--selon-font-ui, system-ui, sans-serif); color: CanvasText; }
.reason { margin: 0; padding: 0.5em 0.8em; border: 1px solid; border-inline-start-width: 4px; }
slot { display: block; }
`;

let frame = null;

/** The frame's sheet, one for all elements. Not a `<style>`, which a strict policy refuses. */
export function dress(root) {
  try {
    if (!frame) {
      frame = new CSSStyleSheet();
      frame.replaceSync(FRAME);
    }
    root.adoptedStyleSheets = [frame];
  } catch {
    // A browser without constructable sheets: the parts' own sheets suffice.
  }
}

/** Whether what stands behind an element is dark: "auto" follows the page as it looks, not as the system would have it. */
export function standsOnDark(element) {
  for (let here = element; here; here = here.assignedSlot ?? here.parentElement ?? here.getRootNode().host) {
    const [r, g, b, a = 1] = channels(getComputedStyle(here).backgroundColor);
    if (a > 0.5) return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110;
  }
  const page = element.ownerDocument;
  const declared = getComputedStyle(page.documentElement).colorScheme;
  const scheme = declared === "normal" ? (page.querySelector("meta[name=color-scheme]")?.content ?? "") : declared;
  return scheme.includes("dark") && (!scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches);
}

/** Red, green and blue from 0 to 255 and opacity of a computed colour. */
function channels(colour) {
  const numbers = (colour.match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? []).map(Number.parseFloat);
  if (colour.startsWith("rgb")) return numbers;
  if (colour.startsWith("color(srgb")) return [...numbers.slice(0, 3).map((n) => n * 255), numbers[3] ?? 1];
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) return [255, 255, 255, 0];
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}

/** Calls `changed` when the page may look another way; answers what ends that. */
export function followLook(element, changed) {
  const { documentElement, body } = element.ownerDocument;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  for (const one of [documentElement, body]) if (one) observer.observe(one, { attributes: true });
  system.addEventListener("change", changed);
  element.ownerDocument.addEventListener("transitionend", changed, { passive: true });
  return () => {
    observer.disconnect();
    system.removeEventListener("change", changed);
    element.ownerDocument.removeEventListener("transitionend", changed);
  };
}

/** The level of a heading that comes below the last one before an element, of those in its own tree or around it. */
export function levelBelow(element) {
  for (let here = element; here; here = here.getRootNode().host) {
    const before = Array.from(here.getRootNode().querySelectorAll("h1, h2, h3, h4, h5, h6")).filter(
      (heading) => heading.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    if (before.length > 0) return Math.min(6, Number(before.at(-1).localName.slice(1)) + 1);
  }
  return 2;
}
