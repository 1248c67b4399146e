/**
 * The one state: a selection, changed by actions through one pure reducer, mirrored in the URL.
 *
 * A step a person would want to undo gets a history entry; typing and map moves only rewrite the current one
 * (`isStep`). Back and Forward read the address again.
 */
import { format, isStep, parse, reduce } from "../engine/index.js";

/** @import { Action, Config, Engine, Ignored, Selection, Store } from "../types.js" */

/** Stands for an example's id while the address around it is made; no text in an address holds it. */
const GAP = "\0";

/**
 * Reads what the address asks for, as far as it exists here: examples and places that are not known are left out and named.
 * @param {{config: Config, engine: Engine, loadGazetteer: () => Promise<void>}} parts
 * @returns {Promise<{selection: Selection, ignored: Ignored[]}>}
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

/** @param {{config: Config, engine: Engine, loadGazetteer: () => Promise<void>}} parts @returns {Promise<Store>} */
export async function createStore(parts) {
  /** @type {((selection: Selection, action: Action) => void)[]} */
  const listeners = [];
  const { selection: first, ignored } = await readAddress(parts);
  let selection = first;
  let address = addressOf(selection);
  /** @type {string[] | null} the current address before and after the id of an open example */
  let aroundOpen = null;

  /** The map's path with the parameters of a selection. */
  function addressOf(of) {
    const query = format(of, parts.config);
    return parts.config.base + (query ? `?${query}` : "");
  }

  const url = (of = selection) => (of === selection ? address : addressOf(of));

  /** An id needs no escaping, so the selection is formatted once for the links of all examples. */
  function openUrl(id) {
    aroundOpen ??= addressOf({ ...selection, open: GAP }).split(encodeURIComponent(GAP));
    return aroundOpen.join(id);
  }

  function become(next, nextAddress, action) {
    [selection, address, aroundOpen] = [next, nextAddress, null];
    for (const listener of listeners) listener(selection, action);
  }

  /** How many steps of this visit lie before the current one. */
  const depth = () => history.state?.depth ?? 0;

  function dispatch(action) {
    const next = reduce(selection, action);
    const nextAddress = addressOf(next);
    if (nextAddress !== address) {
      if (isStep(selection, action)) history.pushState({ depth: depth() + 1 }, "", nextAddress);
      else history.replaceState(history.state, "", nextAddress);
    }
    become(next, nextAddress, action);
  }

  window.addEventListener("popstate", async () => {
    const { selection: asked } = await readAddress(parts);
    // A skip link's #hash is no step in the selection.
    if (addressOf(asked) !== address) become(asked, addressOf(asked), { type: "history" });
  });

  return {
    get: () => selection,
    dispatch,
    subscribe: (listener) => void listeners.push(listener),
    url,
    openUrl,
    urlAfter: (action) => addressOf(reduce(selection, action)),
    canUndo: () => depth() > 0,
    ignored,
  };
}
