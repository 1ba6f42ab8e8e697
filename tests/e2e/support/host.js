// A page of somebody else's: puts apps into shadow roots, as often as a test asks, and writes down what it hears.

const site = new DOMParser().parseFromString(await (await fetch("./index.html")).text(), "text/html");
const { dataset } = site.querySelector("script[data-selon-app]");
const url = (name) => new URL(dataset[`selon${name}`], document.baseURI).href;
const style = new URL(site.querySelector("link[rel=stylesheet]").getAttribute("href"), document.baseURI).href;

const app = await import(url("App"));
await app.default({ module_or_path: url("AppWasm") });

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

const heard = { keys: [], events: [] };
addEventListener("keydown", (event) => heard.keys.push(event.key));

window.host = {
  heard,
  apps: {},
  /** Puts an app into the shadow root of the element with this id, which is made if need be. */
  async mount(id, options) {
    let element = document.getElementById(id);
    if (!element) {
      element = document.createElement("div");
      element.id = id;
      document.querySelector("main").append(element);
    }
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    if (!root.querySelector("link")) {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = style;
      const there = new Promise((done) => (link.onload = done));
      root.append(link);
      await there;
    }
    const emit = (name, detail) => heard.events.push({ id, name, ...detail });
    host.apps[id] = app.mount(root, { mode: "edit", theme: "light", storage: "none", uiLang: "en", urls, emit, ...options });
  },
};
