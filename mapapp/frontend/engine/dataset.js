/**
 * The data set in columns, made once: a bitset for every facet value, distinct points on the Mercator plane, the
 * alphabetical order of the titles.
 */
import * as bitset from "./filter/bitset.js";
import { latY, lonX } from "./geo.js";
import { fold } from "./search/text.js";

/** @import { Bits, Dataset, FacetSource, Item, Points, Source } from "../types.js" */

/** What config says of a facet value that is no datum of its own. */
export const UNKNOWN = "unknown";
const NATIONWIDE = "nationwide";

/** All points, and where those of each item begin. @param {Item[]} items */
function pointColumns(items) {
  const pointStart = new Uint32Array(items.length + 1);
  const columns = { item: /** @type {number[]} */ ([]), lon: /** @type {number[]} */ ([]), lat: /** @type {number[]} */ ([]) };
  items.forEach(({ mapped, places }, i) => {
    places.forEach(({ lon, lat }, nth) => {
      if (!mapped || lon === null || lat === null) return;
      if (places.findIndex((place) => place.lon === lon && place.lat === lat) < nth) return;
      columns.item.push(i);
      columns.lon.push(lon);
      columns.lat.push(lat);
    });
    pointStart[i + 1] = columns.item.length;
  });
  /** @type {Points} */
  const points = {
    item: Uint32Array.from(columns.item),
    lon: Float64Array.from(columns.lon),
    lat: Float64Array.from(columns.lat),
    x: Float64Array.from(columns.lon, lonX),
    y: Float64Array.from(columns.lat, latY),
  };
  return { pointStart, points };
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Item numbers by folded title, then id: the order when nothing else decides. @param {Item[]} items */
function orderByTitle(items) {
  const folded = items.map((item) => fold(item.title));
  const order = Uint32Array.from(items.keys());
  return order.sort((a, b) => compare(folded[a], folded[b]) || compare(items[a].id, items[b].id));
}

/** @param {FacetSource[]} facets @param {Item[]} items */
function bitsByFacet(facets, items) {
  const bits = facets.map((facet) => facet.values.map(() => bitset.none(items.length)));
  items.forEach((item, i) => {
    for (let f = 0; f < facets.length; f++) for (const v of item.facets[f]) bitset.add(bits[f][v], i);
  });
  return bits;
}

/** Items with a value that means everywhere. @param {FacetSource[]} facets @param {Bits[][]} facetBits @param {number} size */
function nationwideBits(facets, facetBits, size) {
  const bits = bitset.none(size);
  facets.forEach(({ values }, f) =>
    values.forEach(({ kind }, v) => {
      if (kind === NATIONWIDE) bitset.addAll(bits, facetBits[f][v]);
    }),
  );
  return bits;
}

/** @param {Source} source `facets` as config declares them, `items` of the index @returns {Dataset} */
export function createDataset({ facets, items }) {
  const size = items.length;
  const { pointStart, points } = pointColumns(items);
  const titleOrder = orderByTitle(items);
  const titleRank = new Uint32Array(size);
  titleOrder.forEach((i, rank) => (titleRank[i] = rank));
  const facetBits = bitsByFacet(facets, items);
  const nationwide = nationwideBits(facets, facetBits, size);
  return {
    facets,
    items,
    size,
    points,
    pointStart,
    mapped: bitset.of(size, points.item),
    everything: bitset.all(size),
    facetBits,
    titleOrder,
    titleRank,
    isNationwide: (i) => bitset.has(nationwide, i),
  };
}
