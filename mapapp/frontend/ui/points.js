/** Places that have a point on the map. Pure. */

/** @import { Item, PlacedPlace } from "../types.js" */

/** @type {(item: Item) => PlacedPlace[]} an item's places that have a point */
export const placesWithPoint = (item) => /** @type {PlacedPlace[]} */ (item.places.filter(({ lon }) => lon !== null));

/** @type {(point: {lat: number, lon: number}) => [number, number]} a point as Leaflet takes it */
export const latLng = ({ lat, lon }) => [lat, lon];
