/** Places for the visitor: suggestions while typing, what an entered text means, and the place nearest to a point. */
import { distanceKm } from "../geo.js";
import { createGazetteer } from "./gazetteer.js";
import { Lookup } from "./lookup.js";
import { Suggestions } from "./suggest.js";

/** @import { GazetteerFile, Place, PlaceMatch, Places } from "../../types.js" */

/** Farther than this from every district's point is not in the Netherlands. */
const FARTHEST_KM = 6;
/** How many places stand in for a name that is none. */
const MOST_OFFERED = 8;

/** @type {GazetteerFile} */
const NOWHERE = { tables: [], contexts: {}, verdicts: {} };

/** @param {GazetteerFile|null} file without it no place is known @returns {Places} */
export function createPlaces(file) {
  const gazetteer = createGazetteer(file ?? NOWHERE);
  const { places, hasPoint } = gazetteer;
  /** @type {Lookup|null} */
  let lookup = null;
  /** @type {Suggestions|null} */
  let suggestions = null;

  const settle = (text) => (lookup ??= new Lookup(gazetteer)).settle(text);
  const suggest = (text, n) => (suggestions ??= new Suggestions(gazetteer)).suggest(text, n).map((row) => places[row]);

  /** @param {string} text @returns {PlaceMatch} */
  function match(text) {
    const { status, row, candidates } = settle(text);
    if (status === "not_found") return { status, place: null, candidates: suggest(text, MOST_OFFERED) };
    return { status, place: row === null ? null : places[row], candidates: candidates.map((other) => places[other]) };
  }

  function nearest(lon, lat) {
    /** @type {Place|null} */
    let best = null;
    let least = FARTHEST_KM;
    places.forEach((place, row) => {
      if ((place.kind !== "district" && place.kind !== "neighbourhood") || !hasPoint[row]) return;
      const km = distanceKm(lon, lat, place.lon, place.lat);
      if (km < least) [best, least] = [place, km];
    });
    return best;
  }

  return {
    suggest,
    match,
    resolve(text) {
      const { row } = settle(text);
      return row === null ? null : places[row];
    },
    nearest,
    key: (place) => place.text,
  };
}
