/**
 * Facets that do not lie. OR within a facet, AND between facets; a value's count is the number of results that
 * carry it under all other filters, its own facet left out.
 *
 * `narrow` turns the items that meet some filters into the results among them: the place's radius is judged last,
 * because its nearest-five fallback depends on what the other filters leave.
 */
import * as bitset from "./bitset.js";

/** Items carrying one of the facet's chosen values; null when none is chosen. */
function chosenBits(data, f, slugs) {
  if (!slugs?.length) return null;
  const bits = bitset.none(data.size);
  data.facets[f].values.forEach(({ slug }, v) => {
    if (slugs.includes(slug)) bitset.addAll(bits, data.facetBits[f][v]);
  });
  return bits;
}

function intersect(start, sets, except) {
  return sets.reduce((bits, set, f) => (set === null || f === except ? bits : bitset.and(bits, set)), start);
}

/**
 * @param {Object} data
 * @param {Object<string, string[]>} facets chosen slugs by param
 * @param {Uint32Array} base items that meet text and map view
 * @param {function(Uint32Array): Uint32Array} narrow
 * @returns {{bits: Uint32Array, candidates: Uint32Array, counts: Object<string, Object<string, number>>}}
 *   `candidates`: what meets all but the place
 */
export function filter(data, facets, base, narrow) {
  const chosen = data.facets.map(({ param }, f) => chosenBits(data, f, facets[param]));
  const candidates = intersect(base, chosen, -1);
  const bits = narrow(candidates);
  const counts = {};
  data.facets.forEach(({ param, values }, f) => {
    const others = chosen[f] === null ? bits : narrow(intersect(base, chosen, f));
    const byValue = (counts[param] = {});
    values.forEach(({ slug }, v) => (byValue[slug] = bitset.countAnd(others, data.facetBits[f][v])));
  });
  return { bits, candidates, counts };
}
