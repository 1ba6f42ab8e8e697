// What `<selon-annotator>` shows, each from files of its own that are loaded when it is first asked for.
//
//   compare           web/panel.js     the figures of a finished dossier compared
//   for="…"           web/inplace.js   claims marked in the page's own article
//   edit review view  the app's module, which exports `mount`
// A part is started with what `#context` of web/element.js makes, and answers `{ detail, file, update, dispose, … }`.

import { at, checked, compiled, FILES } from "./element-kit.js";

/** What the analyser's worker loads. */
const ANALYSER = ["worker", "engine", "engineWasm"];

/** The figures compared. */
async function panel(context) {
  const { start } = await context.script("panel");
  const given = async () => {
    const { dossier, text } = await context.given();
    if (dossier !== undefined) return dossier;
    if (text !== undefined) return context.suggest(text);
    throw context.refusal("file", context.words.nothing);
  };
  const [part] = await Promise.all([start({ ...context, given }), context.style("panelStyle")]);
  return part;
}

/** Claims in the page's own article. */
async function inplace(context) {
  const { words } = context;
  const analyser = { scripts: checked(ANALYSER.slice(0, 2), words), module: compiled("engineWasm", words) };
  // Whoever reads hears of it.
  for (const one of Object.values(analyser)) one.catch(() => {});
  const { start } = await context.script("inplace");
  const [part] = await Promise.all([start({ ...context, analyser }), context.style("inplaceStyle")]);
  return part;
}

/** The app in a shadow root. */
async function app(context) {
  const { options, root, say } = context;
  const [{ mount }, given] = await Promise.all([
    context.wasm("app", "appWasm"),
    context.given(),
    checked(ANALYSER, context.words),
    context.style("style"),
  ]);
  const urls = Object.fromEntries(Object.keys(FILES).map((name) => [name, at(name)]));
  // The element says itself when it is ready; what the app calls a reason is a word for programs.
  const emit = (name, detail) => {
    if (name === "error") say(name, { code: detail.reason, reason: detail.message });
    else if (name !== "ready") say(name, detail);
  };
  const handle = mount(root, { ...options, ...given, urls, emit });
  return {
    keeps: true,
    detail: {},
    text: () => handle.text(),
    setText: (text) => handle.setText(text),
    file: () => handle.dossier(),
    setDossier: (file) => handle.setDossier(file),
    analysis() {
      const json = handle.analysis();
      return json ? JSON.parse(json) : null;
    },
    update: (changes) => handle.update(changes),
    analyze: () => handle.analyze(),
    focusClaim: (id) => handle.focusClaim(id),
    dispose: () => handle.dispose(),
  };
}

export const PARTS = { panel, inplace, app };
