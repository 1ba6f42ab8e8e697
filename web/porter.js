// Carries files out and in: loads what that takes when it is first asked, and works beside the page.
//
// One file for both ends. The page imports it and makes a `Porter`; the porter starts this same file as a worker, or,
// where workers are refused, works on the page's own thread after it has painted. What it loads:
//   handover   dossiers into files, files into dossiers        (crates/handover-wasm)
//   pdf        the text of PDFs, when there is one             (crates/pdf)
//   engine     what the machine suggests beside what was kept  (crates/engine-wasm)
// Requests:
//   { write: format, file, lang, now }                          → { bytes }
//   { read: [{ name, bytes }], onto, same, id, lang, now }      → { articles: count, opened: [bytes], changed, said,
//                                                                  refused: [sentence], kept: [[bytes, when, tags]] }
//   { unshare: fragment, id, lang }                             → { bytes }
// A promise that fails has a sentence for the person as its `message` where `said` is true, and else a defect's.
// What travels is the business of one commit at both ends; nothing else may rely on it.

/** What has been loaded, by name. A module with another fragment is another instance. */
const loaded = {};
let instance = 0;

function load(urls, name) {
  loaded[name] ??= (async () => {
    try {
      const module = await import(`${urls[name].js}#${++instance}`);
      await module.default({ module_or_path: urls[name].wasm });
      return module;
    } catch (error) {
      delete loaded[name];
      throw error;
    }
  })();
  return loaded[name];
}

/** Does what is asked; `tell(done, all)` says how far it is. */
async function work(urls, request, tell) {
  const handover = await load(urls, "handover");
  if (request.unshare) return { bytes: handover.unshare(request.unshare, request.id, request.lang) };
  return request.read ? read(urls, handover, request, tell) : write(urls, handover, request, tell);
}

async function write(urls, handover, { write: format, file, lang, now }, tell) {
  const outgoing = new handover.Outgoing(file, lang);
  try {
    if (format !== "share") await suggest(urls, outgoing, tell);
    return { bytes: outgoing.write(format, lang, now) };
  } finally {
    outgoing.free();
  }
}

/** Asks the engine for each text. Where it cannot be had, what the person kept is written all the same. */
async function suggest(urls, outgoing, tell) {
  const all = outgoing.left + 1;
  if (all === 1) return;
  const engine = await load(urls, "engine").catch(() => null);
  if (!engine) return;
  for (let text; (text = outgoing.wanted()); ) {
    tell(all - 1 - outgoing.left - 1, all);
    outgoing.analysed(engine.analyzeBytes(...taken(text).slice(0, 4)));
  }
  const together = outgoing.together();
  if (together.length < 2) return;
  const articles = new engine.Articles();
  for (const text of together) articles.add(...taken(text));
  outgoing.compared(articles.compare());
}

/** The arguments of the engine's `Articles.add`, in its order; `analyzeBytes` takes the first four. */
function taken(text) {
  const all = [text.utf8, text.lang, text.rules, text.tolerance, text.outlet, text.date];
  text.free();
  return all;
}

async function read(urls, handover, { read: files, onto, same, id, lang, now }, tell) {
  const incoming = new handover.Incoming();
  for (const [done, { name, bytes }] of files.entries()) {
    tell(done, files.length);
    if (isPdf(bytes)) {
      const { text, title, author, refused } = await readPdf(urls, bytes);
      incoming.addRead(name, text, title, author, refused);
    } else {
      incoming.add(name, bytes);
    }
  }
  const taken = incoming.take(onto, same, id, lang, now);
  const { articles, opened, changed, kept, said, refused } = taken;
  taken.free();
  return { articles, opened, changed, kept, said, refused };
}

const isPdf = (bytes) => new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");

/** A PDF on which the reader breaks down is damaged; the next one gets another reader. */
async function readPdf(urls, bytes) {
  const { readPdf } = await load(urls, "pdf");
  try {
    return readPdf(bytes);
  } catch {
    delete loaded.pdf;
    return { text: "", title: "", author: "", refused: "damaged" };
  }
}

/** A failure as it travels: sentences for people are plain errors, defects are not. */
function described(error) {
  const said = error instanceof Error && error.name === "Error";
  if (!said) for (const name of Object.keys(loaded)) delete loaded[name];
  return { said, message: error instanceof Error ? error.message : String(error) };
}

/** The buffers in an answer, to be handed over rather than copied. */
const buffers = ({ bytes, opened = [], changed }) => [bytes, changed, ...opened].filter(Boolean).map(({ buffer }) => buffer);

class Failure extends Error {
  constructor({ said, message }) {
    super(message);
    this.said = said;
  }
}

/** Works for the page. One request at a time; others wait. */
export class Porter {
  #urls;
  #worker = null;
  #inline = false;
  #last = Promise.resolve();
  #give_up = null;

  /** @param urls `{ porter, handover: { js, wasm }, pdf, engine }`, absolute. */
  constructor(urls) {
    this.#urls = urls;
  }

  /** Does what is asked, after what was asked before; `tell(done, all)` says how far it is. */
  ask(request, tell = () => {}) {
    const turn = this.#last.then(() => this.#now(request, tell));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Gives up what is being done: its promise fails with an empty message. What cannot be stopped is not waited for. */
  cancel() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#give_up?.(new Failure({ said: true, message: "" }));
  }

  async #now(request, tell) {
    if (!this.#inline && !this.#worker) {
      this.#worker = await start(this.#urls);
      this.#inline = !this.#worker;
    }
    const stopped = new Promise((_, fail) => (this.#give_up = fail));
    try {
      return await Promise.race([stopped, this.#worker ? this.#send(request, tell) : this.#here(request, tell)]);
    } finally {
      this.#give_up = null;
    }
  }

  async #here(request, tell) {
    await new Promise((done) => (document.hidden ? setTimeout(done) : requestAnimationFrame(() => setTimeout(done))));
    return work(this.#urls, request, tell).catch((error) => {
      throw new Failure(described(error));
    });
  }

  #send(request, tell) {
    const worker = this.#worker;
    return new Promise((done, fail) => {
      const broken = (failure) => {
        // A defect may have left the modules broken: the next request gets another worker.
        if (!failure.said) {
          worker.terminate();
          if (this.#worker === worker) this.#worker = null;
        }
        fail(new Failure(failure));
      };
      worker.onmessage = ({ data }) => {
        if (data.answer) done(data.answer);
        else if (data.failure) broken(data.failure);
        else tell(data.done, data.all);
      };
      worker.onerror = (event) => broken({ said: false, message: event.message ?? "" });
      worker.postMessage({ request });
    });
  }
}

/** A worker that answers, or null where workers are refused. */
function start(urls) {
  return new Promise((done) => {
    try {
      const worker = new Worker(urls.porter, { type: "module" });
      worker.onmessage = () => done(worker);
      worker.onerror = () => done(null);
      worker.postMessage({ urls });
    } catch {
      done(null);
    }
  });
}

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  let urls = null;
  addEventListener("message", async ({ data }) => {
    if (data.urls) {
      urls = data.urls;
      postMessage({ ready: true });
      return;
    }
    try {
      const answer = await work(urls, data.request, (done, all) => postMessage({ done, all }));
      postMessage({ answer }, buffers(answer));
    } catch (error) {
      postMessage({ failure: described(error) });
    }
  });
}
