/** The presentation's model: which slides, which keys, how many words, which badges. */
import assert from "node:assert/strict";
import test from "node:test";

import * as slides from "../../mapapp/frontend/present/slides.js";
import * as words from "../../mapapp/frontend/present/words.js";

const press = (key, more = {}) => slides.command({ key, modified: false, writing: false, pressing: false, ...more });

test("title, overview, one slide for each example in order, and the code", () => {
  const list = slides.list([7, 3, 5]);
  assert.deepEqual(
    list.map(({ kind, number, position }) => [kind, number, position]),
    [
      ["title", undefined, undefined],
      ["overview", undefined, undefined],
      ["example", 7, 1],
      ["example", 3, 2],
      ["example", 5, 3],
      ["qr", undefined, undefined],
    ],
  );
});

test("one example needs no overview, none leaves title and code", () => {
  assert.deepEqual(
    slides.list([4]).map(({ kind }) => kind),
    ["title", "example", "qr"],
  );
  assert.deepEqual(
    slides.list([]).map(({ kind }) => kind),
    ["title", "qr"],
  );
});

const engine = { numberOf: (id) => ({ a: 0, b: 1, c: 2 })[id] ?? null };

test("the own selection is presented in its own order, without ids that are gone", () => {
  const selection = { starred: ["c", "gone", "a"] };
  assert.deepEqual(slides.subjects(selection, { order: [0, 1, 2] }, engine), { numbers: [2, 0], own: true, found: 3 });
});

test("without a selection the first twenty results are presented", () => {
  const order = Array.from({ length: 51 }, (_, i) => 50 - i);
  const { numbers, own, found } = slides.subjects({ starred: [] }, { order }, engine);
  assert.deepEqual(numbers, order.slice(0, 20));
  assert.deepEqual([own, found], [false, 51]);
});

test("a selection of ids that are all gone presents the results", () => {
  assert.equal(slides.subjects({ starred: ["gone"] }, { order: [1] }, engine).own, false);
});

test("clicker, arrows and space move; B and the dot blank; Escape leaves", () => {
  const wanted = {
    next: ["ArrowRight", "PageDown", " "],
    previous: ["ArrowLeft", "PageUp"],
    down: ["ArrowDown"],
    up: ["ArrowUp"],
    first: ["Home"],
    last: ["End"],
    blank: ["b", "B", "."],
    leave: ["Escape"],
  };
  for (const [what, keys] of Object.entries(wanted)) for (const key of keys) assert.equal(press(key), what, key);
  for (const key of ["a", "p", "Enter", "Tab", "F5"]) assert.equal(press(key), null, key);
});

test("shortcuts of browser and system stay theirs", () => {
  assert.equal(press("ArrowLeft", { modified: true }), null);
});

test("in a text field only the clicker's keys and Escape are ours", () => {
  for (const key of ["ArrowLeft", " ", "Home", "b", "."]) assert.equal(press(key, { writing: true }), null, key);
  assert.equal(press("PageDown", { writing: true }), "next");
  assert.equal(press("Escape", { writing: true }), "leave");
});

test("space presses the button that has the focus", () => {
  assert.equal(press(" ", { pressing: true }), null);
  assert.equal(press("ArrowRight", { pressing: true }), "next");
});

test("moving stops at both ends", () => {
  assert.equal(slides.go("next", 2, 8), 3);
  assert.equal(slides.go("next", 8, 8), 8);
  assert.equal(slides.go("previous", 1, 8), 1);
  assert.equal(slides.go("first", 5, 8), 1);
  assert.equal(slides.go("last", 5, 8), 8);
});

test("a slide number from an old link stays within the presentation", () => {
  assert.equal(slides.within(99, 8), 8);
  assert.equal(slides.within(0, 8), 1);
});

test("badges that would touch become one, with every number once", () => {
  const points = [
    { x: 0, y: 0, position: 1 },
    { x: 200, y: 0, position: 2 },
    { x: 10, y: 5, position: 3 },
  ];
  const found = slides.badges(points, 30);
  assert.deepEqual(found.map(({ positions }) => positions).sort(), [[1, 3], [2]]);
});

test("no two badges touch, however close the points", () => {
  const points = Array.from({ length: 40 }, (_, i) => ({ x: (i * 37) % 300, y: (i * 53) % 300, position: i + 1 }));
  const found = slides.badges(points, 24);
  assert.deepEqual(
    found.flatMap(({ positions }) => positions).sort((a, b) => a - b),
    points.map(({ position }) => position),
  );
  for (const [i, a] of found.entries()) {
    for (const b of found.slice(i + 1)) {
      const rows = Math.ceil(a.positions.length / 4) + Math.ceil(b.positions.length / 4);
      const columns = Math.min(a.positions.length, 4) + Math.min(b.positions.length, 4);
      const apart = Math.abs(a.x - b.x) >= 12 * columns || Math.abs(a.y - b.y) >= 12 * rows;
      assert.ok(apart, `${a.positions} and ${b.positions}`);
    }
  }
});

test("sentences end where a sentence ends", () => {
  assert.deepEqual(words.sentences("Bewoners helpen. Zij lopen mee! Wie betaalt? ‘Wij samen.’ 25 mensen doen mee."), [
    "Bewoners helpen.",
    "Zij lopen mee!",
    "Wie betaalt?",
    "‘Wij samen.’",
    "25 mensen doen mee.",
  ]);
});

test("abbreviations and initials do not end a sentence", () => {
  for (const text of [
    "Hulp van o.a. Politie en GGD.",
    "Genoemd naar J. Opzoomer uit Rotterdam.",
    "In bijv. Gouda en Delft.",
    "Begonnen ca. 2008 in Gouda.",
  ]) {
    assert.deepEqual(words.sentences(text), [text]);
  }
  assert.deepEqual(words.sentences(""), []);
});

test("each text gets its first sentence before any gets its second", () => {
  const texts = ["Een twee drie. Vier vijf zes.", "Zeven acht.", "Negen tien. Elf twaalf."];
  assert.deepEqual(words.fit(texts, 7), ["Een twee drie.", "Zeven acht.", "Negen tien."]);
  assert.deepEqual(words.fit(texts, 10), ["Een twee drie. Vier vijf zes.", "Zeven acht.", "Negen tien."]);
});

test("a sentence that does not fit is left out whole, and so is what follows it", () => {
  assert.deepEqual(words.fit(["Kort. Een hele lange zin van acht woorden dus. Kort."], 4), ["Kort."]);
});

test("the first sentence always stays, a missing text is empty", () => {
  assert.deepEqual(words.fit(["Deze zin is te lang voor drie.", null, undefined], 3), ["Deze zin is te lang voor drie.", "", ""]);
});
