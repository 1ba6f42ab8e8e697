// A page that uses everything: the page's own thread, and a worker.

import { LocalAnalyzer, SelonError, WorkerAnalyzer, analyze, init, languages } from "selon";
import type { Analyzer } from "selon";
import * as inline from "selon/inline";
import { SENTENCE, told } from "./found";

const root = document.querySelector<HTMLDivElement>("#root");

function say(name: string, words: string): void {
  const output = document.createElement("output");
  output.id = name;
  output.textContent = words;
  root?.append(output, document.createElement("br"));
}

try {
  analyze(SENTENCE);
} catch (error) {
  say("early", error instanceof SelonError ? error.code : "another error");
}

const worker = new WorkerAnalyzer({ onFallback: (reason) => say("fallback", `${reason.code}: ${reason.message}`) });
const analyzers: Record<string, Analyzer> = { worker, local: new LocalAnalyzer(), inline: new inline.LocalAnalyzer() };
for (const [name, analyzer] of Object.entries(analyzers)) {
  say(name, told(SENTENCE, await analyzer.analyze(SENTENCE, { lang: "en" })));
}
const strict = new WorkerAnalyzer({ fallback: false });
await strict.analyze(SENTENCE).then(
  () => say("strict", "a worker answers"),
  (error: unknown) => say("strict", error instanceof SelonError ? error.code : String(error)),
);

// Versions of one document: the newest is answered.
const versions = ["one", "two", SENTENCE].map((text) => worker.analyze(text, { document: "story" }));
const ends = await Promise.allSettled(versions);
say("versions", ends.map((end) => (end.status === "fulfilled" ? "answered" : (end.reason as Error).name)).join(", "));

await worker.analyze(SENTENCE, { lang: "tlh" }).catch((error: unknown) => say("unknown", String(error)));

await init();
say("languages", languages().join(" "));
say("page", told(SENTENCE, analyze(SENTENCE, { lang: "en" })));
for (const analyzer of Object.values(analyzers)) analyzer.dispose();
await worker.analyze(SENTENCE).catch((error: unknown) => say("disposed", error instanceof SelonError ? error.code : ""));
