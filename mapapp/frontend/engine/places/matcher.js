/**
 * Any text somebody writes for a Dutch place: found, ambiguous or not found. The twin of geodata/matcher.py; the
 * readings are tried from plain to daring, and the first that gives a place decides.
 */
import { AREAS, NOTHING, ask, choose } from "./choice.js";
import { createContexts } from "./contexts.js";
import { createLookup } from "./lookup.js";
import * as placeNames from "./names.js";
import { bare, findPostcode, nameBearing, segments, splitAnywhere, splitAtJoints, splitLists } from "./phrases.js";

/** A longer text is a story, not a place. */
const LONGEST_QUERY = 400;
/** Letters a municipality's name needs to be recognised among words that mean nothing to us. */
const TELLING_LENGTH = 5;

/** An e-mail or web address says nothing of where something is. */
const INTERNET = /[\p{L}\p{N}_]@[\p{L}\p{N}_]|:\/\/|www\./u;

/** @param {Object} gazetteer of gazetteer.js */
export function createMatcher(gazetteer) {
  const lookup = createLookup(gazetteer);
  const contexts = createContexts(gazetteer, lookup);
  const { words } = gazetteer;

  const chosen = (hits) => (hits.doubtful ? ask : choose)(hits.entries);

  /** A postcode with what stands beside it; null when the number is no postcode here. */
  function settlePostcode({ digits, complete, rest }) {
    const entry = gazetteer.postcodes.get(digits);
    const beside = segments(rest, words).filter((part) => part.name.length);
    if (!entry) return beside.length ? null : NOTHING;
    if (!beside.length) return choose([entry]);
    const home = new Set(entry.municipalities);
    const inside = beside.map((part) => lookup.exact(part, home)).filter(Boolean);
    if (inside.length) {
      const area = inside.find((hits) => hits.entries.every(({ kind }) => AREAS.has(kind)));
      return area ? chosen(area) : choose([entry]);
    }
    const known = beside.map((part) => lookup.exact(part)?.entries ?? []);
    if (known.flat().some(({ kind }) => kind !== "elsewhere")) return ask([entry], ...known);
    return complete ? choose([entry]) : null;
  }

  function namesForeignPlace(parts) {
    const pieces = [...parts, ...parts.flatMap((part) => splitAnywhere(part, words).flat())];
    return pieces.some((piece) => lookup.isAbroad(piece));
  }

  const municipalitiesOf = (piece) => (lookup.exact(piece)?.entries ?? []).filter(({ kind }) => kind === "municipality");

  /**
   * Municipalities named at the begin or end of a phrase that is otherwise unknown. Short names count only after a
   * word as "in": "best" and "echt" are common words.
   */
  function municipalitiesIn(part) {
    const joined = splitAtJoints(part, words).map(([, context]) => context);
    const pieces = splitAnywhere(part, words).flat();
    const isLong = ({ name }) => placeNames.compact(name).length >= TELLING_LENGTH;
    const isTelling = (piece) => isLong(piece) && municipalitiesOf(piece).length > 0;
    const found = new Set((pieces.some(isTelling) ? pieces : joined).flatMap(municipalitiesOf));
    return found.size ? { entries: [...found] } : null;
  }

  /** The places among several, or the one known beside something unknown. */
  function askBack(parts) {
    const listed = splitLists(parts, words);
    let named = listed.map((part) => lookup.exact(part) ?? lookup.near(part) ?? contexts.read([part])).filter(Boolean);
    if (!named.length) named = listed.map(municipalitiesIn).filter(Boolean);
    else if (named.length === 1 && named[0].entries.every(({ kind }) => AREAS.has(kind))) return NOTHING;
    return named.length ? ask(...named.map((hits) => hits.entries)) : NOTHING;
  }

  function settleParts(all, written) {
    let parts = all;
    let hits = contexts.read(parts);
    if (!hits) {
      parts = nameBearing(parts);
      hits = contexts.read(parts);
    }
    if (hits) return chosen(hits);
    if (!parts.length || namesForeignPlace(parts)) return NOTHING;
    if (parts.length > 1) hits = lookup.alone(bare(written), true);
    hits ??= contexts.read(parts, true);
    return hits ? chosen(hits) : askBack(parts);
  }

  /**
   * @param {string} query
   * @returns {{verdict: "take"|"ask"|"nothing", readings: Array<{entry: Object, municipality: string|null,
   *   namesakes: number}>}} best reading first
   */
  function settle(query) {
    const written = query.length <= LONGEST_QUERY ? placeNames.tokens(query) : [];
    // One character may fold to many letters.
    if (!written.length || placeNames.compact(written).length > LONGEST_QUERY || INTERNET.test(query)) return NOTHING;
    const whole = lookup.alone(bare(written));
    if (whole) return chosen(whole);
    const postcode = findPostcode(query);
    return (postcode && settlePostcode(postcode)) ?? settleParts(segments(query, words), written);
  }

  return settle;
}
