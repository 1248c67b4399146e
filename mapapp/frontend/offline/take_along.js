/**
 * The tiles of the street map that this device keeps, in a cache that the service worker has too. Many are fetched
 * politely: a few at once, a pause after each, and an end to it when the service asks for that.
 */

/** @import { TileRun } from "../types.js" */

const AT_ONCE = 4;
const PAUSE_MS = 50;
const FAILURES_MOST = 8;
/** "Too many requests" and "unavailable": the service asks to be left alone. */
const LEAVE_ALONE = new Set([403, 429, 503]);

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
 * @param {string} name of the cache @param {string[]} urls
 * @param {{signal: AbortSignal, onProgress: (held: number) => void}} options @returns {Promise<TileRun>}
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

/**
 * Fetches what is not here yet; needs nothing but what it is given.
 * @param {string[]} urls @param {{has: (url: string) => Promise<boolean>, get: (url: string) => Promise<Response>,
 *   keep: (url: string, response: Response) => Promise<void>, signal: AbortSignal, onProgress: (held: number) => void,
 *   pause?: (ms: number) => Promise<void>}} means `get` rejects without a network; `keep` when the device is full
 * @returns {Promise<TileRun>}
 */
export async function takeAlong(urls, { has, get, keep, signal, onProgress, pause = wait }) {
  let next = 0;
  let held = 0;
  let failed = 0;
  let failuresInARow = 0;
  let ended = /** @type {TileRun["ended"] | null} */ (null);

  const isOver = () => {
    if (signal.aborted) ended ??= "stopped";
    return ended !== null;
  };

  async function one(url) {
    if (await has(url)) {
      held += 1;
      return;
    }
    try {
      const response = await get(url);
      if (LEAVE_ALONE.has(response.status)) ended ??= "refused";
      else if (response.ok || response.type === "opaque") {
        await keep(url, response);
        held += 1;
        failuresInARow = 0;
      } else fail();
    } catch (error) {
      // Stopping cuts off what is under way, which is no failure.
      if (isOver()) return;
      if (error instanceof Error && error.name === "QuotaExceededError") ended = "full";
      else fail();
    }
    await pause(PAUSE_MS);
  }

  function fail() {
    failed += 1;
    failuresInARow += 1;
    if (failuresInARow >= FAILURES_MOST) ended ??= "failing";
  }

  async function lane() {
    while (next < urls.length && !isOver()) {
      const url = urls[next];
      next += 1;
      await one(url);
      onProgress(held);
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { held, failed, ended: ended ?? "done" };
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
