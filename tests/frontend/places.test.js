import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { readCsv } from "./helpers/csv.js";
import { inside } from "../../mapapp/frontend/engine/geo.js";
import { joined, tokens } from "../../mapapp/frontend/engine/places/names.js";
import { createPlaces } from "../../mapapp/frontend/engine/places/places.js";
import { readJson, ROOT } from "./helpers/engine.js";

const places = createPlaces(readJson("assets", "data", "gazetteer.json"));
const named = (text, n = 8) => places.suggest(text, n).map(({ label, kind }) => `${label} (${kind})`);
const first = (text) => named(text, 1)[0];

/** What Python finds, and the field no longer has even a suggestion for. */
const LOST = ["A'foort", "gemeente Veenendal"];

/** What the shared table calls an answer: a code, AMBIGUOUS, OFFERED (no place, but suggestions) or NONE. */
function answer(query) {
  const { status, place, candidates } = places.match(query);
  if (status === "found") return place.municipality_code ?? place.code;
  if (status === "ambiguous") return "AMBIGUOUS";
  return candidates.length ? "OFFERED" : "NONE";
}

test("words fold as in Python", () => {
  const folds = Object.entries(readJson("tests", "shared", "folds.json"));
  assert.ok(folds.length > 500);
  for (const [text, words] of folds) assert.equal(joined(tokens(text)), joined(words.split(" ")), text);
});

test("the shared table: what the field makes of a text entered whole", () => {
  const rows = readCsv(path.join(ROOT, "tests", "shared", "place_queries.csv"));
  assert.ok(rows.length > 100);
  assert.deepEqual(
    rows.map(({ query }) => [query, answer(query)]),
    rows.map(({ query, browser }) => [query, browser]),
  );
});

test("never another place than Python's: the same, a question, or none", () => {
  for (const { query, python, browser } of readCsv(path.join(ROOT, "tests", "shared", "place_queries.csv"))) {
    assert.ok([python, "AMBIGUOUS", "OFFERED", "NONE"].includes(browser), query);
    assert.ok(browser !== "NONE" || python === "NONE" || LOST.includes(query), `${query} leads to nothing`);
  }
});

test("a name means here what it means in Python, also where several places bear it", () => {
  for (const [name, municipality] of [
    ["De Pijp", "Amsterdam"],
    ["Kanaleneiland", "Utrecht"],
    ["Laak", "Den Haag"],
    ["Poelenburg", "Zaanstad"],
    ["Schilderswijk", "Den Haag"],
    ["Westpoort", "Amsterdam"],
  ]) {
    assert.equal(places.resolve(name)?.municipality, municipality, name);
  }
  for (const name of ["Borgercompagnie", "De Pol", "Nijehaske", "Oosterwijk", "Ressen", "Westdorp", "Wetering"]) {
    assert.equal(places.match(name).status, "ambiguous", name);
  }
});

test("a candidate is a whole place", () => {
  assert.deepEqual(places.match("Moerwijk, Den Haag").place, {
    ...places.resolve("WK051836"),
    label: "Moerwijk",
    kind: "district",
    code: "WK051836",
    municipality: "Den Haag",
    municipality_code: "GM0518",
    province: "Zuid-Holland",
    text: "Moerwijk",
  });
  const { status, candidates } = places.match("Bergen");
  assert.equal(status, "ambiguous");
  assert.deepEqual(
    candidates.slice(0, 2).map(({ municipality, province }) => [municipality, province]),
    [
      ["Bergen (NH)", "Noord-Holland"],
      ["Bergen (L)", "Limburg"],
    ],
  );
});

test("a name with what it lies in, after a comma or in brackets", () => {
  for (const [text, municipality] of [
    ["Hengelo (Gld)", "Bronckhorst"],
    ["Hengelo, Bronckhorst", "Bronckhorst"],
    ["hengelo,gelderland", "Bronckhorst"],
    ["Bergen, Limburg", "Bergen (L)"],
    ["Berflo Es, Hengelo", "Hengelo"],
    ["De Pijp, Amsterdam", "Amsterdam"],
  ]) {
    assert.equal(places.resolve(text)?.municipality, municipality, text);
  }
  for (const text of ["Kampen, Den Haag", "Bergen, Noorwegen", "Moerwijk, Utrecht", ",", "("]) {
    assert.equal(places.resolve(text), null, text);
  }
});

test("codes of every kind lead to their place, unknown ones to none", () => {
  for (const [code, label, kind] of [
    ["GM0228", "Ede", "municipality"],
    ["gm0228", "Ede", "municipality"],
    ["WK051836", "Moerwijk", "district"],
    ["PV31", "Limburg", "province"],
  ]) {
    const place = places.resolve(code);
    assert.deepEqual([place.label, place.kind, place.code], [label, kind, code.toUpperCase()]);
    assert.ok(inside([3.2, 50.7, 7.3, 53.7], place.lon, place.lat));
  }
  for (const text of ["GM9999", "Bergen", ""]) assert.equal(places.resolve(text), null);
});

test("postcodes, with or without their letters", () => {
  for (const text of ["2512", "2512 AB", "2512ab"]) assert.equal(places.resolve(text)?.label, "2512");
  for (const text of ["2512 SS", "9999", "0123"]) assert.equal(places.resolve(text), null);
  assert.equal(places.match("4197").status, "ambiguous");
  assert.equal(places.resolve("4197, Buren")?.municipality, "Buren");
});

test("a text that is no name is never taken: it only leads to suggestions", () => {
  for (const [text, ...offered] of [
    ["Kerkstraat 12, Ede", "Ede"],
    ["Rotterdam/Schiedam", "Rotterdam", "Schiedam"],
    ["Amsterdam, Rotterdam en Utrecht", "Amsterdam", "Rotterdam", "Utrecht"],
    ["gemeente Ridderkerk", "Ridderkerk"],
    ["2512AB Den Haag", "Den Haag"],
    ["Krimpen", "Krimpen aan den IJssel", "Krimpen aan de Lek"],
  ]) {
    const { status, place, candidates } = places.match(text);
    assert.deepEqual([status, place], ["not_found", null], text);
    const labels = candidates.map(({ label }) => label);
    for (const label of offered) assert.ok(labels.includes(label), `${text}: ${labels}`);
  }
});

test("suggestions from the first letter: large municipalities first", () => {
  assert.equal(first("a"), "Amsterdam (municipality)");
  assert.equal(first("e"), "Eindhoven (municipality)");
  assert.equal(first("ro"), "Rotterdam (municipality)");
  assert.equal(places.suggest("a", 8).length, 8);
});

test("as the visitor writes it: accents, aliases, old spellings, typing errors", () => {
  for (const [text, wanted] of [
    ["den bosch", "Den Bosch (municipality)"],
    ["s hertogenbos", "Den Bosch (municipality)"],
    ["alphen ad rijn", "Alphen aan den Rijn (municipality)"],
    ["súdwest", "Súdwest-Fryslân (municipality)"],
    ["sudwest", "Súdwest-Fryslân (municipality)"],
    ["roterdam", "Rotterdam (municipality)"],
    ["amsterdm", "Amsterdam (municipality)"],
    ["apledorn", "Apeldoorn (municipality)"],
    ["ijsselst", "IJsselstein (municipality)"],
    ["friesland", "Fryslân (province)"],
    ["bijlmer", "Amsterdam Zuidoost (informal)"],
    ["rijnwoude", "Rijnwoude (former)"],
    ["maasdonk", "Den Bosch (municipality)"],
    ["hengelo (ov)", "Hengelo (municipality)"],
    ["moerwijk den h", "Moerwijk (district)"],
    ["vrederust", "Vrederust (informal)"],
    ["2512 AB", "2512 (postcode)"],
  ]) {
    assert.equal(first(text), wanted, text);
  }
});

test("homonyms stand side by side, each with its municipality; a town stands once", () => {
  const hengelo = places.suggest("hengelo", 2);
  assert.deepEqual(
    hengelo.map(({ municipality }) => municipality),
    ["Hengelo", "Bronckhorst"],
  );
  assert.equal(named("enschede", 20).filter((name) => name.startsWith("Enschede (")).length, 1);
  assert.deepEqual(named("utrecht", 2), ["Utrecht (municipality)", "Utrecht (province)"]);
});

test("digits suggest postcodes", () => {
  const found = places.suggest("75", 5);
  assert.equal(found.length, 5);
  assert.ok(found.every(({ kind, label }) => kind === "postcode" && label.startsWith("75")));
  assert.deepEqual(places.suggest("0", 5), []);
});

test("nothing is suggested for nothing", () => {
  for (const text of ["", "  ", "!?", "xqzw"]) assert.deepEqual(places.suggest(text, 5), []);
});

test("the text kept for a suggestion leads back to it", () => {
  const letters = [..."abcdefghijklmnoprstuvwz"].flatMap((letter) => [letter, `${letter}e`, `${letter}o`]);
  for (const place of letters.flatMap((text) => places.suggest(text, 8))) {
    assert.equal(places.resolve(places.key(place)), place);
  }
  assert.equal(places.key(places.resolve("GM0228")), "Ede");
});

test("a point gives the neighbourhood around it, and none outside the country", () => {
  const found = places.nearest(6.9, 52.22);
  assert.equal(found.municipality, "Enschede");
  assert.equal(places.resolve(places.key(found)), found);
  for (const [lon, lat] of [
    [13.4, 52.5],
    [2.35, 48.85],
    [4.2, 53.6],
  ])
    assert.equal(places.nearest(lon, lat), null);
});

test("without a gazetteer no place is known", () => {
  const none = createPlaces(null);
  assert.deepEqual(none.match("Ede"), { status: "not_found", place: null, candidates: [] });
  assert.deepEqual([none.suggest("e", 5), none.resolve("GM0228"), none.nearest(5, 52)], [[], null, null]);
});
