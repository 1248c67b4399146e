/** From a selection to what is shown: the text, the map view, the facets and the place, in that order. */
import * as bitset from "./filter/bitset.js";
import { filter } from "./filter/filter.js";
import { inside } from "./geo.js";
import { sorted } from "./sort.js";

/** @import { Result, Selection } from "../types.js" */

const keep = (candidates) => candidates;

function bboxBits(data, bbox) {
  const bits = bitset.none(data.size);
  const { item, lon, lat } = data.points;
  item.forEach((i, p) => {
    if (inside(bbox, lon[p], lat[p])) bitset.add(bits, i);
  });
  return bits;
}

/**
 * @param {Object} data
 * @param {{query: function(string): {bits: Uint32Array, scores: Float64Array, terms: string[],
 *   correction: string|null}|null}} search
 * @param {function(string): Object|null} nearOf the measured place of a name or code
 */
export function createEvaluate(data, search, nearOf) {
  /** The sets of one selection, without order. */
  function sift(selection) {
    const found = search.query(selection.q);
    const near = selection.place === null ? null : nearOf(selection.place);
    const radius = near && selection.radius !== null ? near.radiusFilter(selection.radius) : null;
    let base = found ? found.bits : data.everything;
    if (selection.bbox) base = bitset.and(base, bboxBits(data, selection.bbox));
    return { found, near, radius, ...filter(data, selection.facets, base, radius ? radius.narrow : keep) };
  }

  function nearOfResult({ near, radius, candidates }, selection, mapped) {
    if (!near) return null;
    const fallback = radius !== null && mapped.length > 0 && radius.isFallback(candidates);
    return { place: near.place, radius: selection.radius, inRange: fallback ? 0 : mapped.length, fallback };
  }

  /**
   * @param {Selection} selection
   * @returns {Result}
   */
  function evaluate(selection) {
    const sifted = sift(selection);
    const { found, near, bits, counts } = sifted;
    // The best answer to a question comes first, wherever it stands; otherwise what is off the map has its own list.
    const mixed = found !== null && (selection.sort === null || selection.sort === "relevantie");
    const context = { data, near, scores: found ? found.scores : null };
    const ranked = sorted(bits, selection.sort, context);
    const mapped = ranked.filter((i) => bitset.has(data.mapped, i));
    const offMap = ranked.filter((i) => !bitset.has(data.mapped, i));
    return {
      total: data.size,
      shown: ranked.length,
      order: mixed ? ranked : [...mapped, ...offMap],
      mixed,
      mapped,
      offMap,
      counts,
      near: nearOfResult(sifted, selection, mapped),
      distance: (i) => (near ? near.distance(i) : null),
      terms: found ? found.terms : [],
      correction: found ? found.correction : null,
    };
  }

  const countOf = (selection) => bitset.count(sift(selection).bits);

  /**
   * What dropping each filter alone would yield.
   * @param {Selection} selection
   * @returns {Array<{kind: "q"|"place"|"facet"|"bbox", param: string, slug: string|null, count: number}>} a facet
   *   with several chosen values is dropped whole and has slug null
   */
  function relax(selection) {
    const drops = [];
    const drop = (kind, param, slug, changes) => drops.push({ kind, param, slug, count: countOf({ ...selection, ...changes }) });
    if (search.query(selection.q)) drop("q", "q", null, { q: "" });
    if (selection.place !== null && selection.radius !== null) drop("place", "plaats", null, { place: null, radius: null });
    for (const { param } of data.facets) {
      const { [param]: chosen = [], ...others } = selection.facets;
      if (chosen.length) drop("facet", param, chosen.length === 1 ? chosen[0] : null, { facets: others });
    }
    if (selection.bbox) drop("bbox", "beeld", null, { bbox: null });
    return drops;
  }

  return { evaluate, relax };
}
