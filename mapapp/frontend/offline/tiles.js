/** Which tiles of the street map to take along, and their addresses. Pure: numbers and text in and out. */

/** @import { Tile } from "../types.js" */

const OVERVIEW_ZOOMS = [6, 7];
const NEAR_ZOOMS = [8, 9, 10, 11, 12, 13, 14, 15];
/** How far around a place, in tiles; the widest that stays within the bound is taken. */
const REACHES = [2, 1.5, 1, 0.5];
export const TILES_MOST = 600;
/** Where Web Mercator ends. */
const MAX_LATITUDE = 85.0511;
const SUBDOMAINS = "abc";

/** The place's column and row in the grid of a zoom level, with fractions. */
function position(lon, lat, zoom) {
  const size = 2 ** zoom;
  const phi = (Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180;
  const y = (1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2;
  return { x: ((lon + 180) / 360) * size, y: y * size };
}

/** Tiles of one zoom level that touch a rectangle given by two positions. */
function block(zoom, topLeft, bottomRight) {
  const last = 2 ** zoom - 1;
  const clamp = (value) => Math.max(0, Math.min(last, Math.floor(value)));
  const tiles = [];
  for (let x = clamp(topLeft.x); x <= clamp(bottomRight.x); x += 1) {
    for (let y = clamp(topLeft.y); y <= clamp(bottomRight.y); y += 1) tiles.push({ z: zoom, x, y });
  }
  return tiles;
}

function around(point, zoom, reach) {
  const { x, y } = position(point.lon, point.lat, zoom);
  return block(zoom, { x: x - reach, y: y - reach }, { x: x + reach, y: y + reach });
}

/**
 * The tiles around places, coarse ones first so that a run that is stopped still gives a whole picture.
 * @param {{lon: number, lat: number}[]} points @param {number[][]} home [[south, west], [north, east]] of the overview
 * @param {number} [most] never more than this @returns {Tile[]} each tile once
 */
export function planTiles(points, home, most = TILES_MOST) {
  const [[south, west], [north, east]] = home;
  const overview = OVERVIEW_ZOOMS.flatMap((zoom) => block(zoom, position(west, north, zoom), position(east, south, zoom)));
  const near = (reach) => NEAR_ZOOMS.flatMap((zoom) => points.flatMap((point) => around(point, zoom, reach)));
  const plans = REACHES.map((reach) => once([...overview, ...near(reach)]));
  return plans.find((tiles) => tiles.length <= most) ?? plans[plans.length - 1].slice(0, most);
}

function once(tiles) {
  const seen = new Map();
  for (const tile of tiles) seen.set(`${tile.z}/${tile.x}/${tile.y}`, tile);
  return [...seen.values()];
}

/**
 * A tile's address, as Leaflet asks for it (the cache goes by address).
 * @param {string} template @param {Tile} tile @param {boolean} [retina]
 */
export function tileUrl(template, { z, x, y }, retina = false) {
  const values = { z, x, y, s: SUBDOMAINS[Math.abs(x + y) % SUBDOMAINS.length], r: retina ? "@2x" : "" };
  return template.replace(/\{([zxysr])\}/g, (_, name) => values[name]);
}
