/** Values in a URL: each reader gives undefined for what it does not know, each writer a text that is read back. */
import { HERE } from "../near.js";
import { cleanText } from "./query.js";

/** @import { Bbox, Radius, View } from "../../types.js" */
/** @typedef {{least: number, most: number, digits: number}} Limit */

const TEXT_LENGTH = 200;
const ID_LENGTH = 100;
const RADIUS_MOST_KM = 500;
const ZOOM_MOST = 22;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const NUMBER = /^-?\d{1,4}(?:\.\d{1,12})?$/;
const LAT = { least: -90, most: 90, digits: 5 };
const LON = { least: -180, most: 180, digits: 5 };
const ZOOM = { least: 0, most: ZOOM_MOST, digits: 2 };
const KM = { least: 0.1, most: RADIUS_MOST_KM, digits: 1 };
/** How links from before "gemeente" write it. */
const HERE_IN_OLD_LINKS = 0.1;

/** A number rounded to `digits` decimals; -0 becomes 0. @param {number} value @param {number} digits */
const round = (value, digits) => Number(value.toFixed(digits)) + 0;

/** @param {number} value @param {Limit} limit */
const writeNumber = (value, limit) => String(round(value, limit.digits));

/** @param {string} value @param {Limit[]} limits */
function readNumbers(value, limits) {
  const parts = value.split(",").map((part) => part.trim());
  if (parts.length !== limits.length || !parts.every((part) => NUMBER.test(part))) return undefined;
  const found = parts.map((part, i) => round(Number(part), limits[i].digits));
  return found.every((number, i) => number >= limits[i].least && number <= limits[i].most) ? found : undefined;
}

/** @param {string} value */
export const readText = (value) => cleanText(value, TEXT_LENGTH) || undefined;

/** @param {string|null} value */
export const writeText = (value) => cleanText(value ?? "", TEXT_LENGTH);

/** @param {string} value */
export const readId = (value) => (SLUG.test(value) && value.length <= ID_LENGTH ? value : undefined);

/** @param {...string} values @returns {(value: string) => string|undefined} */
export const oneOf =
  (...values) =>
  (value) =>
    values.includes(value) ? value : undefined;

/** A whole number from 1 on. @param {number} most @returns {(value: string) => number|undefined} */
export const upTo = (most) => (value) => readNumbers(value, [{ least: 1, most, digits: 0 }])?.[0];

/** @param {string} value @returns {Radius|undefined} */
export function readRadius(value) {
  if (value === HERE) return HERE;
  const km = readNumbers(value, [KM])?.[0];
  return km === HERE_IN_OLD_LINKS ? HERE : km;
}

/** @param {Radius} radius */
export function writeRadius(radius) {
  if (radius === null || radius === HERE) return radius ?? "";
  return writeNumber(radius, KM);
}

/** @param {string} value @returns {View|undefined} */
export function readView(value) {
  const found = readNumbers(value, [LAT, LON, ZOOM]);
  return found && { lat: found[0], lon: found[1], zoom: found[2] };
}

/** @param {View|null} view */
export function writeView(view) {
  return view ? [writeNumber(view.lat, LAT), writeNumber(view.lon, LON), writeNumber(view.zoom, ZOOM)].join() : "";
}

/** @param {string} value @returns {Bbox|undefined} */
export function readBbox(value) {
  const found = readNumbers(value, [LON, LAT, LON, LAT]);
  if (!found || found[0] > found[2] || found[1] > found[3]) return undefined;
  return [found[0], found[1], found[2], found[3]];
}

/** @param {Bbox|null} bbox */
export const writeBbox = (bbox) => (bbox ? bbox.map((degrees) => writeNumber(degrees, LON)).join() : "");
