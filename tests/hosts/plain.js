// No bundler: the package's files as they are.

import { WorkerAnalyzer, analyze, init } from "./node_modules/selon/index.js";

const text = "😀 According to the police, about 300 people were injured in Győr.";
const told = ({ claims, figures: [figure] }) => `${claims[figure.claim].source.text}: ${text.slice(...figure.number_span)}`;

await init();
const worker = new WorkerAnalyzer({ fallback: false });
const words = [told(analyze(text)), told(await worker.analyze(text))];
worker.dispose();
const output = document.createElement("output");
output.id = "found";
output.textContent = words.join(" / ");
document.querySelector("#root").append(output);
