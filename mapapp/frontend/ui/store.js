/**
 * The one state: a selection, changed by actions through one pure reducer, mirrored in the URL.
 *
 * A step a person would want to undo gets a history entry; typing and map moves only rewrite the current one
 * (`isStep`). Back and Forward read the address again.
 */
import { format, isStep, parse, reduce } from "../engine/index.js";

/** @import { Selection } from "../types.js" */

/**
 * What the address asks for, as far as it exists here: examples and places that are not known are left out and named.
 * @param {{config: Object, engine: Object, loadGazetteer: function(): Promise}} parts
 * @returns {Promise<{selection: Selection, ignored: Array<{param: string, value: string}>}>}
 */
async function readAddress({ config, engine, loadGazetteer }) {
  const { selection, ignored } = parse(location.search.slice(1), config);
  const isKnown = (id) => engine.numberOf(id) !== null;
  const refuse = (param, value) => ignored.push({ param, value });
  if (selection.open !== null && !isKnown(selection.open)) {
    refuse("voorbeeld", selection.open);
    selection.open = null;
  }
  for (const id of selection.starred) if (!isKnown(id)) refuse("selectie", id);
  selection.starred = selection.starred.filter(isKnown);
  if (selection.place !== null) {
    // Without the gazetteer no place is known, and the page does without one.
    await loadGazetteer().catch(() => {});
    if (!engine.places.resolve(selection.place)) {
      refuse("plaats", selection.place);
      selection.place = null;
      selection.radius = null;
    }
  }
  return { selection, ignored };
}

/**
 * @param {{config: Object, engine: Object, loadGazetteer: function(): Promise}} parts
 * @returns {Promise<{get: function(): Selection, dispatch: function(Object), subscribe: function(function),
 *   url: function(Selection=): string, canUndo: function(): boolean, ignored: Array}>}
 */
export async function createStore(parts) {
  const { config } = parts;
  const listeners = [];
  const { selection: first, ignored } = await readAddress(parts);
  let selection = first;

  function notify(action) {
    for (const listener of listeners) listener(selection, action);
  }

  /** Address of a selection: this page's path with its parameters. */
  function url(of = selection) {
    const query = format(of, config);
    return location.pathname + (query ? `?${query}` : "");
  }

  /** How many steps of this visit lie before the current one. */
  const depth = () => history.state?.depth ?? 0;

  function dispatch(action) {
    const next = reduce(selection, action);
    const before = selection;
    selection = next;
    const after = url();
    if (after !== url(before)) {
      if (isStep(before, action)) history.pushState({ depth: depth() + 1 }, "", after);
      else history.replaceState(history.state, "", after);
    }
    notify(action);
  }

  window.addEventListener("popstate", async () => {
    const { selection: asked } = await readAddress(parts);
    // A skip link's #hash is no step in the selection.
    if (url(asked) === url()) return;
    selection = asked;
    notify({ type: "history" });
  });

  return {
    get: () => selection,
    dispatch,
    subscribe: (listener) => listeners.push(listener),
    url,
    /** Is there a step to undo that stays on this page? */
    canUndo: () => depth() > 0,
    ignored,
  };
}
