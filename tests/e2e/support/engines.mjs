// The site in the other engines: Firefox over WebDriver BiDi, WebKit (Safari's engine) over plain WebDriver.
//
// A page takes what a Playwright page takes where the two have it: `evaluate(f, argument)`, and so `select` and `paste`
// of article.mjs. A selector may lead through shadow roots: "selon-annotator >>> #claims".

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { serve } from "./site.mjs";

/** The engines beside Chromium. */
export const ENGINES = ["firefox", "webkit"];

/** Keys by the names that `keys` takes; every other key is the character that it types. */
const NAMED = {
  Control: "\uE009", Shift: "\uE008", Alt: "\uE00A", Meta: "\uE03D", Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004",
  Delete: "\uE017", Backspace: "\uE003", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014",
  ArrowDown: "\uE015", Home: "\uE011", End: "\uE010", Space: " ",
};

/**
 * One engine for a file of journeys. `open` leads it to the built site, each time at a port and so with a storage of
 * its own (`site` are options of `serve`), or to another `url`; without `ready` nothing is waited for.
 */
export async function launch(name, { width = 1280, height = 900 } = {}) {
  const driver = await { firefox, webkit }[name](width, height);
  const open = async ({ url, site = {}, ready = !url } = {}) => {
    const server = url ? undefined : await serve(site);
    const page = pageOf(name, driver, ready);
    const close = async () => server?.stop();
    try {
      await page.load(url ?? server.url);
    } catch (error) {
      await close();
      throw error;
    }
    return { ...page, server, url: url ?? server.url, close };
  };
  return { name, open, close: driver.close };
}

/** What one does with the page that an engine shows. */
function pageOf(name, driver, ready) {
  /** What `f(argument)` comes to in the page; promises are waited for. */
  const evaluate = async (f, argument) => {
    const call = `async () => JSON.stringify(await (${f})(${JSON.stringify(argument) ?? "undefined"}))`;
    const answer = await driver.run(call);
    return answer ? JSON.parse(answer) : undefined;
  };
  /** Waits until `f(argument)` holds in the page, looking once a frame. */
  const until = async (f, argument, what = String(f)) => {
    const held = await evaluate(
      `async (argument) => {
        const end = Date.now() + 50000;
        for (;;) {
          const found = (${f})(argument);
          if (found) return true;
          if (Date.now() > end) return false;
          await new Promise(requestAnimationFrame);
        }
      }`,
      argument,
    );
    if (!held) throw new Error(`${name}: never happened: ${what}`);
  };
  /** Waits for an element, with these words in it if any are given. */
  const wait = (selector, words = "") =>
    until(
      `([path, words]) => { ${DEEP} return deep(path).some((found) => found.textContent.includes(words)); }`,
      [selector, words],
      `${selector} ${words}`,
    );
  /** How many elements there are. */
  const count = (selector) => evaluate(`(path) => { ${DEEP} return deep(path).length; }`, selector);
  /** The text of the first element. */
  const text = (selector) => evaluate(`(path) => { ${DEEP} return deep(path)[0]?.textContent; }`, selector);
  /** Where the first element stands, once it is in sight and at rest: its middle in the window. */
  const place = async (selector, words = "") => {
    await wait(selector, words);
    return evaluate(
      `async ([path, words]) => {
        ${DEEP}
        const found = deep(path).find((found) => found.textContent.includes(words));
        const middle = () => {
          const rect = found.getBoundingClientRect();
          return [rect.left + rect.width / 2, rect.top + rect.height / 2].map(Math.round);
        };
        // What is laid out late above it moves it: it has come to rest when it stays for some frames.
        let [at, rested] = ["", 0];
        for (let frames = 0; rested < 5 && frames < 300; frames += 1) {
          found.scrollIntoView({ block: "nearest" });
          await new Promise(requestAnimationFrame);
          const now = middle().join();
          rested = now === at ? rested + 1 : 0;
          at = now;
        }
        return middle();
      }`,
      [selector, words],
    );
  };
  const pointer = (actions) =>
    driver.perform([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
  const move = ([x, y]) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 });
  const press = { type: "pointerDown", button: 0 };
  const lift = { type: "pointerUp", button: 0 };
  /** Presses the first element that matches, or that has these words. */
  const click = async (selector, words) => pointer([move(await place(selector, words)), press, lift]);
  /** Drags from one point of the window over others. */
  const drag = (from, ...to) => pointer([move(from), press, ...to.map(move), lift]);
  /** Presses a key with those that are held: "j", "Control+z". */
  const keys = async (chord) => {
    const all = chord === "+" ? ["+"] : chord.split("+");
    const values = all.map((key) => NAMED[key] ?? key);
    const downs = values.map((value) => ({ type: "keyDown", value }));
    const ups = values.toReversed().map((value) => ({ type: "keyUp", value }));
    await driver.perform([{ type: "key", id: "keys", actions: [...downs, ...ups] }]);
  };
  /** Types words where the focus is. */
  const type = (words) =>
    driver.perform([
      { type: "key", id: "keys", actions: [...words].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) },
    ]);
  /** Writes what is seen to a PNG file. */
  const screenshot = async (file) => writeFile(file, Buffer.from(await driver.shot(), "base64"));
  const started = () => ready && wait("#selon > *");
  const load = async (url) => {
    await driver.load(url);
    await started();
  };
  const reload = async () => {
    await driver.reload();
    await started();
  };
  return {
    name, errors: driver.errors, evaluate, until, wait, count, text, place, click, drag, keys, type, screenshot, load, reload,
  };
}

/** In the page: the elements of a selector that may lead through shadow roots. */
const DEEP = `const deep = (path) => path.split(" >>> ").reduce(
  (roots, selector, at) => roots.flatMap((root) => [...(at ? root.shadowRoot : root)?.querySelectorAll(selector) ?? []]),
  [document],
);`;

/** A program that is ended with the engine; `ready(line)` says by which of its lines it is there. */
async function start(program, args, { env = {}, ready, from = "stderr", extra = [] }) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", ...extra],
    detached: true,
  });
  const stop = () =>
    new Promise((done) => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return done();
      child.once("exit", done);
      // The whole group: a driver leaves its browser behind.
      process.kill(-child.pid, "SIGKILL");
    });
  const streams = { stdout: child.stdout, stderr: child.stderr, display: child.stdio[3] };
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const answer = await new Promise((done, fail) => {
    if (!ready) child.once("spawn", done);
    child.once("error", (error) => fail(new Error(`${program} could not be started: ${error.message}`)));
    child.once("exit", (code) => fail(new Error(`${program} ended (${code}): ${said.slice(-500)}`)));
    let all = "";
    if (!ready) return;
    streams[from].on("data", (data) => {
      all += data;
      const found = ready(all);
      if (found) done(found);
    });
  });
  return { answer, stop };
}

/** Comes back once something answers at a port. */
async function answers(port) {
  const end = Date.now() + 15_000;
  for (;;) {
    const there = await new Promise((done) => {
      const socket = connect(port, "127.0.0.1", () => done(true)).once("error", () => done(false));
      socket.once("connect", () => socket.destroy());
    });
    if (there) return;
    if (Date.now() > end) throw new Error(`nothing answers at port ${port}`);
    await new Promise(setImmediate);
  }
}

/** A port on which nothing listens. */
function free() {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** The first of these files that is there. */
function program(variable, ...files) {
  const found = process.env[variable] ?? files.find((file) => existsSync(file));
  if (!found) throw new Error(`${files[0]} is missing: cargo xtask test installs it, or name it in ${variable}`);
  return found;
}

const PREFERENCES = {
  "intl.accept_languages": "en-GB, en",
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "browser.shell.checkDefaultBrowser": false,
  "app.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "services.settings.server": "data:,",
};

async function firefox(width, height) {
  const { WebSocket } = await import("ws");
  const profile = await mkdtemp(path.join(os.tmpdir(), "selon-firefox-"));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  await writeFile(path.join(profile, "user.js"), lines.join(""));
  const { answer, stop } = await start(
    program("FIREFOX", "/usr/bin/firefox-esr", "/usr/bin/firefox"),
    ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
    { ready: (said) => said.match(/WebDriver BiDi listening on (ws:\S+)/)?.[1], env: { HOME: profile } },
  );
  const end = async () => {
    await stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const socket = new WebSocket(`${answer}/session`, { perMessageDeflate: false });
    await new Promise((done, fail) => socket.once("open", done).once("error", fail));
    const waiting = new Map();
    const errors = [];
    let last = 0;
    socket.on("message", (data) => {
      const message = JSON.parse(data);
      if (message.method === "log.entryAdded" && message.params.level === "error") errors.push(message.params.text);
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.type === "error") asked?.fail(new Error(`firefox: ${message.error}: ${message.message}`));
      else asked?.done(message.result);
    });
    const ask = (method, params) =>
      new Promise((done, fail) => {
        waiting.set((last += 1), { done, fail });
        socket.send(JSON.stringify({ id: last, method, params }));
      });
    await ask("session.new", { capabilities: {} });
    await ask("session.subscribe", { events: ["log.entryAdded"] });
    const { contexts } = await ask("browsingContext.getTree", {});
    const { context } = contexts[0];
    await ask("browsingContext.activate", { context });
    await ask("browsingContext.setViewport", { context, viewport: { width, height } });
    return {
      errors,
      run: async (call) => {
        const answer = await ask("script.callFunction", {
          functionDeclaration: call, awaitPromise: true, target: { context }, userActivation: true,
        });
        if (answer.type === "exception") throw new Error(`firefox: ${answer.exceptionDetails.text}`);
        return answer.result.value;
      },
      perform: (actions) => ask("input.performActions", { context, actions }),
      shot: async () => (await ask("browsingContext.captureScreenshot", { context })).data,
      load: (url) => ask("browsingContext.navigate", { context, url, wait: "complete" }),
      reload: () => ask("browsingContext.reload", { context, wait: "complete" }),
      close: async () => {
        socket.terminate();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function webkit(width, height) {
  const driver = program("WEBKIT_DRIVER", "/usr/bin/WebKitWebDriver");
  const browser = program(
    "WEBKIT_BROWSER",
    ...["x86_64", "aarch64"].map((kind) => `/usr/lib/${kind}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
  );
  const screen = await start(
    program("XVFB", "/usr/bin/Xvfb"),
    ["-displayfd", "3", "-screen", "0", `${width + 100}x${height + 200}x24`, "-nolisten", "tcp"],
    { ready: (said) => said.match(/^(\d+)\n/)?.[1], from: "display", extra: ["pipe"] },
  );
  const home = await mkdtemp(path.join(os.tmpdir(), "selon-webkit-"));
  let server;
  const end = async () => {
    await server?.stop();
    await screen.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const env = {
      DISPLAY: `:${screen.answer}`, HOME: home, XDG_CACHE_HOME: `${home}/cache`, XDG_DATA_HOME: `${home}/data`,
      XDG_CONFIG_HOME: `${home}/config`, LANG: "en_GB.UTF-8", LANGUAGE: "en_GB", NO_AT_BRIDGE: "1", GDK_BACKEND: "x11",
    };
    const port = await free();
    server = await start(driver, [`--port=${port}`], { env });
    await answers(port);
    const ask = async (method, where, body) => {
      const answer = await fetch(`http://127.0.0.1:${port}${where}`, {
        method, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
      });
      const { value } = await answer.json();
      if (!answer.ok) throw new Error(`webkit: ${value.error}: ${value.message}`);
      return value;
    };
    const options = { binary: browser, args: ["--automation"] };
    const { sessionId } = await ask("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
    });
    const at = `/session/${sessionId}`;
    await ask("POST", `${at}/timeouts`, { script: 60_000, pageLoad: 60_000 });
    // The window has a bar over the page.
    await ask("POST", `${at}/window/rect`, { x: 0, y: 0, width, height });
    const inner = await ask("POST", `${at}/execute/sync`, { script: "return innerHeight", args: [] });
    await ask("POST", `${at}/window/rect`, { x: 0, y: 0, width, height: 2 * height - inner });
    return {
      errors: [],
      run: async (f) => {
        const script = `const done = arguments[arguments.length - 1];
          (${f})().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const { value, error } = await ask("POST", `${at}/execute/async`, { script, args: [] });
        if (error) throw new Error(`webkit: ${error}`);
        return value;
      },
      perform: (actions) => ask("POST", `${at}/actions`, { actions }),
      shot: () => ask("GET", `${at}/screenshot`),
      load: (url) => ask("POST", `${at}/url`, { url }),
      reload: () => ask("POST", `${at}/refresh`),
      close: async () => {
        await ask("DELETE", at).catch(() => {});
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
