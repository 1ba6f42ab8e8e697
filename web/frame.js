// The inside of the iframe: takes data from one host, whose origin its address names, and gives data back.
//
// `embed.html#host=https://paper.example` says hello to that origin and to no other; the browser delivers it only if the
// parent is of that origin. What comes from elsewhere, or has another shape than one of these, changes nothing.
//   in:  { selon: 1, type: "start", mode, lang, uiLang, theme, text, dossier }   all but the first two may be left out
//        { selon: 1, type: "focus", id }
//   out: { selon: 1, type: "hello" | "ready" }, { …, type: "height", height }, { …, type: "change", dossier },
//        { …, type: "select", claim }, { …, type: "error", code, reason }
// Nothing here is an address to go to, or markup.

const MODES = ["edit", "review", "view", "compare"];
const THEMES = ["auto", "light", "dark"];

const isText = (value) => typeof value === "string";
const isTag = (value) => isText(value) && /^[A-Za-z0-9-]{0,35}$/.test(value);
const isDossier = (value) => isPlain(value) && value.format === "selon-dossier/1";

/** What each message may hold besides `selon` and `type`. */
const SHAPES = {
  start: {
    mode: (value) => MODES.includes(value),
    lang: isTag,
    uiLang: isTag,
    theme: (value) => THEMES.includes(value),
    text: isText,
    dossier: isDossier,
  },
  focus: { id: (value) => isText(value) && value.length > 0 && value.length <= 200 },
};

function isPlain(value) {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The message if it is one of ours, else null. */
function read(data) {
  if (!isPlain(data) || data.selon !== 1 || !Object.hasOwn(SHAPES, data.type)) return null;
  const shape = SHAPES[data.type];
  const { selon, type, ...rest } = data;
  const fits = Object.entries(rest).every(([key, value]) => Object.hasOwn(shape, key) && shape[key](value));
  return fits ? { type, ...rest } : null;
}

/** The origin that this frame's address names: exactly an origin, of the web. */
function named() {
  const host = new URLSearchParams(location.hash.slice(1)).get("host") ?? "";
  const url = URL.canParse(host) ? new URL(host) : null;
  const exact = url !== null && /^https?:$/.test(url.protocol) && url.origin === host;
  // Where the browser tells who the parent is, it must be that one.
  const parents = location.ancestorOrigins;
  return exact && (!parents || parents[0] === host) ? host : null;
}

const ATTRIBUTES = { mode: "mode", lang: "lang", uiLang: "ui-lang", theme: "theme" };

function serve(host) {
  const send = (message) => parent.postMessage({ selon: 1, ...message }, host);
  let annotator = null;

  function start(options) {
    const made = annotator === null;
    annotator ??= document.createElement("selon-annotator");
    for (const [key, name] of Object.entries(ATTRIBUTES)) {
      if (options[key] !== undefined) annotator.setAttribute(name, options[key]);
    }
    if (options.dossier !== undefined) annotator.dossier = options.dossier;
    else if (options.text !== undefined) annotator.text = options.text;
    if (made) document.body.append(annotator);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || origin !== host) return;
    const message = read(data);
    if (message?.type === "start") start(message);
    else if (message) annotator?.focusClaim(message.id);
  });

  addEventListener("selon-ready", () => send({ type: "ready" }));
  addEventListener("selon-change", () => {
    const dossier = annotator?.dossier;
    if (isDossier(dossier)) send({ type: "change", dossier });
  });
  addEventListener("selon-select", ({ detail }) => send({ type: "select", claim: detail.claim ?? null }));
  addEventListener("selon-error", ({ detail: { code, reason } }) => send({ type: "error", code, reason }));
  new ResizeObserver(() => {
    send({ type: "height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) });
  }).observe(document.documentElement);
  send({ type: "hello" });
}

const said = (error) => (error instanceof Error ? error.message : String(error));

document.body.style.margin = "0";
const host = parent === window ? null : named();
try {
  if (host === null) {
    throw new Error("This page is a part of another one, which shows it by Selon’s host.js and names its own address there.");
  }
  await import(new URL(document.querySelector("script[data-selon-element]").dataset.selonElement, document.baseURI));
  serve(host);
} catch (error) {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = said(error);
  document.body.append(note);
}
