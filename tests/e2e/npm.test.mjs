// The package `selon` in other people's projects: packed, installed and used as they would.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { launch } from "./support/desk.mjs";
import { PACKAGE, hosts, run } from "./support/hosts.mjs";
import { serve } from "./support/site.mjs";

const FOUND = "the police: 300 is 270 to 330";

let browser;
let folder;
let packed;
before(async () => {
  [browser, { folder, packed }] = await Promise.all([launch(), hosts()]);
  await run(folder, "npx", "--no-install", "vite", "build", "--logLevel", "error");
});
after(() => browser?.close());

/** Opens a page of a folder, and tells what its outputs say once `last` is there. */
async function outputs(t, root, file, last, headers) {
  const site = await serve({ root, headers });
  const page = await browser.newPage();
  t.after(async () => {
    await page.close();
    await site.stop();
  });
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(site.origin) && !request.url().startsWith("data:")) errors.push(request.url());
  });
  await page.goto(site.url + file);
  await page.locator(`output#${last}:not(:empty)`).waitFor();
  assert.deepEqual(errors, []);
  const said = await page.locator("output").evaluateAll((all) => all.map((output) => [output.id, output.textContent]));
  return { page, ...Object.fromEntries(said) };
}

test("the package holds what it promises: every entry with its types, the wasm, both licences, nothing else's", async () => {
  const manifest = JSON.parse(await readFile(path.join(PACKAGE, "package.json"), "utf8"));
  const files = new Set(packed.files.map((file) => file.path));
  const named = Object.values(manifest.exports).flatMap((entry) => (typeof entry === "string" ? entry : Object.values(entry)));
  for (const file of named) assert.ok(files.has(file.replace("./", "")), `${file} is not in the package`);
  for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "engine_bg.wasm"]) assert.ok(files.has(file), file);
  assert.deepEqual([...files].filter((file) => /node_modules|\.map$|\.tgz$|\.rs$/.test(file)), []);
  assert.match(manifest.version, /^\d+\.\d+\.\d+/);
});

test("its types hold in a strict project", async () => {
  await run(folder, "npx", "--no-install", "tsc", "--project", "tsconfig.json");
});

test("a program in Node reads a sentence, by the entry for Node and by the plain one", async () => {
  assert.equal(await run(folder, "node", "script.mjs"), "the police: 300\n");
  const plain = "const { init, analyze } = await import('selon'); await init(); console.log(analyze('5 %').figures.length)";
  assert.equal(await run(folder, "node", "--input-type=module", "--eval", plain), "1\n");
});

test("imported on a server, no entry throws or starts anything", async () => {
  const entries = ["selon", "selon/node", "selon/inline", "selon/worker", "selon/element"];
  const all = entries.map((entry) => `await import("${entry}")`).join("; ");
  assert.equal(await run(folder, "node", "--input-type=module", "--eval", `${all}; console.log("still here")`), "still here\n");
});

test("a page built by Vite analyses on its own thread, in a worker, and from one script, under a strict policy", async (t) => {
  const said = await outputs(t, path.join(folder, "dist"), "index.html", "disposed");
  assert.deepEqual(
    { worker: said.worker, local: said.local, inline: said.inline, page: said.page },
    { worker: FOUND, local: FOUND, inline: FOUND, page: FOUND },
  );
  assert.equal(said.fallback, undefined);
  assert.equal(said.strict, "a worker answers");
  assert.equal(said.early, "not-ready");
  assert.equal(said.versions, "AbortError, AbortError, answered");
  assert.match(said.unknown, /^TypeError: "tlh" is not a language/);
  assert.match(said.languages, /\bfr\b.*\bpt\b|\bpt\b.*\bfr\b/);
  assert.equal(said.disposed, "disposed");
});

test("where a policy refuses workers the page's own thread does the work, and the reason is told", async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'none'; img-src data:";
  const said = await outputs(t, path.join(folder, "dist"), "index.html", "disposed", { "Content-Security-Policy": policy });
  assert.equal(said.worker, FOUND);
  assert.match(said.fallback, /^worker: The analyser's worker could not be started: /);
  assert.equal(said.strict, "worker");
});

for (const [framework, file] of [
  ["React", "react.html"],
  ["Svelte", "svelte.html"],
]) {
  test(`a ${framework} page follows what is typed`, async (t) => {
    const { page, found } = await outputs(t, path.join(folder, "dist"), file, "found");
    assert.equal(found, FOUND);
    await page.getByLabel("Text").fill("The mayor said more than 40 shops were flooded.");
    await page.getByText("The mayor: 40 is 40 to null").waitFor();
  });
}

test("the element from the package works in a page built by Vite, under a strict policy", async (t) => {
  const site = await serve({ root: path.join(folder, "dist") });
  const page = await browser.newPage();
  t.after(async () => {
    await page.close();
    await site.stop();
  });
  await page.goto(`${site.url}element.html`);
  await page.locator('selon-annotator[data-ready="for"]').waitFor();
  await page.locator("selon-annotator").getByText(/^2 claims/).waitFor();
  assert.ok(await page.evaluate(() => CSS.highlights.size > 0));
  assert.equal(await page.locator("selon-annotator").getAttribute("data-error"), null);
});

test("a page without a bundler uses the package's files as they are", async (t) => {
  const { found } = await outputs(t, folder, "plain.html", "found");
  assert.equal(found, "the police: 300 / the police: 300");
});

test("a text that is given up is answered at once, and the next one is read", async () => {
  const { LocalAnalyzer } = await import(pathToFileURL(path.join(PACKAGE, "node.js")));
  const analyzer = new LocalAnalyzer();
  const controller = new AbortController();
  const given = analyzer.analyze("5 %", { signal: controller.signal });
  const next = analyzer.analyze("6 %");
  controller.abort(new Error("never mind"));
  await assert.rejects(given, /never mind/);
  assert.equal((await next).figures[0].low, 6);
  await assert.rejects(analyzer.analyze("7 %", { signal: AbortSignal.abort() }), { name: "AbortError" });
  await assert.rejects(analyzer.analyze(7), TypeError);
  const last = analyzer.analyze("8 %");
  analyzer.dispose();
  await assert.rejects(last, { name: "AbortError" });
  await assert.rejects(analyzer.analyze("9 %"), { code: "disposed" });
});

test("of the versions of a document the one with the highest revision is read, in whatever order they come", async () => {
  const { LocalAnalyzer } = await import(pathToFileURL(path.join(PACKAGE, "node.js")));
  const analyzer = new LocalAnalyzer();
  const ask = (revision, document = "story") => analyzer.analyze(`${revision} %`, { document, revision });
  const ends = await Promise.allSettled([ask(2), ask(3), ask(1), ask(1, "another")]);
  assert.deepEqual(ends.map(({ value, reason }) => value?.figures[0].low ?? reason.name), ["AbortError", 3, "AbortError", 1]);
  analyzer.dispose();
});

test("without workers the worker's analyser works all the same, and says why it has none", async () => {
  const { WorkerAnalyzer } = await import(pathToFileURL(path.join(PACKAGE, "node.js")));
  const told = [];
  const analyzer = new WorkerAnalyzer({ onFallback: (reason) => told.push(reason.code) });
  assert.equal(analyzer.refusal, null);
  assert.equal((await analyzer.analyze("5 %")).figures[0].low, 5);
  assert.equal((await analyzer.analyze("6 %")).figures[0].low, 6);
  assert.deepEqual(told, ["worker"]);
  assert.match(analyzer.refusal.message, /there are no web workers here/);
  await assert.rejects(new WorkerAnalyzer({ fallback: false }).analyze("5 %"), { code: "worker" });
});

test("where the wasm cannot be had the error says so, and a later attempt may succeed", async () => {
  const program = `
    import { analyze, init } from "selon";
    const said = (error) => console.log(error.code, error.message);
    await init({ wasm: new Uint8Array([1, 2, 3]) }).catch(said);
    await init({ wasm: "http://127.0.0.1:9/engine_bg.wasm" }).catch(said);
    await init();
    console.log(analyze("5 %").figures.length);
  `;
  const lines = (await run(folder, "node", "--input-type=module", "--eval", program)).trim().split("\n");
  assert.equal(lines.length, 3);
  for (const line of lines.slice(0, 2)) assert.match(line, /^wasm The analyser could not be loaded: .*\.$/);
  assert.equal(lines[2], "1");
});
