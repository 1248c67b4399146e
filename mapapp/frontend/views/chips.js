/** The active filters as chips, each with its own way out. */
import { attr, el, fill, icon, link, onFollow, part } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { hereName, isHereOnly, kmText } from "../ui/wording.js";

/** @import { Action, Draw, Filter, Parts, Result, Selection } from "../types.js" */

export class Chips {
  #root;
  #list;
  #config;
  #store;
  /** @type {Map<string, HTMLElement>} by filter and name */
  #made = new Map();

  /** @param {HTMLElement} root @param {Parts} parts */
  constructor(root, { config, store }) {
    [this.#root, this.#config, this.#store] = [root, config, store];
    this.#list = part(root, "ul", ".chips");
    const drop = { type: "reset" };
    onFollow(
      part(root, "a", "#reset"),
      () => store.dispatch(drop),
      () => store.urlAfter(drop),
    );
  }

  /** A filter in words. @param {Filter} filter @param {Selection} selection @param {Result} result */
  nameOf({ kind, param, slug }, { q, place: asked, radius }, { near }) {
    if (kind === "q") return t("chips.text", { q });
    if (kind === "bbox") return t("chips.bbox");
    const place = near?.place.label ?? asked;
    if (kind === "place" && radius === null) return t("chips.place", { place });
    if (kind === "place" && isHereOnly(radius)) return t("chips.here", { place: near ? hereName(near.place) : place });
    if (kind === "place") return t("chips.radius", { km: kmText(radius), place });
    const facet = this.#config.facets.find((one) => one.param === param);
    return (slug ? facet?.values.find((value) => value.slug === slug) : facet)?.label ?? "";
  }

  /** The action that drops a filter. @param {Filter} filter @returns {Action} */
  removal({ kind, param, slug }) {
    if (kind === "q") return { type: "q", q: "" };
    if (kind !== "facet") return { type: kind, [kind]: null };
    return slug ? { type: "facet", param, slug } : { type: "facets", param, slugs: [] };
  }

  /** @type {Draw} */
  render(selection, result) {
    const filters = this.#filtersOf(selection);
    attr(this.#root, "hidden", filters.length === 0);
    const focused = [...this.#list.children].findIndex((row) => row.contains(document.activeElement));
    // A chip stays the same element, so that a click begun on it also ends on it.
    const chips = filters.map((filter) => {
      const name = this.nameOf(filter, selection, result);
      const key = JSON.stringify([filter, name]);
      return /** @type {[string, HTMLElement]} */ ([key, this.#made.get(key) ?? this.#make(filter, name)]);
    });
    this.#made = new Map(chips);
    fill(this.#list, [...this.#made.values()]);
    if (focused === -1) return;
    const next = this.#list.querySelectorAll("a")[Math.min(focused, filters.length - 1)];
    (next ?? document.getElementById("list"))?.focus();
  }

  /** The filters of a selection in the order of the screen. */
  #filtersOf({ q, place, facets, bbox }) {
    return [
      q && { kind: "q" },
      place && { kind: "place" },
      ...this.#config.facets.flatMap(({ param }) => (facets[param] ?? []).map((slug) => ({ kind: "facet", param, slug }))),
      bbox && { kind: "bbox" },
    ].filter(Boolean);
  }

  #make(filter, name) {
    const words = [el("span", { lang: filter.kind === "facet" && "nl" }, name), icon("close")];
    const removal = this.removal(filter);
    const chip = link(
      "chip",
      words,
      () => this.#store.dispatch(removal),
      () => this.#store.urlAfter(removal),
    );
    attr(chip, "aria-label", t("chips.remove", { name }));
    return el("li", {}, chip);
  }
}
