import assert from "node:assert/strict";
import test from "node:test";
import { RADIUS_PX } from "../../mapapp/frontend/engine/clusters.js";
import { inside, latY, lonX, worldPx } from "../../mapapp/frontend/engine/geo.js";
import { engine as bundle } from "./helpers/engine.js";
import { createRandom, randomItems, FACETS } from "./helpers/random.js";

const ZOOMS = [5, 7, 9, 12, 15, 18];

const place = (lon, lat) => ({ name: "x", municipality: "x", municipality_code: "GM0001", province: "x", lon, lat });

function engineAt(...pointsOfItems) {
  const items = pointsOfItems.map((points, i) => ({
    id: `i-${i}`,
    title: `i-${i}`,
    summary: "",
    scope: "wijk",
    start: null,
    facets: [[3], [3], [4]],
    places: points.map(([lon, lat]) => place(lon, lat)),
    mapped: points.length > 0,
  }));
  return bundle.createEngine({ facets: FACETS, items }, null);
}

function pixelGap(a, b, zoom) {
  const scale = worldPx(zoom);
  return Math.hypot((lonX(a.lon) - lonX(b.lon)) * scale, (latY(a.lat) - latY(b.lat)) * scale);
}

/** Distinct points of the mapped items, as `lon/lat` by item. */
function pointsOf(items, numbers) {
  return numbers.flatMap((i) => [
    ...new Set(
      items[i].mapped ? items[i].places.filter(({ lon }) => lon !== null).map(({ lon, lat }) => `${i}/${lon}/${lat}`) : [],
    ),
  ]);
}

/** Spreads an item's points over the country, so that grids differ by zoom. */
function scatter(random, items) {
  for (const { places } of items) {
    for (const found of places) {
      if (found.lon === null || random.chance(0.3)) continue;
      found.lon = Number((3.4 + random.next() * 3.7).toFixed(4));
      found.lat = Number((50.8 + random.next() * 2.6).toFixed(4));
    }
  }
}

test("markers never stand too close, hold every example, and each example once", () => {
  const random = createRandom(5);
  for (let k = 0; k < 150; k++) {
    const items = randomItems(random, 120);
    scatter(random, items);
    const engine = bundle.createEngine({ facets: FACETS, items }, null);
    const numbers = random.some([...items.keys()], 0.8);
    for (const zoom of ZOOMS) {
      const markers = engine.clusters(numbers, zoom, null);
      for (const [n, marker] of markers.entries()) {
        assert.equal(new Set(marker.items).size, marker.items.length);
        assert.deepEqual(
          marker.items,
          numbers.filter((i) => marker.items.includes(i)),
          "in the order given",
        );
        for (const other of markers.slice(n + 1)) assert.ok(pixelGap(marker, other, zoom) >= RADIUS_PX - 1e-6);
      }
      const held = new Set(markers.flatMap((marker) => marker.items));
      assert.deepEqual([...held].sort(), numbers.filter((i) => items[i].mapped).sort());
      const points = markers.reduce((sum, marker) => sum + marker.points, 0);
      assert.equal(points, pointsOf(items, numbers).length);
      assert.equal(new Set(markers.map(({ key }) => key)).size, markers.length);
    }
  }
});

test("one place is drawn exactly there, and says that its points coincide", () => {
  const spot = [5.1234, 52.4321];
  const engine = engineAt([spot], [spot], [spot]);
  for (const zoom of ZOOMS) {
    const [marker, ...others] = engine.clusters([2, 0, 1], zoom, null);
    assert.deepEqual(others, []);
    assert.deepEqual([marker.lon, marker.lat, marker.points, marker.coincident], [...spot, 3, true]);
    assert.deepEqual(marker.items, [2, 0, 1]);
  }
});

test("points apart come together on a wide map only", () => {
  const engine = engineAt([[5.1, 52.1]], [[5.11, 52.1]]);
  const [marker] = engine.clusters([0, 1], 8, null);
  assert.deepEqual([marker.items, marker.coincident], [[0, 1], false]);
  assert.equal(engine.clusters([0, 1], 14, null).length, 2);
});

test("two places of one example under one marker count once", () => {
  const engine = engineAt([
    [5.1, 52.1],
    [5.11, 52.1],
    [6.5, 53.2],
  ]);
  assert.deepEqual(
    engine.clusters([0], 8, null).map(({ items, points }) => [items, points]),
    [
      [[0], 1],
      [[0], 2],
    ],
  );
});

test("panning and the order of the list never reshuffle markers", () => {
  const random = createRandom(6);
  const items = randomItems(random, 200);
  scatter(random, items);
  const engine = bundle.createEngine({ facets: FACETS, items }, null);
  const numbers = [...items.keys()];
  const where = ({ key, lon, lat, points }) => ({ key, lon, lat, points });
  for (const zoom of ZOOMS) {
    const whole = engine.clusters(numbers, zoom, null);
    const reversed = engine.clusters([...numbers].reverse(), zoom, null);
    assert.deepEqual(
      reversed.map(({ key }) => key),
      whole.map(({ key }) => key),
    );
    const bbox = [4.5, 51.5, 5.5, 52.5];
    const seen = engine.clusters(numbers, zoom, bbox);
    assert.deepEqual(seen.map(where), whole.filter(({ lon, lat }) => inside(bbox, lon, lat)).map(where));
  }
});

test("a marker is found again by where it stood", () => {
  const engine = engineAt([[5.1, 52.1]], [[5.1001, 52.1]], [[6.5, 53.2]]);
  const [marker] = engine.clusters([0, 1, 2], 8, null);
  const { lat, lon } = marker;
  assert.deepEqual(engine.group([0, 1, 2], { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)), zoom: 8 }), marker);
  assert.equal(engine.group([0, 1, 2], { lat: 51, lon: 4, zoom: 8 }), null);
  assert.equal(engine.group([2], { lat, lon, zoom: 8 }), null);
});
