/** The active filters as chips, each with its own way out. */
import { button, el, fill, icon } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { hereName, isHereOnly, kmText } from "../ui/wording.js";

/**
 * @param {{config: Object, store: Object}} parts
 * @returns {{node: HTMLElement, render: Function, nameOf: Function, removal: Function}}
 *   `nameOf` and `removal` give a filter's words and the action that drops it, for whoever offers that.
 */
export function createChips({ config, store }) {
  const list = el("ul", { class: "chips", "aria-label": t("chips.label") });
  const reset = button({ label: t("filters.reset"), class: "text-button", id: "reset" }, () => store.dispatch({ type: "reset" }));
  const node = el("div", { class: "chips-row" }, list, reset);
  const made = new Map();
  const facets = new Map(config.facets.map((facet) => [facet.param, facet]));

  /** The filters of a selection: `{kind, param?, slug?}`, in the order of the screen. */
  function filtersOf(selection) {
    return [
      ...(selection.q ? [{ kind: "q" }] : []),
      ...(selection.place ? [{ kind: "place" }] : []),
      ...config.facets.flatMap(({ param }) => (selection.facets[param] ?? []).map((slug) => ({ kind: "facet", param, slug }))),
      ...(selection.bbox ? [{ kind: "bbox" }] : []),
    ];
  }

  function nameOf(filter, selection, result) {
    const place = result.near?.place.label ?? selection.place;
    switch (filter.kind) {
      case "q":
        return t("chips.text", { q: selection.q });
      case "place":
        if (selection.radius === null) return t("chips.place", { place });
        if (isHereOnly(selection.radius)) return t("chips.here", { place: result.near ? hereName(result.near.place) : place });
        return t("chips.radius", { km: kmText(selection.radius), place });
      case "bbox":
        return t("chips.bbox");
      default: {
        const facet = facets.get(filter.param);
        return filter.slug ? facet.values.find((value) => value.slug === filter.slug).label : facet.label;
      }
    }
  }

  function removal(filter, selection) {
    switch (filter.kind) {
      case "q":
        return { type: "q", q: "" };
      case "place":
        return { type: "place", place: null };
      case "bbox":
        return { type: "bbox", bbox: null };
      default:
        return filter.slug
          ? { type: "facet", param: filter.param, slug: filter.slug }
          : { type: "facets", param: filter.param, slugs: [] };
    }
  }

  /** A chip stays the same element, so that a click begun on it also ends on it. */
  function make(filter, name) {
    const words = el("span", { lang: filter.kind === "facet" && "nl" }, name);
    const chip = el("button", { type: "button", class: "chip", "aria-label": t("chips.remove", { name }) }, words, icon("close"));
    chip.addEventListener("click", () => store.dispatch(removal(filter, store.get())));
    return el("li", {}, chip);
  }

  function render(selection, result) {
    const filters = filtersOf(selection);
    node.hidden = filters.length === 0;
    const focused = [...list.children].findIndex((row) => row.contains(document.activeElement));
    fill(
      list,
      filters.map((filter) => {
        const name = nameOf(filter, selection, result);
        const key = JSON.stringify([filter, name]);
        if (!made.has(key)) made.set(key, make(filter, name));
        return made.get(key);
      }),
    );
    if (focused !== -1)
      (list.children[Math.min(focused, filters.length - 1)]?.firstChild ?? document.getElementById("list")).focus();
  }

  return { node, render, nameOf, removal, filtersOf };
}
