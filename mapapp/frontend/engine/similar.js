/** Examples like one example: shared facet values, a rare one telling more than a common one. */
import { UNKNOWN } from "./dataset.js";
import * as bitset from "./filter/bitset.js";

/** @import { Bits, Dataset, Similar } from "../types.js" */

/** The item's known values, with how much sharing each one says. @param {Dataset} data @param {number} i */
function traits(data, i) {
  /** @type {{param: string, slug: string, bits: Bits, weight: number}[]} */
  const found = [];
  data.facets.forEach(({ param, values }, f) => {
    for (const v of data.items[i].facets[f]) {
      const { slug, kind } = values[v];
      if (kind === UNKNOWN) continue;
      const bits = data.facetBits[f][v];
      found.push({ param, slug, bits, weight: Math.log(data.size / bitset.count(bits)) });
    }
  });
  return found;
}

/** At most `n`, most alike first. @param {Dataset} data @param {number} i @param {number} n @returns {Similar[]} */
export function similar(data, i, n) {
  const own = traits(data, i).sort((a, b) => b.weight - a.weight);
  const scores = new Float64Array(data.size);
  for (const { bits, weight } of own) for (const other of bitset.members(bits)) scores[other] += weight;
  const others = [...scores.keys()].filter((other) => scores[other] > 0 && other !== i);
  others.sort((a, b) => scores[b] - scores[a] || data.titleRank[a] - data.titleRank[b]);
  return others.slice(0, n).map((item) => ({
    item,
    shared: own.filter(({ bits }) => bitset.has(bits, item)).map(({ param, slug }) => ({ param, slug })),
  }));
}
