/** Places that have a point on the map. Pure. */
import { placeAt } from "./wording.js";

/** @import { Item, PlacedPlace } from "../types.js" */

/**
 * An item's places that have a point.
 * @param {Item} item
 * @returns {PlacedPlace[]}
 */
export const placesWithPoint = (item) => /** @type {PlacedPlace[]} */ (item.places.filter(({ lon }) => lon !== null));

/**
 * The place of an item on the map that lies nearest to a point.
 * @param {Item} item
 * @param {{lat: number, lon: number}} point
 * @returns {PlacedPlace}
 */
export const nearestPlace = (item, point) => /** @type {any} */ (placeAt(item, point));

/**
 * A point as Leaflet takes it.
 * @param {{lat: number, lon: number}} point
 * @returns {[number, number]}
 */
export const latLng = ({ lat, lon }) => [lat, lon];
