// Starts the app. The only script that the page names; `cargo xtask bundle` gives it the hashed names of the others.
//
// Where the app cannot start (WebAssembly refused, a file missing), the page says so in one sentence instead of
// staying empty.

const { dataset } = document.querySelector("script[data-selon-app]");
const { selonApp, selonAppWasm, selonOffline } = dataset;

/** @param {string} path as written in the page; @returns {URL} */
const at = (path) => new URL(path, document.baseURI);

const SENTENCES = {
  en: (reason) => `Selon could not start: ${reason}. It needs WebAssembly, which this browser or page refuses.`,
  fr: (reason) => `Selon n’a pas pu démarrer : ${reason}. Il lui faut WebAssembly, que ce navigateur ou cette page refuse.`,
};

try {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is switched off");
  const app = await import(at(selonApp));
  await app.default({ module_or_path: at(selonAppWasm) });
  const url = (name) => at(dataset[`selon${name}`]).href;
  const urls = {
    worker: url("Worker"),
    engine: url("Engine"),
    engineWasm: url("EngineWasm"),
    porter: url("Porter"),
    handover: url("Handover"),
    handoverWasm: url("HandoverWasm"),
    pdf: url("Pdf"),
    pdfWasm: url("PdfWasm"),
  };
  app.mount(document.getElementById("selon"), { page: true, urls });
} catch (error) {
  const language = navigator.language.slice(0, 2) === "fr" ? "fr" : "en";
  const note = document.getElementById("selon-refused");
  note.textContent = SENTENCES[language](error instanceof Error ? error.message : String(error));
  note.hidden = false;
}

// The site as written by `cargo xtask dist` keeps itself for offline use; while developing nothing is kept.
if (selonOffline && "serviceWorker" in navigator) {
  navigator.serviceWorker.register(at(selonOffline)).catch(() => {
    // Refused (a private window, a host that serves no worker): the page works, online only.
  });
}
