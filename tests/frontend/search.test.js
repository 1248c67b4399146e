import assert from "node:assert/strict";
import test from "node:test";
import { engine as bundle, readJson } from "./helpers/engine.js";
import { FACETS } from "./helpers/random.js";

const config = readJson("tests", "frontend", "fixtures", "config.json");
const index = readJson("tests", "frontend", "fixtures", "index.json");
const queries = readJson("tests", "frontend", "search_queries.json");

const { EMPTY } = bundle;
const TOP = 3;
const WANTED_SHARE = 0.95;

const published = bundle.createEngine({ facets: config.facets, items: index.items }, null);

function find(engine, items, q) {
  const result = engine.evaluate({ ...EMPTY, q });
  return { ...result, ids: result.order.map((i) => items[i].id) };
}
const findPublished = (q) => find(published, index.items, q);

/** A data set of examples that have only a title and a summary. */
function search(texts, q) {
  const items = texts.map(([title, summary = ""], i) => ({
    id: `i-${i}`,
    title,
    summary,
    scope: "onbekend",
    start: null,
    facets: [[3], [3], [4]],
    places: [],
    mapped: false,
  }));
  return find(bundle.createEngine({ facets: FACETS, items }, null), items, q);
}

test("every query asks for a published example, and there are at least 60", () => {
  const ids = new Set(index.items.map(({ id }) => id));
  for (const [q, id] of queries) assert.ok(ids.has(id), `${q}: ${id}`);
  assert.equal(new Set(queries.map(([q]) => q)).size, queries.length);
  assert.ok(queries.length >= 60);
});

test("the example wanted is among the first three for at least 95 % of the queries", () => {
  const missed = queries.filter(([q, id]) => !findPublished(q).ids.slice(0, TOP).includes(id));
  const share = 1 - missed.length / queries.length;
  assert.ok(share >= WANTED_SHARE, `${(share * 100).toFixed(1)} %; missed: ${missed.map(([q]) => q).join(", ")}`);
});

test("by relevance what is off the map stands among the rest; by title it comes last", () => {
  const q = "burgernet";
  assert.equal(findPublished(q).ids[0], "burgernet");
  const byTitle = published.evaluate({ ...EMPTY, q, sort: "titel" });
  assert.deepEqual([byTitle.mixed, byTitle.order], [false, [...byTitle.mapped, ...byTitle.offMap]]);
});

test("an example is found first by its own title", () => {
  for (const { id, title } of index.items) assert.equal(findPublished(title).ids[0], id, title);
});

test("a title weighs more than a summary, a whole title more than a part", () => {
  const texts = [["Iets anders", "Over burgernet."], ["Burgernet oefening"], ["Burgernet"]];
  assert.deepEqual(search(texts, "burgernet").ids, ["i-2", "i-1", "i-0"]);
});

test("all words must be found, stop words aside", () => {
  const texts = [["Hond en kat"], ["Hond"], ["Kat"]];
  assert.deepEqual(search(texts, "de hond met een kat").ids, ["i-0"]);
  assert.deepEqual(search(texts, "hond paard").ids, []);
  assert.deepEqual(search([["Over de dijk"], ["Hond"]], "over de").ids, ["i-0"]);
});

test("compounds find their parts, and parts the compound", () => {
  assert.deepEqual(search([["Buurtvaders"], ["Moeders"]], "vaders").ids, ["i-0"]);
  assert.deepEqual(search([["Vaders in de buurt"], ["Moeders"]], "buurtvaders").ids, ["i-0"]);
  assert.deepEqual(search([["Inbraak"], ["Woningen"]], "woninginbraken").ids[0], "i-0");
  assert.deepEqual(search([["Buurtapp"], ["Hond"]], "buurt app").ids, ["i-0"]);
  assert.deepEqual(search([["Intercultureel werken"]], "rellen").ids, []);
});

test("synonyms and inflections find one another, the word itself first", () => {
  const texts = [["Jeugd op straat"], ["Jongeren op straat"], ["Senioren"], ["Camera"]];
  assert.deepEqual(search(texts, "jongere").ids, ["i-1", "i-0"]);
  assert.deepEqual(search(texts, "bejaarden").ids, ["i-2"]);
  assert.deepEqual(search(texts, "cameratoezicht").ids, ["i-3"]);
  assert.deepEqual(search([["WhatsApp"]], "what’s app").ids, ["i-0"]);
});

test("typing errors are forgiven and said, in short words less", () => {
  const texts = [["Burgernet"], ["Hond"]];
  const forgiven = search(texts, "burgrenet");
  assert.deepEqual([forgiven.ids, forgiven.correction], [["i-0"], "burgernet"]);
  assert.equal(search(texts, "burgernet").correction, null);
  assert.deepEqual(search(texts, "hnod").correction, "hond");
  assert.deepEqual(search(texts, "honk bal").ids, []);
  const suggested = search([["Tos"]], "tso");
  assert.deepEqual([suggested.ids, suggested.correction], [[], "tos"]);
  assert.equal(search(texts, "xyzzy").correction, null);
});

test("the terms mark what was found", () => {
  const { terms } = search([["Buurtvaders", "Deze vader waakt."]], "vaders");
  const title = "Buurtvaders en een váder";
  assert.deepEqual(
    bundle.markRanges(title, terms).map(([start, end]) => title.slice(start, end)),
    ["Buurtvaders", "váder"],
  );
  assert.deepEqual(search([["Hond"]], "kat").terms, []);
});

test("facets and places are searched too", () => {
  const places = findPublished("venray");
  assert.ok(places.ids.includes("veilige-en-leefbare-buurten"));
  const ladder = findPublished("zelfbestuur");
  const facet = config.facets.findIndex(({ param }) => param === "participatie");
  const value = config.facets[facet].values.findIndex(({ slug }) => slug === "zelfbestuur");
  const carrying = index.items.filter((item) => item.facets[facet].includes(value)).map(({ id }) => id);
  assert.deepEqual(new Set(ladder.ids), new Set(carrying));
});

test("text and facets together: counts are of what the text leaves", () => {
  const { counts, shown } = findPublished("inbraak");
  for (const { param, values } of config.facets) {
    const carried = values.reduce((sum, { slug }) => sum + counts[param][slug], 0);
    assert.ok(carried >= shown, param);
  }
});

test("signs without a word search nothing", () => {
  for (const q of ["", "   ", "?!", "—"]) assert.equal(findPublished(q).shown, index.items.length);
});
