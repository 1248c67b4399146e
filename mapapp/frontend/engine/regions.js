/**
 * Results by region. Every result is counted: in each province it has a place in, or as nation-wide, or as unplaced;
 * `repeated` is what provinces count more than once, so provinces + nationwide + unplaced - repeated = total.
 */

/** @import { Dataset, ItemPlace, RegionCounts } from "../types.js" */

/** All province names declared, at zero, so that "none" can be said. @param {Dataset} data @returns {{[name: string]: number}} */
function declaredProvinces({ facets }) {
  const values = facets.find(({ areas }) => areas)?.values ?? [];
  return Object.fromEntries(values.filter(({ kind }) => !kind).map(({ label }) => [label, 0]));
}

/** @param {ItemPlace[]} places @param {"province"|"municipality_code"} key */
function distinct(places, key) {
  const found = new Set();
  for (const place of places) if (place[key] !== null) found.add(place[key]);
  return found;
}

/** @param {Dataset} data @param {number[]} numbers item numbers of the results @returns {RegionCounts} */
export function regions(data, numbers) {
  const provinces = declaredProvinces(data);
  /** @type {{[code: string]: number}} */
  const municipalities = {};
  let [nationwide, unplaced, repeated] = [0, 0, 0];
  for (const i of numbers) {
    if (data.isNationwide(i)) {
      nationwide++;
      continue;
    }
    const { places } = data.items[i];
    const names = distinct(places, "province");
    if (names.size === 0) unplaced++;
    else repeated += names.size - 1;
    for (const name of names) provinces[name] = (provinces[name] ?? 0) + 1;
    for (const code of distinct(places, "municipality_code")) municipalities[code] = (municipalities[code] ?? 0) + 1;
  }
  return { provinces, municipalities, nationwide, unplaced, repeated, total: numbers.length };
}
