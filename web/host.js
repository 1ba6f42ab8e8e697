// Shows Selon in an iframe, for sites that want it apart from their own page.
//
//   <iframe data-selon="https://selon.example/embed.html" data-selon-mode="compare" data-selon-dossier="ferry.selon.json"
//           title="The figures compared" sandbox="allow-scripts allow-same-origin"></iframe>
//   <script type="module" src="https://selon.example/host.js"></script>
//
// or, from a script, `const frame = show(iframe, { src, mode, dossier })`. The iframe is told data and tells data: what comes
// from another window, another origin, or in another shape changes nothing. Events arrive at the iframe as from the element:
// `selon-ready`, `selon-change` (detail.dossier), `selon-select` (detail.claim), `selon-error` (detail.code, detail.reason).

/** Nothing is that high; a frame that says so is not believed. */
const HIGHEST = 100_000;

const isText = (value) => typeof value === "string";

/** What each message of the frame holds besides `selon` and `type`. */
const SHAPES = {
  hello: {},
  ready: {},
  height: { height: (value) => Number.isInteger(value) && value >= 0 && value <= HIGHEST },
  change: { dossier: (value) => isPlain(value) && value.format === "selon-dossier/1" },
  select: { claim: (value) => value === null || isText(value) },
  error: { code: isText, reason: isText },
};

function isPlain(value) {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The message if it is one of the frame's, else null. */
function read(data) {
  if (!isPlain(data) || data.selon !== 1 || !Object.hasOwn(SHAPES, data.type)) return null;
  const shape = SHAPES[data.type];
  const { selon, type, ...rest } = data;
  const keys = Object.keys(shape);
  const fits = Object.keys(rest).length === keys.length && keys.every((key) => Object.hasOwn(rest, key) && shape[key](rest[key]));
  return fits ? { type, ...rest } : null;
}

/** One iframe, and what it was last told. */
class Frame {
  #iframe;
  #origin;
  #options;
  #open = false;
  #listen = (event) => this.#take(event);

  constructor(iframe, { src, ...options }) {
    const url = new URL(src, document.baseURI);
    this.#iframe = iframe;
    this.#origin = url.origin;
    this.#options = options;
    addEventListener("message", this.#listen);
    if (!iframe.title) iframe.title = "Selon";
    url.hash = new URLSearchParams({ host: location.origin }).toString();
    iframe.src = url.href;
  }

  /** The dossier as the frame last told it, or as it was given. */
  get dossier() {
    return this.#options.dossier;
  }

  set dossier(dossier) {
    this.set({ dossier });
  }

  /** Changes the options `mode`, `lang`, `uiLang`, `theme`, `text`, `dossier` that are named. */
  set(options) {
    this.#options = { ...this.#options, ...options };
    this.#send({ type: "start", ...options });
  }

  /** Shows a claim and puts the focus on it. */
  focusClaim(id) {
    this.#send({ type: "focus", id });
  }

  /** Stops listening. The iframe stays where it is. */
  dispose() {
    removeEventListener("message", this.#listen);
    this.#open = false;
  }

  #take({ source, origin, data }) {
    if (source === null || source !== this.#iframe.contentWindow || origin !== this.#origin) return;
    const message = read(data);
    if (!message) return;
    const { type, ...detail } = message;
    if (type === "hello") {
      // Also after the frame was loaded anew: it gets what it had.
      this.#open = true;
      this.#send({ type: "start", ...this.#options });
    } else if (type === "height") {
      this.#iframe.style.height = `${detail.height}px`;
    } else {
      if (type === "change") this.#options = { ...this.#options, dossier: detail.dossier };
      this.#iframe.dispatchEvent(new CustomEvent(`selon-${type}`, { bubbles: true, composed: true, detail }));
    }
  }

  #send(message) {
    if (!this.#open) return;
    const told = Object.entries(message).filter(([, value]) => value !== undefined);
    this.#iframe.contentWindow?.postMessage({ selon: 1, ...Object.fromEntries(told) }, this.#origin);
  }
}

/** Loads `src` (the address of `embed.html`) into an iframe and tells it the options, see `Frame.set`. */
export const show = (iframe, options) => new Frame(iframe, options);

/** Shows an iframe as its `data-selon-*` attributes say. A dossier's address is read here, by the host. */
async function upgrade(iframe) {
  const { selon: src, selonMode: mode, selonLang: lang, selonUiLang: uiLang, selonTheme: theme, selonDossier } = iframe.dataset;
  const options = { src, mode, lang, uiLang, theme };
  try {
    if (selonDossier) options.dossier = await json(selonDossier);
  } catch (error) {
    const detail = { code: "network", reason: error instanceof Error ? error.message : String(error) };
    iframe.dispatchEvent(new CustomEvent("selon-error", { bubbles: true, composed: true, detail }));
  }
  show(iframe, options);
}

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

for (const iframe of document.querySelectorAll("iframe[data-selon]")) upgrade(iframe);
