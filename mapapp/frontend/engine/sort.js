/**
 * The order of the cards. Every key is a whole number, smallest first, and every order ends in the folded title, then
 * the id: so it is the same everywhere, whatever a processor makes of the last decimals.
 */
import * as bitset from "./filter/bitset.js";

/** Sorts after every real key. */
const LAST = 2 ** 30;
const M_PER_KM = 1000;
const SCORE_STEPS = 10_000;
const YEARS = 10_000;

/** Keys by item number; null when the selection has nothing to sort by that way. */
const KEYS = {
  relevantie: ({ scores }) => scores && ((i) => LAST - Math.round(scores[i] * SCORE_STEPS)),
  afstand: ({ near }) => near && ((i) => Math.min(LAST, Math.round(near.sortKm(i) * M_PER_KM))),
  startjaar:
    ({ data }) =>
    (i) =>
      data.items[i].start === null ? LAST : YEARS - data.items[i].start,
};

/** The order that is really used: the one asked for when it means something, else the one that fits. */
function keyOf(sort, context) {
  if (sort === "titel" || (sort === "afstand" && !context.near)) return null;
  return (sort && KEYS[sort](context)) || KEYS.relevantie(context) || KEYS.afstand(context);
}

/**
 * @param {Uint32Array} bits the items
 * @param {string|null} sort
 * @param {{data: Object, scores: Float64Array|null, near: Object|null}} context
 * @returns {number[]} item numbers in order
 */
export function sorted(bits, sort, { data, ...context }) {
  const key = keyOf(sort, { data, ...context });
  const byTitle = data.titleOrder.filter((i) => bitset.has(bits, i));
  if (!key) return Array.from(byTitle);
  // Key and alphabetical rank in one number, so that the engine's own numeric sort does the work.
  const ranks = byTitle.length;
  const keys = Float64Array.from(byTitle, (i, rank) => key(i) * ranks + rank).sort();
  return Array.from(keys, (combined) => byTitle[combined % ranks]);
}
