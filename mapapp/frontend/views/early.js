/** What a visitor typed and ticked before the scripts ran: where a field differs from what the server wrote into it. */

import { radiusOf } from "./near.js";

/** @import { Action } from "../types.js" */

const isChanged = (/** @type {HTMLSelectElement} */ select) => select.selectedOptions[0]?.defaultSelected === false;

/** @returns {Action[]} */
export function earlyActions() {
  const field = (id) => /** @type {any} */ (document.getElementById(id));
  const ticked = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input[data-facet]")]);
  const [search, sort, radius] = ["search", "sort", "radius"].map(field);
  return [
    ...ticked
      .filter((box) => box.checked !== box.defaultChecked)
      .map(({ name, value }) => ({ type: "facet", param: name, slug: value })),
    ...(search.value === search.defaultValue ? [] : [{ type: "q", q: search.value }]),
    ...(isChanged(sort) ? [{ type: "sort", sort: sort.value }] : []),
    ...(isChanged(radius) ? [{ type: "radius", radius: radiusOf(radius.value) }] : []),
  ];
}
