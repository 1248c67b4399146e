import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { readCsv } from "./helpers/csv.js";
import { inside } from "../../mapapp/frontend/engine/geo.js";
import { createPlaces } from "../../mapapp/frontend/engine/places/places.js";
import { readJson, ROOT } from "./helpers/engine.js";

const gazetteer = readJson("assets", "data", "gazetteer.json");

const places = createPlaces(gazetteer);
const named = (text, n = 8) => places.suggest(text, n).map(({ label, kind }) => `${label} (${kind})`);
const first = (text) => named(text, 1)[0];

/** What the shared table calls an answer: a code, AMBIGUOUS or NONE. */
function answer(query) {
  const { status, place } = places.match(query);
  if (status !== "found") return status === "ambiguous" ? "AMBIGUOUS" : "NONE";
  return place.municipality_code ?? place.code;
}

test("the shared table: the browser answers as the Python matcher must", () => {
  const rows = readCsv(path.join(ROOT, "tests", "shared", "place_queries.csv"));
  assert.ok(rows.length > 100);
  const wrong = rows.filter(({ query, expected }) => answer(query) !== expected);
  assert.deepEqual(
    wrong.map(({ query, expected }) => [query, expected, answer(query)]),
    [],
  );
});

test("a candidate is a whole place", () => {
  assert.deepEqual(places.match("Moerwijk, Den Haag").place, {
    ...places.resolve("WK051836"),
    label: "Moerwijk",
    kind: "wijk",
    code: "WK051836",
    municipality: "Den Haag",
    municipality_code: "GM0518",
    province: "Zuid-Holland",
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

test("codes of every kind lead to their place, unknown ones to none", () => {
  for (const [code, label, kind] of [
    ["GM0228", "Ede", "gemeente"],
    ["gm0228", "Ede", "gemeente"],
    ["WK051836", "Moerwijk", "wijk"],
    ["PV31", "Limburg", "provincie"],
  ]) {
    const place = places.resolve(code);
    assert.deepEqual([place.label, place.kind, place.code], [label, kind, code.toUpperCase()]);
    assert.ok(inside([3.2, 50.7, 7.3, 53.7], place.lon, place.lat));
  }
  assert.equal(places.resolve("GM9999"), null);
  assert.equal(places.resolve("Bergen"), null);
  assert.equal(places.resolve(""), null);
});

test("suggestions from the first letter: large municipalities first", () => {
  assert.equal(first("a"), "Amsterdam (gemeente)");
  assert.equal(first("e"), "Eindhoven (gemeente)");
  assert.equal(first("ro"), "Rotterdam (gemeente)");
  assert.equal(places.suggest("a", 8).length, 8);
});

test("as the visitor writes it: accents, aliases, old spellings, typing errors", () => {
  for (const [text, wanted] of [
    ["den bosch", "Den Bosch (gemeente)"],
    ["s hertogenbos", "Den Bosch (gemeente)"],
    ["alphen ad rijn", "Alphen aan den Rijn (gemeente)"],
    ["súdwest", "Súdwest-Fryslân (gemeente)"],
    ["sudwest", "Súdwest-Fryslân (gemeente)"],
    ["roterdam", "Rotterdam (gemeente)"],
    ["amsterdm", "Amsterdam (gemeente)"],
    ["ijsselst", "IJsselstein (gemeente)"],
    ["friesland", "Fryslân (provincie)"],
    ["bijlmer", "Amsterdam Zuidoost (stadsdeel)"],
    ["rijnwoude", "Rijnwoude (voormalig)"],
    ["hengelo (ov)", "Hengelo (gemeente)"],
    ["moerwijk den h", "Moerwijk (wijk)"],
    ["vrederust", "Vrederust (stadsdeel)"],
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
  assert.deepEqual(named("utrecht", 2), ["Utrecht (gemeente)", "Utrecht (provincie)"]);
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
  const suggested = letters.flatMap((text) => places.suggest(text, 8));
  const lost = suggested.filter((place) => {
    const back = places.resolve(places.key(place));
    return !back || back.label !== place.label || back.municipality_code !== place.municipality_code;
  });
  assert.deepEqual(
    lost.map(({ label, municipality }) => `${label}, ${municipality}`),
    [],
  );
  assert.equal(places.key(places.resolve("GM0228")), "Ede");
});

test("a point gives the neighbourhood around it, and none outside the country", () => {
  assert.equal(places.nearest(6.9, 52.22).municipality, "Enschede");
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
