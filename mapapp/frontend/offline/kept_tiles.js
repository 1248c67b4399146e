/** The tiles of the street map that this device keeps, in a cache that the service worker has too. */
import { takeAlong } from "./take_along.js";

/** @import { TileRun } from "../types.js" */

/** A tile; the worker makes it a readable answer where the service allows that (CORS). */
const fetchTile = (url, signal = /** @type {AbortSignal | null} */ (null)) => fetch(url, { mode: "no-cors", signal });

/** Keeps the tiles on the screen, which arrived before there was a worker to keep them. @param {string} name of the cache */
export async function keepSeenTiles(name) {
  const cache = await caches.open(name);
  const seen = /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll("#map img.leaflet-tile-loaded"));
  for (const { src } of seen) {
    if (await cache.match(src, { ignoreVary: true })) continue;
    const response = await fetchTile(src).catch(() => null);
    if (response && (response.ok || response.type === "opaque")) await cache.put(src, response);
  }
}

/**
 * Fetches the tiles that are not in the cache yet.
 * @param {string} name of the cache
 * @param {string[]} urls
 * @param {{signal: AbortSignal, onProgress: (held: number) => void}} options
 * @returns {Promise<TileRun>}
 */
export async function takeTiles(name, urls, { signal, onProgress }) {
  const cache = await caches.open(name);
  /** Is a tile here? If so it becomes the last used, so that it is the last to go. */
  async function has(url) {
    const stored = await cache.match(url, { ignoreVary: true });
    if (stored) await cache.put(url, stored);
    return Boolean(stored);
  }
  const get = (url) => fetchTile(url, signal);
  return takeAlong(urls, { has, get, keep: (url, response) => cache.put(url, response), signal, onProgress });
}
