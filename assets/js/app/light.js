/** What hover and focus point at right now: ids of examples, told to list and map alike. Not part of the URL. */
(function (pk) {
  "use strict";

  /** @returns {{get: function(): string[]|null, set: function(string[]|null), subscribe: function(function)}} */
  pk.createLight = () => {
    const listeners = [];
    let ids = null;
    return {
      get: () => ids,
      set(next) {
        ids = next;
        for (const listener of listeners) listener(ids);
      },
      subscribe: (listener) => listeners.push(listener),
    };
  };
})((globalThis.praktijkkaart ??= {}));
