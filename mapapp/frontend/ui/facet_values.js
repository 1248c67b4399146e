/** What a facet's record says of its values: which of them are known, and where an item's values show. Pure. */

/** @import { Facet, FacetValue, Item } from "../types.js" */

/**
 * An item's values in one facet, without the unknown one; empty when nothing is known.
 * @param {{facets: Facet[]}} config
 * @param {Item} item
 * @param {Facet} facet one of `config.facets`
 * @returns {FacetValue[]}
 */
export function knownValues(config, item, facet) {
  const numbers = item.facets[config.facets.findIndex(({ param }) => param === facet.param)];
  return numbers.map((number) => facet.values[number]).filter(({ kind }) => kind !== "unknown");
}

/**
 * The facets whose values stand on a surface, in declared order.
 * @param {{facets: Facet[]}} config
 * @param {"card" | "detail" | "slide" | "print"} surface
 * @param {string} [part] only those in this part of it: "facts", "parties", "audience" or "labels"
 * @returns {Facet[]}
 */
export function facetsShownOn(config, surface, part) {
  return config.facets.filter(({ shows }) => (part === undefined ? shows[surface] : shows[surface] === part));
}

/** What stands over an item's values in one facet. @param {Facet} facet */
export const headingOf = (facet) => facet.heading ?? facet.label;
