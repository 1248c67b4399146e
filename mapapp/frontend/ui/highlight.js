/**
 * What hover and focus point at right now: ids of examples, told to list and map alike, and whether it is the map that
 * points. Not part of the URL.
 */

/** @import { Highlight } from "../types.js" */

/** @returns {Highlight} */
export function createHighlight() {
  /** @type {Parameters<Highlight["subscribe"]>[0][]} */
  const listeners = [];
  /** @type {string[] | null} */
  let ids = null;
  return {
    get: () => ids,
    set(next, from) {
      ids = next;
      for (const listener of listeners) listener(ids, from);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
