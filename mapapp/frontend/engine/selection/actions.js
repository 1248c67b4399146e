/**
 * What a visitor can do to the selection. One table: each action's next state, and whether it is a step a person
 * would want to undo with Back ("push") or only a refinement of the current one ("replace").
 */

/** @import { Action, Radius, Selection } from "../../types.js" */
/** @typedef {{history: "push"|"replace", next: (selection: Selection, action: Action) => Partial<Selection>}} Row */

const toggled = (list, value) => (list.includes(value) ? list.filter((item) => item !== value) : [...list, value]);

/** A changed result shows itself: the detail closes, and so does the list of a marker. @param {Partial<Selection>} changes */
const narrowed = (changes) => ({ ...changes, group: null, open: null });

/** An empty choice leaves no trace. @param {Selection} selection @param {string} param @param {string[]} slugs */
function withFacet(selection, param, slugs) {
  const { [param]: _, ...others } = selection.facets;
  return narrowed({ facets: slugs.length ? { ...others, [param]: slugs } : others });
}

/** Without a place nothing that needs one. @param {Selection} selection @param {string|null} place @param {Radius} [radius] */
function withPlace(selection, place, radius = selection.radius) {
  if (place !== null) return narrowed({ place, radius });
  return narrowed({ place: null, radius: null, sort: selection.sort === "afstand" ? null : selection.sort });
}

/** @type {{[type: string]: Row}} */
const ACTIONS = {
  q: { history: "replace", next: (_, { q }) => narrowed({ q }) },
  /** Another place, or null for none; the radius stays unless one is given. */
  place: { history: "push", next: (s, { place, radius }) => withPlace(s, place, radius) },
  radius: { history: "push", next: (_, { radius }) => narrowed({ radius }) },
  /** One value on or off. */
  facet: { history: "push", next: (s, { param, slug }) => withFacet(s, param, toggled(s.facets[param] ?? [], slug)) },
  /** All chosen values of one facet at once. */
  facets: { history: "push", next: (s, { param, slugs }) => withFacet(s, param, slugs) },
  sort: { history: "push", next: (_, { sort }) => ({ sort }) },
  /** "Alleen in beeld" on (a bbox) or off (null). */
  bbox: { history: "push", next: (_, { bbox }) => narrowed({ bbox }) },
  group: { history: "push", next: (_, { group }) => ({ group, open: null }) },
  panel: { history: "push", next: (_, { panel }) => ({ panel }) },
  /** The map moved; "alleen in beeld" moves with it. */
  view: { history: "replace", next: (s, { view, bbox }) => ({ view, bbox: s.bbox && (bbox ?? s.bbox) }) },
  open: { history: "push", next: (_, { id }) => ({ open: id }) },
  close: { history: "push", next: () => ({ open: null }) },
  star: { history: "push", next: (s, { id }) => ({ starred: toggled(s.starred, id) }) },
  /** The whole own selection, in the order to present it. */
  starred: { history: "push", next: (_, { ids }) => ({ starred: ids }) },
  present: { history: "push", next: (_, { slide }) => ({ slide: slide ?? 1 }) },
  slide: { history: "replace", next: (_, { slide }) => ({ slide }) },
  leave: { history: "push", next: () => ({ slide: null }) },
  evening: { history: "replace", next: (s, { evening }) => ({ evening: { ...s.evening, ...evening } }) },
  language: { history: "push", next: (_, { language }) => ({ language }) },
  /** Every filter off; the map, the own selection and the evening stay. */
  reset: {
    history: "push",
    next: () => narrowed({ q: "", place: null, radius: null, facets: {}, sort: null, bbox: null }),
  },
  /** Back to a selection kept aside: undo in one step. */
  restore: { history: "push", next: (_, { selection }) => selection },
};

/** @param {Action} action */
function rowOf(action) {
  const row = ACTIONS[action.type];
  if (!row) throw new Error(`no action ${action.type}`);
  return row;
}

/** @param {Selection} selection left as it is @param {Action} action with the fields its row reads @returns {Selection} */
export function reduce(selection, action) {
  return { ...selection, ...rowOf(action).next(selection, action) };
}

/** "push" or "replace" by action type. */
export const HISTORY = Object.freeze(Object.fromEntries(Object.entries(ACTIONS).map(([type, { history }]) => [type, history])));

/**
 * Is this action a step to undo by itself? Beyond the table: the first key of a text and the clearing of one are
 * steps, the keys between are not.
 * @param {Selection} selection @param {Action} action
 */
export function isStep(selection, action) {
  if (action.type === "q") return (selection.q === "") !== (action.q === "");
  return rowOf(action).history === "push";
}
