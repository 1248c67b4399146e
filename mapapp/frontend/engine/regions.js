/**
 * Results by region. Every result is counted: in each province it has a place in, or as nation-wide, or as
 * unplaced; `repeated` is what provinces count more than once, so
 * provinces + nationwide + unplaced - repeated = total.
 */
import { NATIONWIDE, UNKNOWN } from "./dataset.js";

const PROVINCE_PARAM = "provincie";

/** All province names declared, at zero, so that "none" can be said. */
function declaredProvinces(data) {
  const values = data.facets.find(({ param }) => param === PROVINCE_PARAM)?.values ?? [];
  const named = values.filter(({ slug }) => slug !== NATIONWIDE && slug !== UNKNOWN);
  return Object.fromEntries(named.map(({ label }) => [label, 0]));
}

const distinct = (places, key) => new Set(places.map((place) => place[key]).filter((value) => value !== null));

/**
 * @param {Object} data
 * @param {number[]} numbers item numbers of the results
 * @returns {{provinces: Object<string, number>, municipalities: Object<string, number>, nationwide: number,
 *   unplaced: number, repeated: number, total: number}}
 */
export function regions(data, numbers) {
  const provinces = declaredProvinces(data);
  const municipalities = {};
  let [nationwide, unplaced, repeated] = [0, 0, 0];
  for (const i of numbers) {
    if (data.isNationwide(i)) {
      nationwide++;
      continue;
    }
    const names = distinct(data.items[i].places, "province");
    if (names.size === 0) unplaced++;
    else repeated += names.size - 1;
    for (const name of names) provinces[name] = (provinces[name] ?? 0) + 1;
    for (const code of distinct(data.items[i].places, "municipality_code")) {
      municipalities[code] = (municipalities[code] ?? 0) + 1;
    }
  }
  return { provinces, municipalities, nationwide, unplaced, repeated, total: numbers.length };
}
