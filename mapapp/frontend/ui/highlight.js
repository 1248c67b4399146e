/**
 * What hover and focus point at right now: ids of examples, told to list and map alike, and whether it is the map that
 * points. Not part of the URL.
 */

/**
 * @returns {{get: function(): string[]|null, set: function(string[]|null, string=),
 *   subscribe: function(function(string[]|null, string|undefined))}}
 */
export const createHighlight = () => {
  const listeners = [];
  let ids = null;
  return {
    get: () => ids,
    set(next, from) {
      ids = next;
      for (const listener of listeners) listener(ids, from);
    },
    subscribe: (listener) => listeners.push(listener),
  };
};
