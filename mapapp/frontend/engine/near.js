/**
 * Near a place: which examples lie within the radius, how far each is, and which come along although they are not
 * on the map.
 */
import * as bitset from "./filter/bitset.js";
import { distanceKm } from "./geo.js";
import { sorted } from "./sort.js";

/** @import { Place } from "../types.js" */

const FALLBACK = 5;
/** Kinds whose municipality counts as "here"; a district's or postcode's neighbours count by distance only. */
const MUNICIPAL = new Set(["gemeente", "woonplaats", "voormalig"]);
const PROVINCE = "provincie";

/** Does one of the item's places lie in the municipality (or province) of the place. */
function isHere(item, place) {
  if (MUNICIPAL.has(place.kind)) return item.places.some((p) => p.municipality_code === place.municipality_code);
  return place.kind === PROVINCE && item.places.some((p) => p.province === place.province);
}

/** Off the map, but applicable: nation-wide, unplaced, or a region or province the place lies in. */
function comesAlong(data, i, place) {
  const provinces = data.items[i].places.map((p) => p.province).filter((province) => province !== null);
  return data.isNationwide(i) || provinces.length === 0 || provinces.includes(place.province);
}

function nearestPointKm(data, i, place) {
  const { lon, lat } = data.points;
  let least = Infinity;
  for (let p = data.pointStart[i]; p < data.pointStart[i + 1]; p++) {
    least = Math.min(least, distanceKm(place.lon, place.lat, lon[p], lat[p]));
  }
  return least;
}

/** Distances from one place, worked out once. */
function measure(data, place) {
  const km = new Float64Array(data.size).fill(Infinity);
  const here = bitset.none(data.size);
  const alongside = bitset.none(data.size);
  for (let i = 0; i < data.size; i++) {
    if (!bitset.has(data.mapped, i)) {
      if (comesAlong(data, i, place)) bitset.add(alongside, i);
      continue;
    }
    km[i] = nearestPointKm(data, i, place);
    if (isHere(data.items[i], place)) bitset.add(here, i);
  }
  return { km, here, alongside };
}

/**
 * @param {Object} data
 * @param {Place} place
 */
export function createNear(data, place) {
  const { km, here, alongside } = measure(data, place);
  const isHereNumber = (i) => bitset.has(here, i);
  /** Sorts "here" before everything else. */
  const sortKm = (i) => (isHereNumber(i) ? 0 : km[i]);

  function within(radius) {
    const bits = alongside.slice();
    for (let i = 0; i < data.size; i++) if (km[i] <= radius || isHereNumber(i)) bitset.add(bits, i);
    return bits;
  }

  function nearest(candidates) {
    const order = sorted(bitset.and(candidates, data.mapped), "afstand", { data, near: { sortKm }, scores: null });
    const bits = bitset.of(data.size, order.slice(0, FALLBACK));
    bitset.addAll(bits, bitset.and(candidates, alongside));
    return bits;
  }

  /**
   * The filter of a radius: candidates to results.
   * @param {number} radius km
   * @returns {{narrow: function(Uint32Array): Uint32Array, isFallback: function(Uint32Array): boolean}}
   */
  function radiusFilter(radius) {
    const bits = within(radius);
    const mappedWithin = bitset.and(bits, data.mapped);
    const isFallback = (candidates) => bitset.countAnd(candidates, mappedWithin) === 0;
    return {
      narrow: (candidates) => (isFallback(candidates) ? nearest(candidates) : bitset.and(candidates, bits)),
      isFallback,
    };
  }

  /** @returns {{km: number, here: boolean}|null} null off the map */
  const distance = (i) => (km[i] === Infinity ? null : { km: km[i], here: isHereNumber(i) });

  return { place, sortKm, distance, radiusFilter };
}
