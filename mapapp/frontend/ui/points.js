/** Places that have a point on the map. Pure. */
import { placeAt } from "./wording.js";

/** @import { Item, PlacedPlace } from "../types.js" */

/** @type {(item: Item) => PlacedPlace[]} an item's places that have a point */
export const placesWithPoint = (item) => /** @type {PlacedPlace[]} */ (item.places.filter(({ lon }) => lon !== null));

/** @type {(item: Item, point: {lat: number, lon: number}) => PlacedPlace} of an item on the map, the place nearest to a point */
export const nearestPlace = (item, point) => /** @type {any} */ (placeAt(item, point));

/** @type {(point: {lat: number, lon: number}) => [number, number]} a point as Leaflet takes it */
export const latLng = ({ lat, lon }) => [lat, lon];
