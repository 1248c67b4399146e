/**
 * Facets that do not lie. OR within a facet, AND between facets; a value's count is the number of results that
 * carry it under all other filters, its own facet left out.
 */
import * as bitset from "./bitset.js";

/** @import { Bits, Counts, Dataset, Narrow } from "../../types.js" */

/** Items with a chosen value of a facet; null when none is. @param {Dataset} data @param {number} f @param {string[]} slugs */
function chosenBits(data, f, slugs) {
  if (!slugs.length) return null;
  const bits = bitset.none(data.size);
  data.facets[f].values.forEach(({ slug }, v) => {
    if (slugs.includes(slug)) bitset.addAll(bits, data.facetBits[f][v]);
  });
  return bits;
}

/** @param {Bits} start @param {(Bits|null)[]} sets @param {number} [except] number of the set left out */
function intersect(start, sets, except) {
  return sets.reduce((/** @type {Bits} */ bits, set, f) => (set === null || f === except ? bits : bitset.and(bits, set)), start);
}

/**
 * @param {Dataset} data @param {{[param: string]: string[]}} facets chosen slugs
 * @param {Bits} base items that meet text and map view
 * @param {Narrow} narrow from the items that meet some filters to the results among them: the place's radius is judged last,
 *   because its nearest-five fallback depends on what the other filters leave
 * @returns {{bits: Bits, candidates: Bits, counts: Counts}} `candidates`: what meets all but the place
 */
export function filter(data, facets, base, narrow) {
  const chosen = data.facets.map(({ param }, f) => chosenBits(data, f, facets[param] ?? []));
  const candidates = intersect(base, chosen);
  const bits = narrow(candidates);
  /** @type {Counts} */
  const counts = {};
  data.facets.forEach(({ param, values }, f) => {
    const others = chosen[f] === null ? bits : narrow(intersect(base, chosen, f));
    counts[param] = Object.fromEntries(values.map(({ slug }, v) => [slug, bitset.countAnd(others, data.facetBits[f][v])]));
  });
  return { bits, candidates, counts };
}
