// A program in Node.

import { analyze, init } from "selon/node";

const text = "😀 According to the police, about 300 people were injured in Győr.";
await init();
const { claims, figures } = analyze(text, { lang: "en" });
const [figure] = figures;
console.log(`${claims[figure.claim].source.text}: ${text.slice(...figure.number_span)}`);
