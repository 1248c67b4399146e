/** From a selection to what is shown: the text, the map view, the facets and the place, in that order. */
import * as bitset from "./filter/bitset.js";
import { filter } from "./filter/filter.js";
import { inside } from "./geo.js";
import { sorted } from "./sort.js";

/** @import { Bbox, Bits, Dataset, Found, Near, Offer, Result, Selection } from "../types.js" */

const keep = (/** @type {Bits} */ candidates) => candidates;

/** @param {Dataset} data @param {Bbox} bbox */
function bboxBits(data, bbox) {
  const bits = bitset.none(data.size);
  const { item, lon, lat } = data.points;
  item.forEach((i, p) => {
    if (inside(bbox, lon[p], lat[p])) bitset.add(bits, i);
  });
  return bits;
}

/** @param {Dataset} data @param {{query: (q: string) => Found|null}} search @param {(place: string) => Near|null} nearOf */
export function createEvaluate(data, search, nearOf) {
  /** The items that meet a selection and the counts of all facet values, without order. @param {Selection} selection */
  function filterAndCount(selection) {
    const found = search.query(selection.q);
    const near = selection.place === null ? null : nearOf(selection.place);
    const radius = near && selection.radius !== null ? near.radiusFilter(selection.radius) : null;
    let base = found ? found.bits : data.everything;
    if (selection.bbox) base = bitset.and(base, bboxBits(data, selection.bbox));
    return { found, near, radius, ...filter(data, selection.facets, base, radius ? radius.narrow : keep) };
  }

  /** @param {ReturnType<typeof filterAndCount>} filtered @param {Selection} selection @param {number[]} mapped */
  function nearOfResult({ near, radius, candidates }, selection, mapped) {
    if (!near) return null;
    const fallback = radius !== null && mapped.length > 0 && radius.isFallback(candidates);
    return { place: near.place, radius: selection.radius, inRange: fallback ? 0 : mapped.length, fallback };
  }

  /** @param {Selection} selection @returns {Result} */
  function evaluate(selection) {
    const filtered = filterAndCount(selection);
    const { found, near, bits, counts } = filtered;
    // The best answer to a question comes first, wherever it stands; otherwise what is off the map has its own list.
    const mixed = found !== null && (selection.sort === null || selection.sort === "relevantie");
    const ranked = sorted(bits, selection.sort, { data, near, scores: found && found.scores });
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
      near: nearOfResult(filtered, selection, mapped),
      distance: (i) => near && near.distance(i),
      terms: found ? found.terms : [],
      correction: found && found.correction,
    };
  }

  /** What dropping each filter alone would yield; a facet with several values is dropped whole. @param {Selection} selection */
  function relax(selection) {
    /** @type {Offer[]} */
    const offers = [];
    /** @param {Omit<Offer, "count">} filter @param {Partial<Selection>} without */
    function offer(filter, without) {
      offers.push({ ...filter, count: bitset.count(filterAndCount({ ...selection, ...without }).bits) });
    }
    if (search.query(selection.q)) offer({ kind: "q", param: "q", slug: null }, { q: "" });
    if (selection.place !== null && selection.radius !== null) {
      offer({ kind: "place", param: "plaats", slug: null }, { place: null, radius: null });
    }
    for (const { param } of data.facets) {
      const { [param]: chosen = [], ...others } = selection.facets;
      if (chosen.length) offer({ kind: "facet", param, slug: chosen.length === 1 ? chosen[0] : null }, { facets: others });
    }
    if (selection.bbox) offer({ kind: "bbox", param: "beeld", slug: null }, { bbox: null });
    return offers;
  }

  return { evaluate, relax };
}
