/**
 * The engine against plain peers in the same run, so that a ratio means the same on any machine:
 *
 *   node benchmarks/engine.mjs [path to an installed supercluster] [sizes …]
 *
 * Peers: filter and counts, and search, against straightforward array code; clusters against supercluster (index and
 * query, as a filtered map needs both) when its folder is given.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { RADIUS_PX } from "../mapapp/frontend/engine/clusters.js";
import { engine as bundle, readJson } from "../tests/frontend/helpers/engine.js";
import { createRandom } from "../tests/frontend/helpers/random.js";

const require = createRequire(import.meta.url);
const config = readJson("tests", "frontend", "fixtures", "config.json");
const published = readJson("tests", "frontend", "fixtures", "index.json");

const SIZES = [51, 10_000, 100_000];
const LEAST_MS = 400;
const LEAST_TURNS = 5;
const ZOOM = 8;
const QUERIES = ["inbraak", "jongeren overlast", "buurtvaders", "wijkagent"];
const FACETS = { fenomeen: ["overlast", "toezicht"], partij: ["politie"] };

const [folder, ...given] = process.argv.slice(2);
const sizes = given.length ? given.map(Number) : SIZES;

/** As many examples as asked: the published ones over and over, each somewhere else in the Netherlands. */
function generate(size) {
  const random = createRandom(size);
  return Array.from({ length: size }, (_, i) => {
    const item = published.items[i % published.items.length];
    const place = { name: "Ede", municipality: "Ede", municipality_code: "GM0228", province: "Gelderland", precision: "wijk" };
    const point = () => ({
      ...place,
      lon: Number((3.5 + random.next() * 3.5).toFixed(4)),
      lat: Number((51 + random.next() * 2).toFixed(4)),
    });
    const places = Array.from({ length: random.chance(0.1) ? 2 : 1 }, point);
    return { ...item, id: `${item.id}-${i}`, title: `${item.title} ${i}`, places, mapped: random.chance(0.9) };
  });
}

/** Median time of a turn in ms, after turns to warm up. */
function time(turn) {
  for (let k = 0; k < LEAST_TURNS; k++) turn(k);
  const took = [];
  const start = performance.now();
  for (let k = 0; took.length < LEAST_TURNS || performance.now() - start < LEAST_MS; k++) {
    const before = performance.now();
    turn(k);
    took.push(performance.now() - before);
  }
  return took.sort((a, b) => a - b)[took.length >> 1];
}

const load = async (module) =>
  folder ? (await import(pathToFileURL(require.resolve(module, { paths: [folder] })))).default : null;

/** Filter and disjunctive counts with arrays: the reference everyone would write first. */
function naiveFilter(items, chosen) {
  const numbers = config.facets.map(({ param, values }) =>
    (chosen[param] ?? []).map((slug) => values.findIndex((value) => value.slug === slug)),
  );
  const meets = (item, except) =>
    numbers.every((wanted, f) => f === except || !wanted.length || item.facets[f].some((v) => wanted.includes(v)));
  const counts = config.facets.map(({ values }, f) => {
    const others = items.filter((item) => meets(item, f));
    return values.map((_, v) => others.filter((item) => item.facets[f].includes(v)).length);
  });
  const shown = items.filter((item) => meets(item, -1)).sort((a, b) => (a.title < b.title ? -1 : 1));
  return { counts, shown };
}

/** Search with arrays: every word somewhere in the text of the item. */
function naiveSearch(items, q) {
  const words = q.toLowerCase().split(" ");
  return items.filter((item) => {
    const text = `${item.title} ${item.summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function superclusterTurn(Supercluster, items, numbers) {
  const features = numbers.flatMap((i) =>
    items[i].places.map(({ lon, lat }) => ({
      type: "Feature",
      properties: { i },
      geometry: { type: "Point", coordinates: [lon, lat] },
    })),
  );
  return () => new Supercluster({ radius: RADIUS_PX, maxZoom: 19 }).load(features).getClusters([-180, -85, 180, 85], ZOOM);
}

function report(size, what, own, peer, name) {
  const ratio = peer === null ? "" : `${(peer / own).toFixed(1)} x as fast as ${name} (${peer.toFixed(2)} ms)`;
  console.log(`${String(size).padStart(7)}  ${what.padEnd(18)} ${own.toFixed(2).padStart(8)} ms  ${ratio}`);
}

const Supercluster = await load("supercluster");
for (const size of sizes) {
  const items = generate(size);
  const before = performance.now();
  const engine = bundle.createEngine({ facets: config.facets, items }, null);
  report(size, "create", performance.now() - before, null);
  const selection = { ...bundle.EMPTY, facets: FACETS };
  report(
    size,
    "filter + counts",
    time(() => engine.evaluate(selection)),
    time(() => naiveFilter(items, FACETS)),
    "arrays",
  );
  const { mapped } = engine.evaluate(bundle.EMPTY);
  // A fresh array each turn, as after a changed filter: nothing is remembered.
  const clusters = time(() => engine.clusters([...mapped], ZOOM, null));
  report(size, "clusters", clusters, Supercluster && time(superclusterTurn(Supercluster, items, mapped)), "supercluster");
  const first = performance.now();
  engine.evaluate({ ...bundle.EMPTY, q: "buurt" });
  report(size, "first search", performance.now() - first, null);
  // A new text each turn: the answers to earlier ones are remembered.
  const search = time((k) => engine.evaluate({ ...bundle.EMPTY, q: `${QUERIES[k % QUERIES.length]} ${"?".repeat(k % 97)}` }));
  report(
    size,
    "search",
    search,
    time((k) => naiveSearch(items, QUERIES[k % QUERIES.length])),
    "arrays",
  );
}
