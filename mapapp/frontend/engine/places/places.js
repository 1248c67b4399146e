/**
 * Places for the visitor: suggestions while typing, what an entered text means, and the place nearest to a point.
 */
import { distanceKm } from "../geo.js";
import { createGazetteer } from "./gazetteer.js";
import { createMatcher } from "./matcher.js";
import { createSuggest } from "./suggest.js";

/** @import { Place } from "../../types.js" */

const KINDS = {
  municipality: "gemeente",
  province: "provincie",
  settlement: "woonplaats",
  popular: "woonplaats",
  former: "voormalig",
  informal: "stadsdeel",
  district: "wijk",
  neighbourhood: "buurt",
  postcode: "postcode",
};
const CODE = /^(?:GM|WK|BU|PV)[0-9A-Z]{2,8}$/i;
const STATUS = { take: "found", ask: "ambiguous", nothing: "not_found" };
/** Farther than this from every district's point is not in the Netherlands. */
const FARTHEST_KM = 6;
const NO_PLACES = Object.freeze({
  suggest: () => [],
  match: () => ({ status: "not_found", place: null, candidates: [] }),
  resolve: () => null,
  nearest: () => null,
  key: (place) => place.label,
});

const TELLING = ["kind", "label", "municipality_code", "lon", "lat"];
const isSame = (a, b) => a !== null && TELLING.every((key) => a[key] === b[key]);

/**
 * @param {Object|null} json assets/data/gazetteer.json; without it no place is known
 */
export function createPlaces(json) {
  if (!json) return NO_PLACES;
  const gazetteer = createGazetteer(json);
  let matcher = null;
  let suggester = null;
  let byCode = null;

  /** A reading of a name as a place; an area that shares its name with others there gets the municipality's point. */
  function placeOf({ entry, municipality, namesakes = 1 }) {
    const home = gazetteer.municipalities.get(municipality) ?? null;
    const point = entry.lon !== null && namesakes === 1 ? entry : (home ?? entry);
    return {
      label: entry.name,
      kind: KINDS[entry.kind],
      code: namesakes === 1 ? entry.code : null,
      municipality: home && home.name,
      municipality_code: home && home.code,
      province: home ? gazetteer.provinceOf(home.code).name : entry.name,
      lon: point.lon,
      lat: point.lat,
    };
  }

  const placeOfEntry = (entry) => placeOf({ entry, municipality: entry.municipalities[0] ?? null });

  function settle(text) {
    matcher ??= createMatcher(gazetteer);
    return matcher(text);
  }

  /**
   * @param {string} text
   * @returns {{status: "found"|"ambiguous"|"not_found", place: Place|null, candidates: Place[]}} as
   *   geodata/matcher.py answers
   */
  function match(text) {
    const { verdict, readings } = settle(text);
    const places = readings.map(placeOf);
    if (verdict === "take") return { status: STATUS.take, place: places[0], candidates: places.slice(1) };
    return { status: STATUS[verdict], place: null, candidates: places };
  }

  function findByCode(code) {
    byCode ??= new Map(
      gazetteer
        .entries()
        .filter(({ code }) => code)
        .map((entry) => [entry.code, entry])
        .reverse(),
    );
    const entry = byCode.get(code.toUpperCase());
    return entry ? placeOfEntry(entry) : null;
  }

  /** The place a name or code stands for; null when there is none or more than one. */
  function resolve(nameOrCode) {
    return (CODE.test(nameOrCode) && findByCode(nameOrCode)) || match(nameOrCode).place;
  }

  /** The shortest text that `resolve` reads as this very place: how it is written in the URL. */
  function key(place) {
    const texts = [place.label, `${place.label}, ${place.municipality}`, place.code];
    return texts.find((text) => text && isSame(resolve(text), place)) ?? texts[1];
  }

  /** The neighbourhood (or else district) whose point is nearest; null outside the Netherlands. */
  function nearest(lon, lat) {
    let [best, least] = [null, FARTHEST_KM];
    for (const entry of gazetteer.entries()) {
      if (entry.kind !== "district" && entry.kind !== "neighbourhood") continue;
      const km = distanceKm(lon, lat, entry.lon, entry.lat);
      if (km < least) [best, least] = [entry, km];
    }
    return best && placeOfEntry(best);
  }

  return {
    /** The first `n` places a text may be the beginning of, likeliest first. */
    suggest(text, n) {
      suggester ??= createSuggest(gazetteer, settle);
      return suggester(text, n).map(placeOfEntry);
    },
    match,
    resolve,
    nearest,
    key,
  };
}
