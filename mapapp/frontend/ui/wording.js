/** Words for places: what a card, a marker or a cluster is called. Pure. */
import { HERE } from "../engine/index.js";
import { t } from "./texts.js";

/** Levels whose point is a spot one can walk to; the others stand for a whole area. */
export const EXACT = new Set(["straat", "buurt", "wijk", "woonplaats"]);

/** "Moerwijk, Den Haag", or just the municipality for a municipality. */
export function placeName(place) {
  if (!place.municipality || place.name === place.municipality) return place.name;
  return `${place.name}, ${place.municipality}`;
}

/** The places that lead: those with the finest point first, in their own order. */
export function leadingPlaces(item) {
  const order = ["straat", "buurt", "wijk", "woonplaats", "gemeente", "regio", "provincie"];
  return [...item.places].sort((a, b) => order.indexOf(a.precision) - order.indexOf(b.precision));
}

/** One line for a card: "Velve-Lindenhof, Enschede", "heel Nederland" or "plaats niet bekend". */
export function cardPlace(item) {
  if (item.scope === "landelijk") return t("place.landelijk");
  const places = leadingPlaces(item);
  if (!places.length) return t("place.onbekend");
  const more = places.length - 1;
  return placeName(places[0]) + (more ? ` ${t("card.places.more", { n: more })}` : "");
}

/** The kind of marker and icon that says how exact an item's place is. */
export function precisionKind(item) {
  if (!item.mapped) return "country";
  return item.places.some((place) => place.lon !== null && EXACT.has(place.precision)) ? "pin" : "area";
}

/** The place of `item` nearest to a point of the map. */
export function placeAt(item, { lon, lat }) {
  let best = null;
  let least = Infinity;
  for (const place of item.places) {
    if (place.lon === null) continue;
    const d = (place.lon - lon) ** 2 + (place.lat - lat) ** 2;
    if (d < least) [best, least] = [place, d];
  }
  return best;
}

/**
 * Where a cluster lies, in words.
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

/** Does a radius only mean "in this municipality"? */
export const isHereOnly = (radius) => radius === HERE;
/** The municipality that "in this municipality" is about. */
export const hereName = (place) => place.municipality ?? place.label;
/** Kilometres of a radius in words. */
export const kmText = (km) => String(km).replace(".", ",");

/** Distance in words: "in deze gemeente", "12 km". */
export function distanceText(distance) {
  if (!distance) return null;
  if (distance.here) return t("near.here");
  return distance.km < 1 ? t("near.under") : t("near.distance", { km: Math.round(distance.km) });
}
