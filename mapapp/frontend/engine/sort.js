/**
 * The order of the cards. Every key is a whole number, smallest first, and every order ends in the folded title, then
 * the id: so it is the same everywhere, whatever a processor makes of the last decimals.
 */
import * as bitset from "./filter/bitset.js";

/** @import { Bits, Dataset } from "../types.js" */
/** @typedef {(item: number) => number} Key */
/** @typedef {{data: Dataset, scores: Float64Array|null, near: {sortKm: Key}|null}} Context what there is to sort by */

/** Sorts after every real key. */
const LAST = 2 ** 30;
const M_PER_KM = 1000;
const SCORE_STEPS = 10_000;
const YEARS = 10_000;

/** Null when there is nothing to sort by that way. @type {{[sort: string]: (context: Context) => Key|null}} */
const KEYS = {
  relevantie: ({ scores }) => scores && ((i) => LAST - Math.round(scores[i] * SCORE_STEPS)),
  afstand: ({ near }) => near && ((i) => Math.min(LAST, Math.round(near.sortKm(i) * M_PER_KM))),
  startjaar:
    ({ data }) =>
    (i) => {
      const { start } = data.items[i];
      return start === null ? LAST : YEARS - start;
    },
};

/** The order asked for when it means something, else the one that fits. @param {string|null} sort @param {Context} context */
function keyOf(sort, context) {
  if (sort === "titel" || (sort === "afstand" && !context.near)) return null;
  return (sort && KEYS[sort](context)) || KEYS.relevantie(context) || KEYS.afstand(context);
}

/** @param {Bits} bits the items @param {string|null} sort @param {Context} context @returns {number[]} item numbers in order */
export function sorted(bits, sort, context) {
  const key = keyOf(sort, context);
  const byTitle = context.data.titleOrder.filter((i) => bitset.has(bits, i));
  if (!key) return Array.from(byTitle);
  // Key and alphabetical rank in one number, so that the engine's own numeric sort does the work.
  const ranks = byTitle.length;
  const keys = Float64Array.from(byTitle, (i, rank) => key(i) * ranks + rank).sort();
  return Array.from(keys, (combined) => byTitle[combined % ranks]);
}
