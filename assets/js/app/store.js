/**
 * The one state: a selection, changed by actions through one pure reducer, mirrored in the URL.
 *
 * A step a person would want to undo gets a history entry; typing and map moves only rewrite the current one
 * (`pk.selection.isStep`). Back and Forward parse the URL again.
 */
(function (pk) {
  "use strict";

  /**
   * @param {Object} config
   * @returns {{get: function(): Selection, dispatch: function(Object), subscribe: function(function), url: function(Selection=): string}}
   */
  function createStore(config) {
    const listeners = [];
    const first = pk.selection.parse(location.search.slice(1), config);
    let selection = first.selection;

    function notify(action) {
      for (const listener of listeners) listener(selection, action);
    }

    /** Address of a selection: this page's path with its parameters. */
    function url(of = selection) {
      const query = pk.selection.format(of, config);
      return location.pathname + (query ? `?${query}` : "");
    }

    function dispatch(action) {
      const next = pk.selection.reduce(selection, action);
      const before = selection;
      selection = next;
      const after = url();
      if (after !== url(before)) {
        if (pk.selection.isStep(before, action)) history.pushState(null, "", after);
        else history.replaceState(history.state, "", after);
      }
      notify(action);
    }

    window.addEventListener("popstate", () => {
      // A skip link's #hash is no step in the selection.
      const parsed = pk.selection.parse(location.search.slice(1), config).selection;
      if (url(parsed) === url()) return;
      selection = parsed;
      notify({ type: "history" });
    });

    return {
      get: () => selection,
      dispatch,
      subscribe: (listener) => listeners.push(listener),
      url,
      ignored: first.ignored,
    };
  }

  pk.createStore = createStore;
})((globalThis.praktijkkaart ??= {}));
