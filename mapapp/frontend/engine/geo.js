/** Distances and the Web Mercator plane. Degrees are WGS 84, lon before lat. */

/** @import { Bbox } from "../types.js" */

const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;
/** Side of the whole world at zoom 0, in pixels. */
const WORLD_PX = 256;

/** Great-circle distance in km. @param {number} lon1 @param {number} lat1 @param {number} lon2 @param {number} lat2 */
export function distanceKm(lon1, lat1, lon2, lat2) {
  const dLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const dLon = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const h = dLat * dLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * dLon * dLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

// From degrees to the Mercator plane in [0..1], and back.

/** @param {number} lon */
export const lonX = (lon) => lon / 360 + 0.5;

/** @param {number} lat */
export function latY(lat) {
  const sin = Math.sin(lat * RADIANS);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/** @param {number} x */
export const xLon = (x) => (x - 0.5) * 360;

/** @param {number} y */
export const yLat = (y) => Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / RADIANS;

/** Pixels of the whole world's side at a zoom. @param {number} zoom */
export const worldPx = (zoom) => WORLD_PX * 2 ** zoom;

/** Is the point inside the box, its edge included. @param {Bbox} bbox @param {number} lon @param {number} lat */
export const inside = ([west, south, east, north], lon, lat) => lon >= west && lon <= east && lat >= south && lat <= north;
