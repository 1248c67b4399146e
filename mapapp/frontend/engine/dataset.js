/**
 * The data set in columns, made once: a bitset for every facet value, distinct points on the Mercator plane, the
 * alphabetical order of the titles.
 */
import * as bitset from "./filter/bitset.js";
import { latY, lonX } from "./geo.js";
import { fold } from "./search/text.js";

/** @import { Item } from "../types.js" */

export const NATIONWIDE = "landelijk";
export const UNKNOWN = "niet-bekend";

/** Distinct points of the mapped items; the points of one item stand together, items ascending. */
function pointColumns(items) {
  const columns = { item: [], lon: [], lat: [] };
  items.forEach((item, i) => {
    if (!item.mapped) return;
    const first = columns.item.length;
    for (const { lon, lat } of item.places) {
      if (lon === null) continue;
      let known = first;
      while (known < columns.item.length && !(columns.lon[known] === lon && columns.lat[known] === lat)) known++;
      if (known < columns.item.length) continue;
      columns.item.push(i);
      columns.lon.push(lon);
      columns.lat.push(lat);
    }
  });
  return {
    item: Uint32Array.from(columns.item),
    lon: Float64Array.from(columns.lon),
    lat: Float64Array.from(columns.lat),
    x: Float64Array.from(columns.lon, lonX),
    y: Float64Array.from(columns.lat, latY),
  };
}

function pointStarts(points, size) {
  const starts = new Uint32Array(size + 1);
  for (const i of points.item) starts[i + 1]++;
  for (let i = 0; i < size; i++) starts[i + 1] += starts[i];
  return starts;
}

/** The rectangle on the Mercator plane that holds all points. */
function extentOf({ x, y }) {
  const extent = { west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
  for (let p = 0; p < x.length; p++) {
    extent.west = Math.min(extent.west, x[p]);
    extent.east = Math.max(extent.east, x[p]);
    extent.north = Math.min(extent.north, y[p]);
    extent.south = Math.max(extent.south, y[p]);
  }
  return x.length ? extent : { west: 0, east: 0, north: 0, south: 0 };
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Item numbers by folded title, then id: the order when nothing else decides. */
function orderByTitle(items) {
  const folded = items.map((item) => fold(item.title));
  const order = Uint32Array.from(items.keys());
  return order.sort((a, b) => compare(folded[a], folded[b]) || compare(items[a].id, items[b].id));
}

function ranksOf(order) {
  const ranks = new Uint32Array(order.length);
  order.forEach((i, rank) => (ranks[i] = rank));
  return ranks;
}

function facetBits(facets, items) {
  const bits = facets.map((facet) => facet.values.map(() => bitset.none(items.length)));
  items.forEach((item, i) => {
    for (let f = 0; f < facets.length; f++) for (const v of item.facets[f]) bitset.add(bits[f][v], i);
  });
  return bits;
}

/**
 * @param {{facets: Array, items: Item[]}} source `facets` as config declares them, `items` of the index
 */
export function createDataset({ facets, items }) {
  const size = items.length;
  const points = pointColumns(items);
  const titleOrder = orderByTitle(items);
  const mapped = bitset.none(size);
  for (const i of points.item) bitset.add(mapped, i);
  return {
    facets,
    items,
    size,
    points,
    extent: extentOf(points),
    /** The points of item i stand from `pointStart[i]` to `pointStart[i + 1]`. */
    pointStart: pointStarts(points, size),
    mapped,
    everything: bitset.all(size),
    facetBits: facetBits(facets, items),
    titleOrder,
    /** Place of an item in `titleOrder`. */
    titleRank: ranksOf(titleOrder),
    isNationwide: (i) => items[i].scope === NATIONWIDE,
  };
}
