import assert from "node:assert/strict";
import test from "node:test";
import { engine as bundle } from "./helpers/engine.js";
import * as naive from "./helpers/naive.js";
import { createRandom, randomItems, randomFilters, FACETS, MUNICIPALITIES, GAZETTEER } from "./helpers/random.js";

const { EMPTY } = bundle;

/** An item with what a test does not care about filled in. */
function item(id, fields) {
  return {
    id,
    title: id,
    summary: "",
    scope: "wijk",
    start: null,
    end: null,
    facets: [[3], [3], [4]],
    places: [],
    mapped: false,
    ...fields,
  };
}

function at(home, shift = 0) {
  const { municipality, municipality_code, province, lon, lat } = home;
  return {
    name: municipality,
    level: "wijk",
    code: null,
    municipality,
    municipality_code,
    province,
    lon: lon + shift,
    lat,
    precision: "wijk",
  };
}

const [EDE, WAGENINGEN, LEEUWARDEN, VENRAY] = MUNICIPALITIES;
const engineOf = (items) => bundle.createEngine({ facets: FACETS, items }, GAZETTEER);
const ids = (items, numbers) => numbers.map((i) => items[i].id);

test("counts, order and distances equal a naive reference on 1000 random data sets", () => {
  const random = createRandom(3);
  for (let k = 0; k < 1000; k++) {
    const items = randomItems(random, 40);
    const source = { facets: FACETS, items };
    const engine = engineOf(items);
    for (let turn = 0; turn < 3; turn++) {
      const filters = randomFilters(random);
      const place = MUNICIPALITIES.find(({ municipality_code }) => municipality_code === filters.place) ?? null;
      const result = engine.evaluate({ ...EMPTY, ...filters });
      const { found, fallback } = naive.results(source, filters, place);
      const why = `seed 3, set ${k}, turn ${turn}: ${JSON.stringify(filters)}`;
      assert.deepEqual(ids(items, result.order), naive.order(found, filters.sort, place), why);
      assert.deepEqual(result.counts, naive.counts(source, filters, place), why);
      assert.equal(result.total, items.length);
      assert.equal(result.shown, found.length);
      assert.equal(result.mapped.length, found.filter(({ mapped }) => mapped).length);
      assert.deepEqual(result.order, [...result.mapped, ...result.offMap]);
      assert.equal(result.near?.fallback ?? false, fallback, why);
      for (const i of result.order) {
        const distance = result.distance(i);
        if (!place || !items[i].mapped) assert.equal(distance, null);
        else {
          assert.ok(Math.abs(distance.km - naive.km(items[i], place)) < 1e-6);
          assert.equal(distance.here, naive.isHere(items[i], place));
        }
      }
      for (const { kind, param, count } of engine.relax({ ...EMPTY, ...filters })) {
        const { [param]: _, ...facets } = filters.facets;
        const dropped = { facet: { facets }, place: { place: null, radius: null }, bbox: { bbox: null } }[kind];
        const without = { ...filters, ...dropped };
        assert.equal(count, naive.results(source, without, without.place && place).found.length, why);
      }
    }
  }
});

test("regions add up to the total, whatever the filters", () => {
  const random = createRandom(4);
  for (let k = 0; k < 300; k++) {
    const items = randomItems(random, 40);
    const engine = engineOf(items);
    const result = engine.evaluate({ ...EMPTY, facets: randomFilters(random).facets });
    const { provinces, municipalities, nationwide, unplaced, repeated, total } = engine.regions(result);
    const sum = Object.values(provinces).reduce((a, b) => a + b, 0);
    assert.equal(sum + nationwide + unplaced - repeated, total);
    assert.equal(total, result.shown);
    assert.deepEqual(Object.keys(provinces), ["Gelderland", "Fryslân", "Limburg"]);
    for (const { municipality_code: code } of MUNICIPALITIES) {
      const own = result.order.filter(
        (i) => items[i].scope !== "landelijk" && items[i].places.some((p) => p.municipality_code === code),
      );
      assert.equal(municipalities[code] ?? 0, own.length);
    }
  }
});

test("an example with several places counts once in its municipality and once in each province", () => {
  const items = [item("a", { mapped: true, places: [at(EDE), at(EDE, 0.1), at(WAGENINGEN), at(VENRAY)] }), item("b", {})];
  const engine = engineOf(items);
  assert.deepEqual(engine.regions(engine.evaluate(EMPTY)), {
    provinces: { Gelderland: 1, Fryslân: 0, Limburg: 1 },
    municipalities: { GM0228: 1, GM0289: 1, GM0984: 1 },
    nationwide: 0,
    unplaced: 1,
    repeated: 1,
    total: 2,
  });
});

test("near a municipality: all of it is here, neighbours by distance, the rest of the country not", () => {
  const items = [
    item("a-ver", { mapped: true, places: [at(LEEUWARDEN)] }),
    item("b-buren", { mapped: true, places: [at(WAGENINGEN)] }),
    item("c-hier", { mapped: true, places: [at(EDE, 0.3)] }),
    item("d-landelijk", { scope: "landelijk", facets: [[3], [2], [3]] }),
    item("e-gelderland", { places: [{ ...at(EDE), municipality: null, municipality_code: null, lon: null, lat: null }] }),
    item("f-limburg", { places: [{ ...at(VENRAY), municipality: null, municipality_code: null, lon: null, lat: null }] }),
    item("g-onbekend", {}),
  ];
  const result = engineOf(items).evaluate({ ...EMPTY, place: "Ede", radius: 10 });
  assert.deepEqual(ids(items, result.order), ["c-hier", "b-buren", "d-landelijk", "e-gelderland", "g-onbekend"]);
  assert.deepEqual([result.near.place.label, result.near.inRange, result.near.fallback], ["Ede", 2, false]);
  assert.equal(result.distance(2).here, true);
  assert.ok(Math.abs(result.distance(1).km - 6.67) < 0.01);
});

test("near a district only distance counts", () => {
  const items = [item("a", { mapped: true, places: [at(EDE, 0.3)] }), item("b", { mapped: true, places: [at(EDE)] })];
  const engine = engineOf(items);
  const result = engine.evaluate({ ...EMPTY, place: "WK022802", radius: 5 });
  assert.equal(result.near.place.kind, "district");
  assert.deepEqual(ids(items, result.mapped), ["b"]);
  assert.equal(result.distance(1).here, false);
});

test("only this municipality: nothing but what lies in it, or the nearest five", () => {
  const near = { mapped: true, places: [at(EDE, 0.001)] };
  near.places[0].municipality_code = WAGENINGEN.municipality_code;
  const items = [item("a-buren", near), item("b-ver-maar-hier", { mapped: true, places: [at(EDE, 0.4)] })];
  const here = { ...EMPTY, place: "Ede", radius: "gemeente" };
  const result = engineOf(items).evaluate(here);
  assert.deepEqual([ids(items, result.mapped), result.near.radius, result.near.inRange], [["b-ver-maar-hier"], "gemeente", 1]);
  assert.deepEqual(ids(items, engineOf(items).evaluate({ ...here, place: "WK022802" }).mapped), ["b-ver-maar-hier"]);
  const elsewhere = engineOf(items).evaluate({ ...here, place: "Leeuwarden" });
  assert.deepEqual([elsewhere.mapped.length, elsewhere.near.fallback, elsewhere.near.inRange], [2, true, 0]);
});

test("with a place but no radius everything stays, nearest first", () => {
  const items = [LEEUWARDEN, VENRAY, WAGENINGEN].map((home, i) => item(`i-${i}`, { mapped: true, places: [at(home)] }));
  const result = engineOf(items).evaluate({ ...EMPTY, place: "GM0228" });
  assert.deepEqual(ids(items, result.order), ["i-2", "i-1", "i-0"]);
  assert.deepEqual([result.near.radius, result.near.fallback], [null, false]);
});

test("a place nobody knows filters nothing", () => {
  const items = [item("a", { mapped: true, places: [at(EDE)] })];
  const result = engineOf(items).evaluate({ ...EMPTY, place: "Atlantis", radius: 5 });
  assert.deepEqual([result.shown, result.near, result.distance(0)], [1, null, null]);
});

test("the gazetteer may come later", () => {
  const items = [item("a", { mapped: true, places: [at(LEEUWARDEN)] }), item("b", { mapped: true, places: [at(EDE)] })];
  const engine = bundle.createEngine({ facets: FACETS, items }, null);
  const selection = { ...EMPTY, place: "Ede", radius: 5 };
  assert.equal(engine.evaluate(selection).shown, 2);
  assert.deepEqual(engine.places.suggest("ede", 5), []);
  engine.setGazetteer(GAZETTEER);
  assert.deepEqual(ids(items, engine.evaluate(selection).order), ["b"]);
});

test("similar examples share known values, rare ones first, never the example itself", () => {
  const items = [
    item("a", { facets: [[0, 1], [0], [4]] }),
    item("b", { facets: [[0], [1], [4]] }),
    item("c", { facets: [[0, 1], [1], [4]] }),
    item("d", { facets: [[3], [3], [4]] }),
    item("e", { facets: [[0], [3], [0]] }),
  ];
  assert.deepEqual(engineOf(items).similar(0, 2), [
    {
      item: 2,
      shared: [
        { param: "fenomeen", slug: "toezicht" },
        { param: "fenomeen", slug: "overlast" },
      ],
    },
    { item: 1, shared: [{ param: "fenomeen", slug: "overlast" }] },
  ]);
  assert.deepEqual(engineOf(items).similar(3, 3), []);
});

test("ids and numbers lead to one another, and a URL gives the ids the page shows", () => {
  const items = [item("a", { start: 2001 }), item("b", { start: 2010 }), item("c", {})];
  const engine = engineOf(items);
  assert.equal(engine.numberOf("b"), 1);
  assert.equal(engine.numberOf("z"), null);
  assert.deepEqual(engine.idsFor("?sorteer=startjaar"), ["b", "a", "c"]);
});

test("no text, however odd, is an error", () => {
  const random = createRandom(7);
  const engine = engineOf(randomItems(random, 20));
  const signs = [
    "a",
    "e",
    " ",
    "ij",
    "'",
    "-",
    "(",
    ")",
    ",",
    "1",
    "%",
    "é",
    "ﷺ",
    "😀",
    "\ud800",
    "\u0000",
    "\n",
    "den ",
    "buurt",
    "ede",
  ];
  for (let k = 0; k < 500; k++) {
    const text = Array.from({ length: random.int(40) }, () => random.pick(signs)).join("");
    const { selection } = bundle.parse(`q=${text}&plaats=${text}&straal=${text}&fenomeen=${text}`, { facets: FACETS });
    assert.ok(engine.evaluate({ ...selection, q: text, place: text, radius: 5 }).shown >= 0);
    assert.ok(engine.places.suggest(text, 5).length <= 5);
  }
});

test("an empty data set is no error", () => {
  const engine = engineOf([]);
  const result = engine.evaluate({ ...EMPTY, q: "hond", place: "Ede", radius: 5, bbox: [4, 51, 6, 53] });
  assert.deepEqual([result.total, result.shown, result.order], [0, 0, []]);
  assert.deepEqual(engine.clusters([], 7, null), []);
  assert.equal(engine.group([], { lat: 52, lon: 5, zoom: 7 }), null);
});
