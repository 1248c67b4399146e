/**
 * Fetching many tiles politely: a few at once, a pause after each, and an end to it when the service asks for that.
 * Pure but for what is handed in, so it is tested without a browser.
 */

/** @import { TileRun } from "../types.js" */

const AT_ONCE = 4;
const PAUSE_MS = 50;
const FAILURES_MOST = 8;
/** "Too many requests" and "unavailable": the service asks to be left alone. */
const LEAVE_ALONE = new Set([403, 429, 503]);

/**
 * @param {string[]} urls
 * @param {{has: (url: string) => Promise<boolean>, get: (url: string) => Promise<Response>,
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
