/**
 * The selection, the one state of the page, and its form in the URL. `parse` and `format` are inverse up to
 * canonical form: `format(parse(format(s)))` equals `format(s)`.
 */
import { cleanText, joinQuery, queryPairs } from "./query.js";
import { oneOf, readBbox, readId, readRadius, readText, readView, upTo } from "./values.js";
import { writeBbox, writeRadius, writeText, writeView } from "./values.js";

/** @import { FacetSource, Ignored, Selection } from "../../types.js" */
/**
 * A plain parameter: `read` gives undefined for what it does not know, `set` puts it in the selection, `write` gives ""
 * for what need not be said. A `list` parameter is read value by value.
 * @typedef {{param: string, isList?: boolean, read: (value: string) => any, set: (selection: Selection, value: any) => void,
 *   write: (selection: Selection) => string}} Plain
 */

/** @type {Selection} */
export const EMPTY = Object.freeze({
  q: "",
  place: null,
  radius: null,
  facets: Object.freeze({}),
  sort: null,
  bbox: null,
  group: null,
  panel: null,
  view: null,
  open: null,
  starred: /** @type {string[]} */ (Object.freeze(/** @type {any} */ ([]))),
  slide: null,
  evening: Object.freeze({ title: "", where: "" }),
  embed: false,
  language: null,
});

const IGNORED_LENGTH = 200;
const STARRED_MOST = 100;
/** Beside the examples a presentation has a title, a map and an end. */
const SLIDES_MOST = STARRED_MOST + 3;
/** What mail and social sites add to links; no part of the selection, so no reason for a notice. */
const TRACKING = /^(?:utm_|fbclid$|gclid$|msclkid$|mc_|_)/;

const readSort = oneOf("relevantie", "afstand", "titel", "startjaar");
const readPanel = oneOf("regio", "kaart", "lijst");

/** The parameters in the order they are written, those before the facets and those after. @type {Plain[]} */
const BEFORE_FACETS = [
  { param: "q", read: readText, set: (s, q) => (s.q = q), write: (s) => writeText(s.q) },
  { param: "plaats", read: readText, set: (s, place) => (s.place = place), write: (s) => writeText(s.place) },
  { param: "straal", read: readRadius, set: (s, radius) => (s.radius = radius), write: (s) => writeRadius(s.radius) },
];
/** @type {Plain[]} */
const AFTER_FACETS = [
  { param: "sorteer", read: readSort, set: (s, sort) => (s.sort = sort), write: (s) => s.sort ?? "" },
  { param: "beeld", read: readBbox, set: (s, bbox) => (s.bbox = bbox), write: (s) => writeBbox(s.bbox) },
  { param: "groep", read: readView, set: (s, group) => (s.group = group), write: (s) => writeView(s.group) },
  { param: "weergave", read: readPanel, set: (s, panel) => (s.panel = panel), write: (s) => s.panel ?? "" },
  { param: "kaart", read: readView, set: (s, view) => (s.view = view), write: (s) => writeView(s.view) },
  { param: "voorbeeld", read: readId, set: (s, id) => (s.open = id), write: (s) => s.open ?? "" },
  { param: "selectie", isList: true, read: readId, set: addStar, write: (s) => s.starred.join() },
  { param: "dia", read: upTo(SLIDES_MOST), set: (s, n) => (s.slide = n), write: (s) => (s.slide === null ? "" : `${s.slide}`) },
  { param: "titel", read: readText, set: (s, title) => (s.evening.title = title), write: (s) => writeText(s.evening.title) },
  { param: "avond", read: readText, set: (s, where) => (s.evening.where = where), write: (s) => writeText(s.evening.where) },
  { param: "embed", read: oneOf("1"), set: (s) => (s.embed = true), write: (s) => (s.embed ? "1" : "") },
  { param: "taal", read: oneOf("en"), set: (s, language) => (s.language = language), write: (s) => s.language ?? "" },
];
const PLAIN = new Map([...BEFORE_FACETS, ...AFTER_FACETS].map((plain) => [plain.param, plain]));

/** @param {Selection} selection @param {string} id */
function addStar({ starred }, id) {
  if (!starred.includes(id) && starred.length < STARRED_MOST) starred.push(id);
}

const listed = (value) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** @param {FacetSource} facet @param {string[]} slugs */
const inDeclaredOrder = (facet, slugs) => facet.values.map(({ slug }) => slug).filter((slug) => slugs.includes(slug));

/**
 * @param {string} query of the URL, with or without `?` @param {{facets: FacetSource[]}} config only the declared facets are read
 * @returns {{selection: Selection, ignored: Ignored[]}} what was not understood is ignored one by one, never the whole
 */
export function parse(query, config) {
  /** @type {Selection} */
  const selection = { ...EMPTY, facets: {}, starred: [], evening: { ...EMPTY.evening } };
  /** @type {Ignored[]} */
  const ignored = [];
  const facets = new Map(config.facets.map((facet) => [facet.param, facet]));
  const seen = new Set();
  for (const [param, value] of queryPairs(query)) {
    const refuse = (part) => ignored.push({ param, value: cleanText(part, IGNORED_LENGTH) });
    const facet = facets.get(param);
    const plain = PLAIN.get(param);
    if (facet) {
      const slugs = listed(value);
      const chosen = inDeclaredOrder(facet, slugs.concat(selection.facets[param] ?? []));
      if (chosen.length) selection.facets[param] = chosen;
      slugs.filter((slug) => !chosen.includes(slug)).forEach(refuse);
    } else if (plain) {
      for (const part of plain.isList ? listed(value) : [value]) {
        const read = seen.has(param) && !plain.isList ? undefined : plain.read(part.trim());
        if (read === undefined) refuse(part);
        else plain.set(selection, read);
      }
      seen.add(param);
    } else if (!TRACKING.test(param)) refuse(value);
  }
  return { selection, ignored };
}

/** The canonical query; empty when nothing is chosen. @param {Selection} selection @param {{facets: FacetSource[]}} config */
export function format(selection, config) {
  /** @param {Plain[]} plain @returns {[string, string][]} */
  const write = (plain) => plain.map((one) => [one.param, one.write(selection)]);
  /** @type {[string, string][]} */
  const facets = config.facets.map((facet) => [facet.param, inDeclaredOrder(facet, selection.facets[facet.param] ?? []).join()]);
  const pairs = [...write(BEFORE_FACETS), ...facets, ...write(AFTER_FACETS)];
  return joinQuery(pairs.filter(([, value]) => value !== ""));
}
