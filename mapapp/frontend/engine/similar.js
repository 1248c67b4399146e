/** Examples like one example: shared facet values, a rare one telling more than a common one. */
import { UNKNOWN } from "./dataset.js";
import * as bitset from "./filter/bitset.js";

/** The item's known values, with how much sharing each one says. */
function traits(data, i) {
  const found = [];
  data.facets.forEach(({ param, values }, f) => {
    for (const v of data.items[i].facets[f]) {
      const { slug } = values[v];
      if (slug === UNKNOWN) continue;
      const bits = data.facetBits[f][v];
      found.push({ param, slug, bits, weight: Math.log(data.size / bitset.count(bits)) });
    }
  });
  return found;
}

/**
 * @param {Object} data
 * @param {number} i item number
 * @param {number} n how many at most
 * @returns {Array<{item: number, shared: Array<{param: string, slug: string}>}>} most alike first; the values
 *   that say most first; nothing that shares nothing
 */
export function similar(data, i, n) {
  const own = traits(data, i).sort((a, b) => b.weight - a.weight);
  const scores = new Float64Array(data.size);
  for (const { bits, weight } of own) for (const other of bitset.members(bits)) scores[other] += weight;
  const others = [];
  scores.forEach((score, other) => {
    if (score > 0 && other !== i) others.push(other);
  });
  others.sort((a, b) => scores[b] - scores[a] || data.titleRank[a] - data.titleRank[b]);
  return others.slice(0, n).map((item) => ({
    item,
    shared: own.filter(({ bits }) => bitset.has(bits, item)).map(({ param, slug }) => ({ param, slug })),
  }));
}
