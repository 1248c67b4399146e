/** What the pages read from a facet's record. */
import assert from "node:assert/strict";
import test from "node:test";
import { facetsShownOn, headingOf, knownValues } from "../../mapapp/frontend/ui/facet_values.js";
import { isNationwide, leadingPlaces } from "../../mapapp/frontend/ui/wording.js";

const nowhere = { card: false, detail: null, slide: null, print: false };
const values = [{ slug: "een" }, { slug: "twee" }, { slug: "overal", kind: "nationwide" }, { slug: "leeg", kind: "unknown" }];
const config = {
  facets: [
    { param: "a", label: "A", heading: "Alles van A", values, shows: { ...nowhere, card: true, detail: "facts" } },
    { param: "b", label: "B", values, shows: { ...nowhere, detail: "parties", slide: "parties" } },
    { param: "c", label: "C", values, shows: nowhere },
  ],
};
const params = (facets) => facets.map(({ param }) => param);

test("an item's known values leave out the unknown one, and only that", () => {
  const item = { facets: [[1, 2], [3], [0]] };
  const slugs = config.facets.map((facet) => knownValues(config, item, facet).map(({ slug }) => slug));
  assert.deepEqual(slugs, [["twee", "overal"], [], ["een"]]);
});

test("a surface gets the facets that show there, or in one part of it", () => {
  assert.deepEqual(params(facetsShownOn(config, "card")), ["a"]);
  assert.deepEqual(params(facetsShownOn(config, "detail")), ["a", "b"]);
  assert.deepEqual(params(facetsShownOn(config, "detail", "parties")), ["b"]);
  assert.deepEqual(params(facetsShownOn(config, "print")), []);
});

test("a heading stands in for the label where there is one", () => {
  assert.deepEqual(config.facets.map(headingOf), ["Alles van A", "B", "C"]);
});

test("the finest place leads, and one that is only a province comes last", () => {
  const places = ["provincie", "gemeente", "straat", "regio", "wijk"].map((precision) => ({ precision }));
  const led = leadingPlaces({ places }).map(({ precision }) => precision);
  assert.deepEqual(led, ["straat", "wijk", "gemeente", "regio", "provincie"]);
  assert.deepEqual([{ scope: "landelijk" }, { scope: "wijk" }].map(isNationwide), [true, false]);
});
