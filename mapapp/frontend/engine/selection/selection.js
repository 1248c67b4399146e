/**
 * The selection, the one state of the page, and its form in the URL. `parse` and `format` are inverse up to
 * canonical form: `format(parse(format(s)))` equals `format(s)`.
 */
import { cleanText, joinQuery, queryPairs } from "./query.js";

/** @import { Selection } from "../../types.js" */

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
  starred: Object.freeze([]),
  slide: null,
  evening: Object.freeze({ title: "", where: "" }),
  embed: false,
  language: null,
});

const TEXT_LENGTH = 200;
const ID_LENGTH = 100;
const STARRED_MOST = 100;
const RADIUS_MOST_KM = 500;
const ZOOM_MOST = 22;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const NUMBER = /^-?\d{1,4}(?:\.\d{1,12})?$/;
/** What mail and social sites add to links; no part of the selection, so no reason for a notice. */
const TRACKING = /^(?:utm_|fbclid$|gclid$|msclkid$|mc_|_)/;

const text = (value) => cleanText(value, TEXT_LENGTH) || undefined;
const oneOf =
  (...values) =>
  (value) =>
    values.includes(value) ? value : undefined;
const id = (value) => (SLUG.test(value) && value.length <= ID_LENGTH ? value : undefined);

/** A number rounded to `digits` decimals; -0 becomes 0. */
const round = (value, digits) => Number(value.toFixed(digits)) + 0;

function numbers(value, limits) {
  const parts = value.split(",").map((part) => part.trim());
  if (parts.length !== limits.length || !parts.every((part) => NUMBER.test(part))) return undefined;
  const found = parts.map((part, i) => round(Number(part), limits[i].digits));
  return found.every((number, i) => number >= limits[i].least && number <= limits[i].most) ? found : undefined;
}

const LAT = { least: -90, most: 90, digits: 5 };
const LON = { least: -180, most: 180, digits: 5 };
const ZOOM = { least: 0, most: ZOOM_MOST, digits: 2 };

function point(value) {
  const found = numbers(value, [LAT, LON, ZOOM]);
  return found && { lat: found[0], lon: found[1], zoom: found[2] };
}

function box(value) {
  const found = numbers(value, [LON, LAT, LON, LAT]);
  return found && found[0] <= found[2] && found[1] <= found[3] ? found : undefined;
}

function single(limit) {
  return (value) => numbers(value, [limit])?.[0];
}

const fixed = (value, limit) => String(round(value, limit.digits));
const writePoint = ({ lat, lon, zoom }) => [fixed(lat, LAT), fixed(lon, LON), fixed(zoom, ZOOM)].join(",");
const RADIUS = { least: 0.1, most: RADIUS_MOST_KM, digits: 1 };
const SLIDE = { least: 1, most: STARRED_MOST + 3, digits: 0 };

/**
 * The plain parameters in the order they are written: `read` gives undefined for what it does not know,
 * `write` gives "" for what need not be said.
 */
const BEFORE_FACETS = [
  { param: "q", key: "q", read: text, write: (s) => cleanText(s.q, TEXT_LENGTH) },
  { param: "plaats", key: "place", read: text, write: (s) => cleanText(s.place ?? "", TEXT_LENGTH) },
  { param: "straal", key: "radius", read: single(RADIUS), write: (s) => (s.radius === null ? "" : fixed(s.radius, RADIUS)) },
];
const AFTER_FACETS = [
  { param: "sorteer", key: "sort", read: oneOf("relevantie", "afstand", "titel", "startjaar"), write: (s) => s.sort ?? "" },
  { param: "beeld", key: "bbox", read: box, write: (s) => (s.bbox ? s.bbox.map((n) => fixed(n, LON)).join(",") : "") },
  { param: "groep", key: "group", read: point, write: (s) => (s.group ? writePoint(s.group) : "") },
  { param: "weergave", key: "panel", read: oneOf("regio", "kaart", "lijst"), write: (s) => s.panel ?? "" },
  { param: "kaart", key: "view", read: point, write: (s) => (s.view ? writePoint(s.view) : "") },
  { param: "voorbeeld", key: "open", read: id, write: (s) => s.open ?? "" },
  { param: "selectie", key: "starred", list: true, read: id, write: (s) => s.starred.join(",") },
  { param: "dia", key: "slide", read: single(SLIDE), write: (s) => (s.slide === null ? "" : fixed(s.slide, SLIDE)) },
  { param: "titel", key: "title", within: "evening", read: text, write: (s) => cleanText(s.evening.title, TEXT_LENGTH) },
  { param: "avond", key: "where", within: "evening", read: text, write: (s) => cleanText(s.evening.where, TEXT_LENGTH) },
  { param: "embed", key: "embed", read: (value) => (value === "1" ? true : undefined), write: (s) => (s.embed ? "1" : "") },
  { param: "taal", key: "language", read: oneOf("en"), write: (s) => s.language ?? "" },
];
const PLAIN = new Map([...BEFORE_FACETS, ...AFTER_FACETS].map((entry) => [entry.param, entry]));

/** Adds the known values of a comma list to `chosen`; the others go to `refuse`. */
function addListed(value, known, chosen, refuse) {
  for (const part of value.split(",").map((item) => item.trim())) {
    if (part === "") continue;
    if (!known(part)) refuse(part);
    else if (!chosen.includes(part)) chosen.push(part);
  }
}

const declaredOrder = (facet, slugs) => facet.values.map(({ slug }) => slug).filter((slug) => slugs.includes(slug));

/**
 * @param {string} query of the URL, with or without `?`
 * @param {{facets: Array}} config only the declared facets are read
 * @returns {{selection: Selection, ignored: Array<{param: string, value: string}>}} what was not understood is
 *   ignored one by one, never the whole
 */
export function parse(query, config) {
  const selection = { ...EMPTY, facets: {}, starred: [], evening: { ...EMPTY.evening } };
  const ignored = [];
  const facets = new Map(config.facets.map((facet) => [facet.param, facet]));
  const seen = new Set();
  for (const [param, value] of queryPairs(query)) {
    const refuse = (part) => ignored.push({ param, value: cleanText(part, TEXT_LENGTH) });
    const facet = facets.get(param);
    const entry = PLAIN.get(param);
    if (facet) {
      const chosen = (selection.facets[param] ??= []);
      addListed(value, (slug) => facet.values.some((known) => known.slug === slug), chosen, refuse);
    } else if (entry?.list) {
      addListed(value, (part) => entry.read(part) !== undefined, selection[entry.key], refuse);
    } else if (entry) {
      const read = seen.has(param) ? undefined : entry.read(value.trim());
      if (read === undefined) refuse(value);
      else (entry.within ? selection[entry.within] : selection)[entry.key] = read;
      seen.add(param);
    } else if (!TRACKING.test(param)) refuse(value);
  }
  for (const [param, slugs] of Object.entries(selection.facets)) {
    if (slugs.length) selection.facets[param] = declaredOrder(facets.get(param), slugs);
    else delete selection.facets[param];
  }
  selection.starred = selection.starred.slice(0, STARRED_MOST);
  return { selection, ignored };
}

/**
 * @param {Selection} selection
 * @param {{facets: Array}} config
 * @returns {string} canonical query without `?`; empty when nothing is chosen
 */
export function format(selection, config) {
  const plain = (entries) => entries.map(({ param, write }) => [param, write(selection)]);
  const facets = config.facets.map((facet) => [facet.param, declaredOrder(facet, selection.facets[facet.param] ?? []).join(",")]);
  const entries = [...plain(BEFORE_FACETS), ...facets, ...plain(AFTER_FACETS)];
  return joinQuery(entries.filter(([, value]) => value !== ""));
}
