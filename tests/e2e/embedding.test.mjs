// docs/embedding.md, the custom-elements manifest, the types and the element tell the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const read = (file) => readFileSync(path.resolve(import.meta.dirname, "../..", file), "utf8");
const DOCS = read("docs/embedding.md");
const ELEMENT = read("web/element.js");
const TYPES = read("web/npm/element.d.ts");
const [MODULE] = JSON.parse(read("web/npm/custom-elements.json")).modules;
const [DECLARED] = MODULE.declarations;

/** The names in the first column of a section's tables. */
function told(section, heading = null) {
  const [, after] = DOCS.split(`\n## ${section}\n`);
  const blocks = after.split("\n## ")[0].split(/\n\n+/);
  const tables = blocks.map((block) => block.trim()).filter((block) => block.startsWith("|"));
  const chosen = tables.filter((table) => heading === null || table.startsWith(`| ${heading} |`));
  const rows = chosen.flatMap((table) => table.split("\n").slice(2));
  return rows.flatMap((row) => [...row.split("|")[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name)).sort();
}

const names = (list) => list.map(({ name }) => name).sort();
const members = (kind) => names(DECLARED.members.filter((member) => member.kind === kind));

test("every attribute is told, declared and observed", () => {
  const observed = ELEMENT.match(/const ATTRIBUTES = \[(.*)\];/)[1].match(/[a-z-]+/g).sort();
  assert.deepEqual(told("Attributes"), observed);
  assert.deepEqual(names(DECLARED.attributes), observed);
});

test("every property and method is told, declared, typed and there", () => {
  assert.deepEqual(told("Properties"), members("field"));
  assert.deepEqual(told("Methods"), members("method"));
  for (const name of members("field")) {
    assert.match(ELEMENT, new RegExp(`\\n    get ${name}\\(`));
    assert.match(TYPES, new RegExp(`\\n  (readonly )?${name}: `));
  }
  for (const name of members("method")) {
    assert.match(ELEMENT, new RegExp(`\\n    (async )?${name}\\(`));
    assert.match(TYPES, new RegExp(`\\n  ${name}\\(`));
  }
});

test("every event is told, declared and typed, and the element has no other", () => {
  assert.deepEqual(told("Events"), names(DECLARED.events));
  for (const name of names(DECLARED.events)) assert.match(TYPES, new RegExp(`"${name}": CustomEvent<`));
});

test("every part and custom property is told and declared", () => {
  assert.deepEqual(told("Look", "part"), names(DECLARED.cssParts));
  assert.deepEqual(told("Look", "custom property"), names(DECLARED.cssProperties));
});

test("what is declared stands in the sources: parts in what is shown, custom properties in the style sheets", () => {
  const scripts = ["element", "element-look", "inplace", "inplace-card", "inplace-paint", "panel"].map((name) => read(`web/${name}.js`)).join("\n");
  const sheets = ["panel", "inplace", "theme"].map((name) => read(`styles/${name}.css`)).join("\n") + scripts;
  for (const name of names(DECLARED.cssProperties)) assert.ok(sheets.includes(`var(${name},`), name);
  const shown = [...scripts.matchAll(/part: "([a-z]+)"/g)].map(([, name]) => name);
  for (const name of shown) assert.ok(names(DECLARED.cssParts).includes(name), name);
});
