/** What holds the scripts' structure: which folder may import which, and how large a file and a function may be. */
import { parse } from "acorn";
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { readJson, ROOT } from "./helpers/engine.js";

const SOURCES = path.join(ROOT, "mapapp", "frontend");
const FILE_LINES = 250;
const FUNCTION_LINES = 80;
/** What it is today, lest it grow; the aim is 6 600. */
const ALL_LINES = 7_530;
const ENGINE_LINES = 2_300;
/** Where a word is not a facet's: what the search knows of Dutch, and the scope in the data that means the whole country. */
const OTHERWISE = new Set([path.join("engine", "search", "words.js"), path.join("ui", "wording.js")]);
/** Each folder with those it may import from; the engine only through its door. */
const MAY_IMPORT = {
  engine: [],
  ui: ["engine"],
  offline: ["engine", "ui"],
  map: ["engine", "ui"],
  present: ["engine", "ui", "map"],
  views: ["engine", "ui", "map", "present", "offline"],
  ".": ["engine", "ui", "map", "present", "offline", "views"],
};

const files = fs
  .readdirSync(SOURCES, { recursive: true })
  .filter((name) => name.endsWith(".js"))
  .map((name) => {
    const text = fs.readFileSync(path.join(SOURCES, name), "utf8");
    const tree = parse(text, { ecmaVersion: "latest", sourceType: "module", locations: true });
    return {
      name,
      folder: name.includes(path.sep) ? name.split(path.sep)[0] : ".",
      text,
      tree,
      lines: text.split("\n").length - 1,
    };
  });
const lines = (of) => of.reduce((total, file) => total + file.lines, 0);

/** Every node of a syntax tree. */
function* nodes(node) {
  if (Array.isArray(node)) for (const child of node) yield* nodes(child);
  else if (node && typeof node.type === "string") {
    yield node;
    for (const child of Object.values(node)) yield* nodes(child);
  }
}

test("imports go one way, and the engine is entered by its door alone", () => {
  const wrong = [];
  let checked = 0;
  for (const { name, folder, tree } of files) {
    for (const { type, source } of tree.body) {
      if (type !== "ImportDeclaration" || !source.value.startsWith(".")) continue;
      const target = path.normalize(path.join(path.dirname(name), source.value));
      const to = target.includes(path.sep) ? target.split(path.sep)[0] : ".";
      checked++;
      if (!fs.existsSync(path.join(SOURCES, target))) wrong.push(`${name}: ${target} is not there`);
      else if (to === folder) continue;
      else if (!MAY_IMPORT[folder].includes(to)) wrong.push(`${name} imports ${target}`);
      else if (to === "engine" && target !== path.join("engine", "index.js")) wrong.push(`${name} imports ${target}`);
    }
  }
  assert.ok(checked > 100);
  assert.deepEqual(wrong, []);
});

test("no script names a facet: what it must know of one stands in the facet's record", () => {
  const { facets } = readJson("tests", "frontend", "fixtures", "config.json");
  const special = facets.flatMap(({ values }) => values.filter(({ kind }) => kind)).map(({ slug }) => slug);
  const names = new Set([...facets.map(({ param }) => param), ...special]);
  assert.ok(names.has("provincie") && special.includes("niet-bekend") && special.includes("landelijk"));
  const found = [];
  for (const { name, tree } of files) {
    if (OTHERWISE.has(name)) continue;
    for (const { type, value, loc } of nodes(tree)) {
      if (type === "Literal" && names.has(value)) found.push(`${name}:${loc.start.line}: ${value}`);
    }
  }
  assert.deepEqual(found, []);
});

test("a file and a function fit on a few screens, and all together stay small", () => {
  const long = files.filter((file) => file.lines > FILE_LINES).map(({ name, lines: n }) => `${name}: ${n}`);
  for (const { name, tree } of files) {
    for (const { type, loc, id } of nodes(tree)) {
      const n = loc.end.line - loc.start.line + 1;
      if (/Function/.test(type) && n > FUNCTION_LINES)
        long.push(`${name}: ${id?.name ?? "a function"} on line ${loc.start.line}: ${n}`);
    }
  }
  assert.deepEqual(long, []);
  assert.ok(lines(files) <= ALL_LINES, `${lines(files)} lines in all`);
  const engine = files.filter(({ folder }) => folder === "engine");
  assert.ok(lines(engine) <= ENGINE_LINES, `${lines(engine)} lines in the engine`);
});
