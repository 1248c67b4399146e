/** Words for places: what a card, a marker or a cluster is called. Pure. */
import { HERE } from "../engine/index.js";
import { t } from "./texts.js";

/** @import { Cluster, Distance, Item, ItemPlace, Radius } from "../types.js" */

/** The scope in the data that means the whole country. */
const NATIONWIDE = "landelijk";
/** Precisions from fine to coarse; a whole province comes after them. */
const FINEST_FIRST = ["straat", "buurt", "wijk", "woonplaats", "gemeente", "regio"];
/** Precisions whose point is a spot one can walk to; the others stand for a whole area. */
export const EXACT = new Set(FINEST_FIRST.slice(0, 4));

/** Does an item belong to the whole country, not to a place? @param {{scope: string}} item */
export const isNationwide = (item) => item.scope === NATIONWIDE;

/** "Moerwijk, Den Haag", or just the municipality for a municipality. @param {{name: string, municipality: string | null}} place */
export function placeName({ name, municipality }) {
  return !municipality || name === municipality ? name : `${name}, ${municipality}`;
}

/** The places that lead: those with the finest point first, in their own order. @param {Item} item */
export function leadingPlaces({ places }) {
  const rank = ({ precision }) => (FINEST_FIRST.includes(precision) ? FINEST_FIRST.indexOf(precision) : FINEST_FIRST.length);
  return [...places].sort((a, b) => rank(a) - rank(b));
}

/** One line for a card: "Velve-Lindenhof, Enschede", "heel Nederland" or "plaats niet bekend". @param {Item} item */
export function cardPlace(item) {
  if (isNationwide(item)) return t("place.landelijk");
  const places = leadingPlaces(item);
  if (!places.length) return t("place.onbekend");
  const more = places.length - 1;
  return placeName(places[0]) + (more ? ` ${t("card.places.more", { n: more })}` : "");
}

/** The kind of marker and icon that says how exact an item's place is. @param {Item} item */
export function precisionKind(item) {
  if (!item.mapped) return "country";
  return item.places.some((place) => place.lon !== null && EXACT.has(place.precision)) ? "pin" : "area";
}

/**
 * The place of a mapped item nearest to a point of the map.
 * @param {Item} item
 * @param {{lon: number, lat: number}} point
 * @returns {ItemPlace & {lon: number, lat: number}}
 */
export function placeAt(item, { lon, lat }) {
  const points = /** @type {any[]} */ (item.places.filter((place) => place.lon !== null));
  const squared = (place) => (place.lon - lon) ** 2 + (place.lat - lat) ** 2;
  return points.reduce((best, place) => (squared(place) < squared(best) ? place : best));
}

/**
 * Where a cluster lies, in words.
 * @param {Pick<Cluster, "items" | "coincident" | "lon" | "lat">} cluster
 * @param {Item[]} items
 * @returns {{name: string, around: boolean}} `around` when its points lie in several municipalities
 */
export function clusterPlace(cluster, items) {
  const tally = new Map();
  const exact = new Set();
  for (const number of cluster.items) {
    const place = placeAt(items[number], cluster);
    const name = place.municipality ?? place.name;
    tally.set(name, (tally.get(name) ?? 0) + 1);
    exact.add(placeName(place));
  }
  if (cluster.coincident && exact.size === 1) return { name: [...exact][0], around: false };
  const [name] = [...tally].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return { name, around: tally.size > 1 };
}

/** Does a radius only mean "in this municipality"? @param {Radius} radius */
export const isHereOnly = (radius) => radius === HERE;

/** The municipality that "in this municipality" is about. @param {{municipality: string | null, label: string}} place */
export const hereName = (place) => place.municipality ?? place.label;

/** Kilometres of a radius in words. @param {Radius} km */
export const kmText = (km) => String(km).replace(".", ",");

/** Distance in words: "in deze gemeente", "12 km"; null without one. @param {Distance | null} distance */
export function distanceText(distance) {
  if (!distance) return null;
  if (distance.here) return t("near.here");
  return distance.km < 1 ? t("near.under") : t("near.distance", { km: Math.round(distance.km) });
}
