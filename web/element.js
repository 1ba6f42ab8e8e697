// `<selon-annotator>`: Selon in any page. One line includes it, and nothing else is loaded before the element is near the
// viewport; docs/embedding.md says what it takes and tells.
//
// This file holds the element alone: attributes, properties, methods, events, when it loads and what it says where it
// cannot. What it shows is a part: see web/element-parts.js.
// Importing it where there is no page (a server) is safe and defines nothing.

import { at, FILES, node, Refusal, refusedWasm, SAY, script, style, wasm } from "./element-kit.js";
import { dress, followLook, levelBelow, standsOnDark } from "./element-look.js";
import { PARTS } from "./element-parts.js";

const ATTRIBUTES = ["src", "for", "lang", "ui-lang", "mode", "theme", "storage"];
const MODES = ["edit", "review", "view", "compare"];

/** How near to the viewport it begins to load. */
const NEAR = "600px";

const isDossier = (text) => /^\uFEFF?\s*\{/.test(text) && text.includes('"selon-dossier/');
const freshId = () => crypto.randomUUID?.() ?? `${Date.now().toString(16)}-${Math.random().toString(16).slice(2)}`;

function make() {
  return class SelonAnnotator extends HTMLElement {
    static observedAttributes = ATTRIBUTES;

    #root = this.attachShadow({ mode: "open" });
    #box = node("div", { class: "frame", "aria-busy": "false" });
    #fallback = node("div", { class: "fallback", part: "fallback", hidden: "" });
    #reason = node("p", { class: "reason", part: "reason", role: "status" });
    #view = null;
    #part = null;
    /** Tells a start from those before it: what comes late is dropped. */
    #turn = 0;
    #started = null;
    #near = null;
    #watching = null;
    #queued = false;
    #quiet = false;
    #changed = new Set();
    #text;
    #dossier;
    #fetched = null;
    #porter = null;

    constructor() {
      super();
      dress(this.#root);
      this.#fallback.append(this.#reason, node("slot", {}));
      this.#box.append(this.#fallback);
      this.#root.append(this.#box);
    }

    connectedCallback() {
      // What was set before the element was defined is a plain property in the way of ours.
      for (const name of ["text", "dossier"]) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.#quiet = false;
      this.#watchLook();
      this.#look();
      if (!this.#started) this.#wait();
    }

    disconnectedCallback() {
      // Moved in the page it is taken out and put back at once; frameworks do so all the time.
      queueMicrotask(() => {
        if (!this.isConnected) this.#suspend();
      });
    }

    attributeChangedCallback(name, before, now) {
      if (before === now) return;
      this.#changed.add(name);
      if (name === "src") {
        this.#fetched = null;
        if (this.isConnected || before !== null) this.#text = this.#dossier = undefined;
      }
      if (!this.isConnected || this.#queued) return;
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        // While a part is being made, it is looked at when that is done.
        if (this.isConnected && !this.#quiet && (this.#part || !this.#started || !this.#fallback.hidden)) this.#apply();
      });
    }

    /** The text: given, or that of the page's article. */
    get text() {
      return this.#part?.text?.() ?? this.#text ?? "";
    }

    set text(text) {
      this.#text = text === null || text === undefined ? undefined : String(text);
      this.#dossier = undefined;
      if (this.#part?.setText && this.#text !== undefined) this.#part.setText(this.#text);
      else this.#again();
    }

    /** The dossier as plain JSON, or `null`. Takes JSON, or its text. */
    get dossier() {
      const file = this.#part?.file?.() ?? this.#dossier;
      return file ? JSON.parse(file) : null;
    }

    set dossier(dossier) {
      if (dossier === null || dossier === undefined) {
        this.#dossier = undefined;
        this.#again();
        return;
      }
      const file = typeof dossier === "string" ? dossier : JSON.stringify(dossier);
      if (!this.#part?.setDossier) {
        this.#dossier = file;
        this.#text = undefined;
        this.#again();
        return;
      }
      try {
        this.#part.setDossier(file);
        this.#dossier = file;
      } catch (error) {
        this.#say("error", { code: "file", reason: error instanceof Error ? error.message : String(error) });
      }
    }

    /** What was found (`selon-analysis/1`, offsets in UTF-16 units), or `null`. */
    get analysis() {
      return this.#part?.analysis?.() ?? null;
    }

    /** Reads the article, now and anew; answers what was found. */
    async analyze() {
      await this.#ready();
      await this.#part?.analyze?.();
      return this.analysis;
    }

    /**
     * The dossier in a format: `dossier` (its own file), `w3c`, `schema-org`, `csv`, `tsv`, `md` or `html`; as text.
     * @param {string} format
     */
    async export(format) {
      await this.#ready();
      const file = await this.#file();
      if (file === undefined) throw new Error(this.#words.export);
      if (format === "dossier" && isDossier(file)) return file;
      return this.#carry(file, format);
    }

    /** Goes to a claim and shows it; whether there is one of this id. */
    focusClaim(id) {
      return this.#part?.focusClaim?.(String(id)) ?? false;
    }

    /** Lets go of everything, now. The element shows nothing until it is put into a page again. */
    dispose() {
      this.#quiet = true;
      this.#suspend();
    }

    get #lang() {
      const asked = this.getAttribute("ui-lang") || this.ownerDocument.documentElement.lang || navigator.language;
      return asked.slice(0, 2).toLowerCase() === "fr" ? "fr" : "en";
    }

    get #words() {
      return SAY[this.#lang];
    }

    get #kind() {
      if (this.getAttribute("for")) return "inplace";
      return this.#mode === "compare" ? "panel" : "app";
    }

    get #mode() {
      const asked = this.getAttribute("mode")?.toLowerCase();
      return MODES.includes(asked) ? asked : "edit";
    }

    get #theme() {
      const asked = this.getAttribute("theme");
      if (asked === "light" || asked === "dark") return asked;
      return standsOnDark(this) ? "dark" : "light";
    }

    get #options() {
      return {
        mode: this.#mode,
        lang: this.getAttribute("lang") ?? undefined,
        uiLang: this.#lang,
        theme: this.#theme,
        storage: this.getAttribute("storage") === "local" ? "local" : "none",
      };
    }

    #say(name, detail) {
      this.dispatchEvent(new CustomEvent(`selon-${name}`, { bubbles: true, composed: true, detail }));
    }

    /** Waits until the element, or the article that it is for, is near the viewport. */
    #wait() {
      this.#box.dataset.kind = this.#kind;
      this.#busy(true);
      this.#near?.disconnect();
      if (typeof IntersectionObserver !== "function") {
        this.#start();
        return;
      }
      this.#near = new IntersectionObserver(
        (seen) => {
          if (seen.some((one) => one.isIntersecting)) this.#start();
        },
        { rootMargin: NEAR },
      );
      this.#near.observe(this);
      const article = this.#kind === "inplace" && this.#target();
      if (article) this.#near.observe(article);
    }

    #target() {
      try {
        return this.getRootNode().querySelector(this.getAttribute("for")) ?? document.querySelector(this.getAttribute("for"));
      } catch {
        return null;
      }
    }

    /** The part is there, or has been refused. */
    async #ready() {
      if (!this.#started && this.isConnected) this.#start();
      for (let now = null; now !== this.#started; ) {
        now = this.#started;
        await now;
      }
    }

    #start() {
      this.#near?.disconnect();
      this.#near = null;
      this.#started = this.#begin(++this.#turn);
    }

    async #begin(turn) {
      this.#changed.clear();
      this.#box.dataset.kind = this.#kind;
      this.#busy(true);
      this.#fallback.hidden = true;
      const view = node("div", { class: "view" });
      // Shown when it is dressed; the app paints as it goes.
      const holder = node("div", { hidden: this.#kind === "app" ? null : "" }, view);
      try {
        const refused = refusedWasm(this.#words);
        if (refused) throw refused;
        this.#view = holder;
        this.#box.append(holder);
        const part = await PARTS[this.#kind](this.#context(view, turn));
        if (turn !== this.#turn) {
          part.dispose();
          return;
        }
        this.#part = part;
        holder.hidden = false;
        this.#busy(false);
        // The app stands beside the frame, in the root itself.
        this.#box.classList.toggle("still", part.keeps === true);
        this.#say("ready", { mode: this.#kind === "inplace" ? "for" : this.#mode, ...part.detail });
      } catch (error) {
        if (turn !== this.#turn) return;
        this.#refuse(error);
      }
      // What was changed while it was being made.
      if (this.#changed.size > 0) this.#apply();
    }

    /** What a part is started with. */
    #context(view, turn) {
      const words = this.#words;
      return {
        host: this,
        root: this.#root,
        view,
        node,
        words,
        options: this.#options,
        files: FILES,
        at,
        selector: this.getAttribute("for"),
        target: () => this.#target(),
        level: () => levelBelow(this),
        script: (name) => script(name, words),
        wasm: (js, binary) => wasm(js, binary, words),
        style: (name) => style(view.parentNode, name),
        darkBehind: standsOnDark,
        say: (name, detail) => turn === this.#turn && this.#say(name, detail),
        refuse: (error) => turn === this.#turn && this.#refuse(error),
        refusal: (code, sentence) => new Refusal(code, sentence),
        given: () => this.#given(),
        suggest: (file) => this.#carry(file, "dossier"),
        carry: (file, format) => this.#carry(file, format),
      };
    }

    /** `{ dossier }` or `{ text }`: what was given, or what stands at `src`. */
    async #given() {
      if (this.#dossier !== undefined) return { dossier: this.#dossier };
      if (this.#text !== undefined) return { text: this.#text };
      const src = this.getAttribute("src");
      if (!src) return {};
      // What failed is tried again.
      this.#fetched ??= this.#fetch(src).catch((error) => {
        this.#fetched = null;
        throw error;
      });
      return this.#fetched;
    }

    async #fetch(src) {
      let url = null;
      try {
        url = new URL(src, document.baseURI);
      } catch {
        // Said below.
      }
      if (!url || url.origin !== location.origin || !/^https?:$/.test(url.protocol)) {
        throw new Refusal("origin", this.#words.origin(url?.href ?? src));
      }
      const answer = await fetch(url, { mode: "same-origin", credentials: "same-origin" }).catch(() => null);
      if (!answer?.ok) throw new Refusal("network", this.#words.unread(url.href));
      const body = await answer.text();
      const json = this.#mode === "compare" && /^\s*[{[]/.test(body);
      if (json || isDossier(body)) return { dossier: body };
      const isPage = /html/.test(answer.headers.get("Content-Type") ?? "") || /^\s*<(!doctype|html)/i.test(body);
      if (!isPage || this.#mode === "compare") return { text: body };
      const { textOfPage } = await script("inplace", this.#words);
      return { text: textOfPage(body) };
    }

    /** The dossier's file, or the text that there is. */
    async #file() {
      const now = this.#part?.file?.() ?? this.#part?.text?.();
      if (now !== undefined) return now;
      const { dossier, text } = await this.#given();
      return dossier ?? text;
    }

    /** A dossier or a text as another file, by way of web/porter.js. */
    async #carry(file, format) {
      const { Porter } = await script("porter", this.#words);
      const module = (name) => ({ js: at(name), wasm: at(`${name}Wasm`) });
      this.#porter ??= new Porter({
        porter: at("porter"),
        handover: module("handover"),
        pdf: module("pdf"),
        engine: module("engine"),
      });
      const lang = this.#lang;
      let bytes = new TextEncoder().encode(file);
      if (!isDossier(file)) {
        const files = [{ name: "article.txt", bytes }];
        const request = { read: files, same: false, id: freshId(), lang, now: Date.now() };
        const { opened, refused } = await this.#porter.ask(request);
        if (!opened[0]) throw new Refusal("file", refused[0] ?? this.#words.dossier);
        [bytes] = opened;
      }
      const answer = await this.#porter.ask({ write: format, file: bytes, lang, now: Date.now() });
      return new TextDecoder().decode(answer.bytes);
    }

    /** Attributes have changed: what can be updated is, all else is made anew. */
    #apply() {
      const anew = ["src", "for", "storage"].some((name) => this.#changed.has(name));
      const another = this.#box.dataset.kind !== this.#kind;
      this.#changed.delete("theme");
      const refused = !this.#part && this.#changed.size > 0;
      const same = !this.#changed.has("src");
      this.#changed.clear();
      this.#look();
      if (!this.#started) this.#wait();
      else if (anew || another || refused) {
        // Another article has work of its own.
        if (same) this.#hold();
        this.#again();
      } else if (this.#part) this.#update();
    }

    #update() {
      try {
        this.#part.update?.(this.#options);
      } catch (error) {
        this.#refuse(error);
      }
    }

    #again() {
      if (!this.isConnected || this.#quiet || !this.#started) return;
      this.#end();
      this.#start();
    }

    /** Says in one sentence why nothing is shown, above what the page has put into the element for that. */
    #refuse(error) {
      this.#end();
      const words = this.#words;
      const known = error instanceof Refusal || error?.said;
      const what = error instanceof Error ? error.message : String(error);
      const reason = known || error?.name === "Error" ? what : words.broken(what);
      this.#reason.textContent = reason;
      this.#fallback.hidden = false;
      this.#box.classList.add("still");
      this.#busy(false);
      this.#say("error", { code: error?.code ?? (known || error?.name === "Error" ? "file" : "broken"), reason });
    }

    /** While it is busy, room is kept for what comes. */
    #busy(busy) {
      if (busy) this.#box.classList.remove("still");
      this.#box.setAttribute("aria-busy", String(busy));
    }

    /** Ends what is shown. */
    #end() {
      ++this.#turn;
      const part = this.#part;
      this.#part = null;
      part?.dispose();
      this.#view?.remove();
      this.#view = null;
    }

    /** Keeps the work that a person does in a part, to go on with it in another. */
    #hold() {
      if (!this.#part?.keeps) return;
      this.#dossier = this.#part.file() || this.#dossier;
      this.#text = undefined;
    }

    /** Lets go of everything, and keeps what it takes to go on. */
    #suspend() {
      this.#hold();
      this.#end();
      this.#started = null;
      this.#near?.disconnect();
      this.#near = null;
      this.#watching?.();
      this.#watching = null;
      this.#porter?.cancel();
      this.#porter = null;
      this.#fallback.hidden = true;
      this.#box.classList.add("still");
      this.#busy(false);
    }

    #look() {
      this.#box.dataset.theme = this.#theme;
      this.#box.lang = this.#lang;
    }

    /** Follows what the page looks like. */
    #watchLook() {
      this.#watching?.();
      this.#watching = followLook(this, () => {
        const { theme } = this.#box.dataset;
        const { lang } = this.#box;
        this.#look();
        if (this.#part && (theme !== this.#box.dataset.theme || lang !== this.#box.lang)) this.#update();
      });
    }
  };
}

/** Defines the element, once, and answers its class; nothing where there is no page, or the class that was there before. */
export function define(name = "selon-annotator") {
  if (typeof HTMLElement === "undefined" || typeof customElements === "undefined") return undefined;
  if (!customElements.get(name)) customElements.define(name, make());
  return customElements.get(name);
}

export const SelonAnnotator = define();
export default SelonAnnotator;
