import assert from "node:assert/strict";
import test from "node:test";
import { HISTORY } from "../../mapapp/frontend/engine/selection/actions.js";
import { engine as bundle } from "./helpers/engine.js";
import { createRandom, FACETS } from "./helpers/random.js";

const { parse, format, reduce, isStep, EMPTY } = bundle;
const CONFIG = { facets: FACETS };

const TEXTS = [
  "",
  "inbraak",
  "Súdwest-Fryslân",
  "100% veilig",
  "a+b & c=d?#",
  "%zz %e9",
  "komma, punt",
  "  twee  spaties ",
  "😀'\"<b>",
  "\ud800 los",
  "\u0000stuur\n",
];

function randomPoint(random) {
  return { lat: random.next() * 180 - 90, lon: random.next() * 360 - 180, zoom: random.pick([0, 7, 12.5, 18]) };
}

function randomSelection(random) {
  const facets = {};
  for (const { param, values } of FACETS) {
    const chosen = random
      .some(
        values.map(({ slug }) => slug),
        0.4,
      )
      .sort(() => random.next() - 0.5);
    if (chosen.length) facets[param] = chosen;
  }
  const maybe = (value) => (random.chance(0.5) ? value : null);
  const west = random.next() * 4 + 3;
  const south = random.next() * 2 + 50;
  return {
    q: random.pick(TEXTS),
    place: maybe(random.pick(TEXTS.slice(1))),
    radius: maybe(random.pick([5, 12.34, 100, "gemeente"])),
    facets,
    sort: maybe(random.pick(["relevantie", "afstand", "titel", "startjaar"])),
    bbox: maybe([west, south, west + random.next(), south + random.next()]),
    group: maybe(randomPoint(random)),
    panel: maybe(random.pick(["regio", "kaart", "lijst"])),
    view: maybe(randomPoint(random)),
    open: maybe("buurtvaders"),
    starred: random.some(["waaks", "burgernet", "r4team"], 0.5),
    slide: maybe(1 + random.int(9)),
    evening: { title: random.pick(TEXTS), where: random.pick(TEXTS) },
    embed: random.chance(0.5),
    language: maybe("en"),
  };
}

test("a selection survives its URL: canonical after one turn, over 5000 random states", () => {
  const random = createRandom(1);
  for (let k = 0; k < 5000; k++) {
    const selection = randomSelection(random);
    const query = format(selection, CONFIG);
    const { selection: back, ignored } = parse(query, CONFIG);
    assert.deepEqual(ignored, [], query);
    assert.equal(format(back, CONFIG), query);
    assert.deepEqual(parse(format(back, CONFIG), CONFIG).selection, back);
    assert.equal(back.embed, selection.embed);
    assert.deepEqual(new Set(back.starred), new Set(selection.starred));
    for (const { param } of FACETS) assert.deepEqual(new Set(back.facets[param]), new Set(selection.facets[param]));
  }
});

test("nothing chosen is an empty query, and an empty query nothing chosen", () => {
  assert.equal(format(EMPTY, CONFIG), "");
  assert.deepEqual(parse("", CONFIG).selection, { ...EMPTY });
  assert.deepEqual(parse("?", CONFIG).selection, { ...EMPTY });
});

test("slugs stand in declared order, each once, with bare commas", () => {
  const { selection } = parse("fenomeen=leefbaarheid,overlast&fenomeen=overlast%2Ctoezicht", CONFIG);
  assert.deepEqual(selection.facets, { fenomeen: ["overlast", "toezicht", "leefbaarheid"] });
  assert.equal(format(selection, CONFIG), "fenomeen=overlast,toezicht,leefbaarheid");
});

test("what is not understood is told one by one, and the rest is kept", () => {
  const query = "fenomeen=overlast,ufo&straal=ver&sorteer=kleur&kaart=52,5&beeld=6,52,5,53&voorbeeld=../x&onzin=1&q=hond&q=kat";
  const { selection, ignored } = parse(query, CONFIG);
  assert.deepEqual(selection.facets, { fenomeen: ["overlast"] });
  assert.equal(selection.q, "hond");
  assert.deepEqual(ignored, [
    { param: "fenomeen", value: "ufo" },
    { param: "straal", value: "ver" },
    { param: "sorteer", value: "kleur" },
    { param: "kaart", value: "52,5" },
    { param: "beeld", value: "6,52,5,53" },
    { param: "voorbeeld", value: "../x" },
    { param: "onzin", value: "1" },
    { param: "q", value: "kat" },
  ]);
});

test("links as mail and social sites mangle them", () => {
  assert.equal(parse("q=twee+woorden%20samen", CONFIG).selection.q, "twee woorden samen");
  assert.equal(parse("q=50%", CONFIG).selection.q, "50%");
  assert.equal(parse("q=%E9%C3%A9", CONFIG).selection.q, "%E9%C3%A9");
  assert.deepEqual(parse("utm_source=nieuwsbrief&fbclid=x&q=&leeg&=x&&", CONFIG).ignored, []);
  assert.equal(parse("__proto__=x&constructor=y&q=a", CONFIG).selection.q, "a");
});

test("numbers stay within bounds", () => {
  for (const query of [
    "straal=0",
    "straal=501",
    "straal=-5",
    "straal=1e3",
    "dia=0",
    "kaart=91,5,7",
    "kaart=52,5,23",
    "kaart=52,5,x",
  ]) {
    const { selection, ignored } = parse(query, CONFIG);
    assert.deepEqual(selection, { ...EMPTY });
    assert.equal(ignored.length, 1, query);
  }
});

test("a radius of only this municipality is a word; links from before it wrote the least number", () => {
  assert.equal(parse("straal=gemeente", CONFIG).selection.radius, "gemeente");
  assert.equal(parse("straal=0.1", CONFIG).selection.radius, "gemeente");
  assert.equal(parse("straal=0.2", CONFIG).selection.radius, 0.2);
  assert.equal(format({ ...EMPTY, place: "Ede", radius: "gemeente" }, CONFIG), "plaats=Ede&straal=gemeente");
});

test("a text of any length is cut to what a URL can carry, whole characters only", () => {
  const { q } = parse(`q=${encodeURIComponent("😀".repeat(500))}`, CONFIG).selection;
  assert.equal(q, "😀".repeat(200));
});

test("every action leaves the old selection alone", () => {
  const frozen = Object.freeze({ ...EMPTY, facets: Object.freeze({ fenomeen: Object.freeze(["overlast"]) }) });
  const on = reduce(frozen, { type: "facet", param: "fenomeen", slug: "toezicht" });
  assert.deepEqual(on.facets, { fenomeen: ["overlast", "toezicht"] });
  assert.deepEqual(reduce(on, { type: "facet", param: "fenomeen", slug: "overlast" }).facets, { fenomeen: ["toezicht"] });
  assert.deepEqual(reduce(frozen, { type: "facet", param: "fenomeen", slug: "overlast" }).facets, {});
  assert.deepEqual(reduce(on, { type: "facets", param: "fenomeen", slugs: [] }).facets, {});
  assert.deepEqual(frozen.facets, { fenomeen: ["overlast"] });
});

test("without a place there is no radius and no order by distance", () => {
  const near = reduce({ ...EMPTY, sort: "afstand" }, { type: "place", place: "Ede", radius: 10 });
  assert.equal(near.radius, 10);
  assert.equal(reduce(near, { type: "place", place: "Gouda" }).radius, 10);
  const away = reduce(near, { type: "place", place: null });
  assert.deepEqual([away.place, away.radius, away.sort], [null, null, null]);
});

test("a new filter closes the list of a marker, a moved map does not", () => {
  const grouped = { ...EMPTY, group: { lat: 52, lon: 5, zoom: 9 } };
  assert.equal(reduce(grouped, { type: "q", q: "hond" }).group, null);
  const view = { lat: 52.1, lon: 5, zoom: 9 };
  assert.deepEqual(reduce(grouped, { type: "view", view, bbox: [4, 51, 6, 53] }), { ...grouped, view });
});

test("only in view follows the map", () => {
  const limited = reduce(EMPTY, { type: "bbox", bbox: [4, 51, 6, 53] });
  const view = { lat: 52, lon: 5, zoom: 9 };
  assert.deepEqual(reduce(limited, { type: "view", view, bbox: [4.5, 51, 6, 53] }).bbox, [4.5, 51, 6, 53]);
});

test("clearing everything keeps the map, the own selection and the evening", () => {
  const random = createRandom(2);
  const selection = { ...randomSelection(random), starred: ["waaks"], evening: { title: "Avond", where: "Ede" } };
  const cleared = reduce(selection, { type: "reset" });
  assert.deepEqual([cleared.q, cleared.place, cleared.facets, cleared.bbox], ["", null, {}, null]);
  assert.deepEqual([cleared.starred, cleared.evening, cleared.view], [["waaks"], selection.evening, selection.view]);
  assert.deepEqual(reduce(cleared, { type: "restore", selection }), selection);
});

test("stars go on and off in order", () => {
  const starred = ["a", "b", "a", "c"].reduce((s, id) => reduce(s, { type: "star", id }), EMPTY).starred;
  assert.deepEqual(starred, ["b", "c"]);
});

test("an unknown action is an error", () => {
  assert.throws(() => reduce(EMPTY, { type: "dans" }), /no action dans/);
});

test("typing and moving the map are no steps of their own; a text begun or cleared is", () => {
  assert.deepEqual(
    Object.keys(HISTORY).filter((type) => HISTORY[type] === "replace"),
    ["q", "view", "slide", "evening"],
  );
  const typed = { ...EMPTY, q: "hon" };
  assert.equal(isStep(EMPTY, { type: "q", q: "h" }), true);
  assert.equal(isStep(typed, { type: "q", q: "hond" }), false);
  assert.equal(isStep(typed, { type: "q", q: "" }), true);
  assert.equal(isStep(typed, { type: "view" }), false);
  assert.equal(isStep(typed, { type: "reset" }), true);
});
