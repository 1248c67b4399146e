import assert from "node:assert/strict";
import test from "node:test";

import { longDate, megabytes } from "../../mapapp/frontend/offline/wording.js";
import { takeAlong } from "../../mapapp/frontend/offline/take_along.js";
import { planTiles, TILES_MOST, tileUrl } from "../../mapapp/frontend/offline/tiles.js";

const HOME = [
  [50.72, 3.3],
  [53.58, 7.25],
];
const UTRECHT = { lon: 5.1214, lat: 52.0907 };
const ENSCHEDE = { lon: 6.8937, lat: 52.2215 };
const key = ({ z, x, y }) => `${z}/${x}/${y}`;

/** Many places, spread over the country without any order that a bound could lean on. */
const spread = (n) =>
  Array.from({ length: n }, (_, i) => ({ lon: 3.5 + ((i * 37) % 100) * 0.035, lat: 50.8 + ((i * 61) % 100) * 0.026 }));

test("the tile under a place is the one every slippy map asks for", () => {
  // By the other way to write the formula, ln(tan φ + sec φ), worked out elsewhere.
  const found = new Set(planTiles([UTRECHT], HOME).map(key));
  assert.ok(found.has("15/16850/10810"));
  assert.ok(found.has("8/131/84"));
});

test("a plan holds each tile once, covers every zoom, and goes from coarse to fine", () => {
  const plan = planTiles([UTRECHT, UTRECHT, ENSCHEDE], HOME);
  assert.equal(new Set(plan.map(key)).size, plan.length);
  const zooms = plan.map(({ z }) => z);
  assert.deepEqual([...new Set(zooms)], [6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  assert.deepEqual(
    zooms,
    [...zooms].sort((a, b) => a - b),
  );
});

test("a plan stays within its bound, whatever is selected", () => {
  for (const n of [1, 3, 8, 20, 200]) {
    const plan = planTiles(spread(n), HOME);
    assert.ok(plan.length <= TILES_MOST, `${n} places: ${plan.length} tiles`);
    assert.ok(plan.length > 100, `${n} places: only ${plan.length} tiles`);
  }
  assert.equal(TILES_MOST, 600);
});

test("fewer places get a wider neighbourhood", () => {
  const near = (plan, zoom) => plan.filter(({ z }) => z === zoom).length;
  assert.ok(near(planTiles([UTRECHT], HOME), 15) > near(planTiles(spread(20), HOME), 15) / 20);
});

test("twenty places still get their deepest zoom", () => {
  const places = spread(20);
  const found = new Set(planTiles(places, HOME).map(key));
  for (const place of places) {
    const own = planTiles([place], HOME, 5000).filter(({ z }) => z === 15);
    assert.ok(
      own.some((tile) => found.has(key(tile))),
      JSON.stringify(place),
    );
  }
});

test("without places only the overview comes along", () => {
  assert.deepEqual([...new Set(planTiles([], HOME).map(({ z }) => z))], [6, 7]);
});

test("the edge of the world gives no tile that does not exist", () => {
  for (const { z, x, y } of planTiles(
    [
      { lon: -180, lat: 89 },
      { lon: 180, lat: -89 },
    ],
    HOME,
  )) {
    assert.ok(x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z, key({ z, x, y }));
  }
});

test("addresses are written as Leaflet writes them", () => {
  const tile = { z: 8, x: 131, y: 84 };
  assert.equal(tileUrl("https://t.example/{z}/{x}/{y}.png", tile), "https://t.example/8/131/84.png");
  assert.equal(tileUrl("https://{s}.t.example/{z}/{y}/{x}{r}.png", tile), "https://c.t.example/8/84/131.png");
  assert.equal(tileUrl("https://t.example/{z}/{x}/{y}{r}.png", tile, true), "https://t.example/8/131/84@2x.png");
});

/** A tile service and a device made of plain values. */
function world({ answer = () => ({ ok: true, status: 200 }), present = [], room = Infinity, cutOff = false } = {}) {
  const stopper = new AbortController();
  const world = { asked: [], kept: [...present], progress: [], most: 0, stopper };
  let open = 0;
  world.run = (urls) =>
    takeAlong(urls, {
      has: async (url) => present.includes(url),
      async get(url) {
        open += 1;
        world.most = Math.max(world.most, open);
        world.asked.push(url);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        if (cutOff && stopper.signal.aborted) throw new DOMException("stopped", "AbortError");
        const response = answer(url, world);
        if (response === null) throw new TypeError("no network");
        return response;
      },
      async keep(url) {
        if (world.kept.length >= room) throw new DOMException("no room", "QuotaExceededError");
        world.kept.push(url);
      },
      signal: stopper.signal,
      onProgress: (held) => world.progress.push(held),
      pause: async () => {},
    });
  return world;
}

const URLS = Array.from({ length: 40 }, (_, i) => `tile-${i}`);

test("every tile is fetched once, four at a time, and the progress ends at all", async () => {
  const all = world();
  assert.deepEqual(await all.run(URLS), { held: 40, failed: 0, ended: "done" });
  assert.deepEqual([...all.kept].sort(), [...URLS].sort());
  assert.equal(all.most, 4);
  assert.equal(all.progress.at(-1), 40);
});

test("what is on the device is not fetched again", async () => {
  const some = world({ present: URLS.slice(0, 30) });
  assert.equal((await some.run(URLS)).held, 40);
  assert.equal(some.asked.length, 10);
});

test("an unreadable answer (no CORS) is kept as it is", async () => {
  const opaque = world({ answer: () => ({ ok: false, type: "opaque", status: 0 }) });
  assert.equal((await opaque.run(URLS)).held, 40);
});

for (const status of [403, 429, 503]) {
  test(`status ${status} ends the run at once`, async () => {
    const refusing = world({ answer: (_, { asked }) => (asked.length > 10 ? { ok: false, status } : { ok: true, status: 200 }) });
    const { ended, held } = await refusing.run(URLS);
    assert.equal(ended, "refused");
    assert.ok(held < 40 && refusing.asked.length <= 16, `${refusing.asked.length} asked`);
  });
}

test("a network that is gone ends the run after a few failures", async () => {
  const dead = world({ answer: () => null });
  const { ended, held } = await dead.run(URLS);
  assert.equal(ended, "failing");
  assert.equal(held, 0);
  assert.ok(dead.asked.length <= 12, `${dead.asked.length} asked`);
});

test("single missing tiles do not end the run", async () => {
  const gaps = world({ answer: (url) => (/[05]$/.test(url) ? { ok: false, status: 404 } : { ok: true, status: 200 }) });
  assert.deepEqual(await gaps.run(URLS), { held: 32, failed: 8, ended: "done" });
});

test("the visitor can stop it", async () => {
  const stopped = world({
    cutOff: true,
    answer(_, { asked, stopper }) {
      if (asked.length >= 8) stopper.abort();
      return { ok: true, status: 200 };
    },
  });
  const { ended, held } = await stopped.run(URLS);
  assert.equal(ended, "stopped");
  assert.ok(held < 12 && stopped.asked.length < 16);
});

test("a full device ends it and says how far it came", async () => {
  const full = world({ room: 7 });
  assert.deepEqual(await full.run(URLS), { held: 7, failed: 0, ended: "full" });
});

test("dates and sizes are written out in both languages", () => {
  assert.equal(longDate("2026-03-01", "nl"), "1 maart 2026");
  assert.equal(longDate("2026-11-23", "en"), "23 November 2026");
  assert.equal(megabytes(2_345_678, "nl"), "2,3");
  assert.equal(megabytes(2_345_678, "en"), "2.3");
});
