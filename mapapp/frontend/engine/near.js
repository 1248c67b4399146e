/**
 * Near a place: which examples lie within the radius, how far each is, and which come along although they are not
 * on the map.
 */
import * as bitset from "./filter/bitset.js";
import { distanceKm } from "./geo.js";
import { sorted } from "./sort.js";

/** @import { Bits, Dataset, Item, Kind, Near, Place } from "../types.js" */

/** Instead of kilometres: only what lies in the place's own municipality (of a province: in the province). */
export const HERE = "gemeente";
/** Kinds that stand for their municipality; of a district or postcode only distance counts. @type {Set<Kind>} */
export const MUNICIPAL = new Set(["municipality", "settlement", "popular", "former"]);
const FALLBACK = 5;

/** Does one of the item's places lie in the municipality (or province) of the place. @param {Item} item @param {Place} place */
function isWithin(item, place) {
  if (place.kind === "province") return item.places.some((p) => p.province === place.province);
  return item.places.some((p) => p.municipality_code === place.municipality_code);
}

/** Nation-wide, unplaced, or of a region the place lies in. @param {Dataset} data @param {number} i @param {Place} place */
function comesAlong(data, i, place) {
  const provinces = data.items[i].places.map((p) => p.province).filter((province) => province !== null);
  return data.isNationwide(i) || provinces.length === 0 || provinces.includes(place.province);
}

/** @param {Dataset} data @param {number} i @param {Place} place */
function nearestPointKm(data, i, place) {
  const { lon, lat } = data.points;
  let least = Infinity;
  for (let p = data.pointStart[i]; p < data.pointStart[i + 1]; p++) {
    least = Math.min(least, distanceKm(place.lon, place.lat, lon[p], lat[p]));
  }
  return least;
}

/** Distances from a place, what lies within it, and what comes along. @param {Dataset} data @param {Place} place */
function measure(data, place) {
  const km = new Float64Array(data.size).fill(Infinity);
  const within = bitset.none(data.size);
  const alongside = bitset.none(data.size);
  for (let i = 0; i < data.size; i++) {
    if (!bitset.has(data.mapped, i)) {
      if (comesAlong(data, i, place)) bitset.add(alongside, i);
      continue;
    }
    km[i] = nearestPointKm(data, i, place);
    if (isWithin(data.items[i], place)) bitset.add(within, i);
  }
  return { km, within, alongside };
}

/** @param {Dataset} data @param {Place} place @returns {Near} */
export function createNear(data, place) {
  const { km, within, alongside } = measure(data, place);
  const here = MUNICIPAL.has(place.kind) || place.kind === "province" ? within : bitset.none(data.size);
  const isHere = (i) => bitset.has(here, i);
  const sortKm = (i) => (isHere(i) ? 0 : km[i]);

  /** The mapped items within a radius. @param {number|"gemeente"} radius */
  function inRange(radius) {
    if (radius === HERE) return within;
    const bits = here.slice();
    for (let i = 0; i < data.size; i++) if (km[i] <= radius) bitset.add(bits, i);
    return bits;
  }

  /** The few nearest that meet the other filters, with what comes along. @param {Bits} candidates */
  function nearest(candidates) {
    const byDistance = sorted(bitset.and(candidates, data.mapped), "afstand", { data, near: { sortKm }, scores: null });
    const bits = bitset.of(data.size, byDistance.slice(0, FALLBACK));
    bitset.addAll(bits, bitset.and(candidates, alongside));
    return bits;
  }

  return {
    place,
    sortKm,
    distance: (i) => (km[i] === Infinity ? null : { km: km[i], here: isHere(i) }),
    radiusFilter(radius) {
      const near = inRange(radius);
      const bits = near.slice();
      bitset.addAll(bits, alongside);
      const isFallback = (candidates) => bitset.countAnd(candidates, near) === 0;
      return {
        narrow: (candidates) => (isFallback(candidates) ? nearest(candidates) : bitset.and(candidates, bits)),
        isFallback,
      };
    },
  };
}
