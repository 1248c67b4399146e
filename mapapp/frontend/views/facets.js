/** The facet panel: in each group the values as toggle buttons with the count that choosing them would give. */
import { fold } from "../engine/index.js";
import { attr, part, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Draw, Parts } from "../types.js" */

export class Facets {
  #groups;

  /** @param {HTMLElement} root holds a `details[data-facet-group]` for each facet @param {Parts} parts */
  constructor(root, { store }) {
    this.#groups = [...root.querySelectorAll("details")].map((group) => new FacetGroup(group, store));
  }

  /** @type {Draw} */
  render(selection, result) {
    for (const group of this.#groups) group.render(selection, result);
  }
}

class FacetGroup {
  #param;
  #badge;
  #values;

  constructor(root, store) {
    this.#param = root.dataset.facetGroup;
    this.#badge = part(root, "span", ".facet-badge");
    this.#values = [...root.querySelectorAll("button.value")].map((button) => {
      const { value: slug } = button.dataset;
      button.addEventListener("click", () => store.dispatch({ type: "facet", param: this.#param, slug }));
      const label = part(button, "span", ".value-label").textContent;
      return { slug, label, button, row: button.parentElement, count: part(button, "span", ".count"), drawn: "" };
    });
    const body = part(root, "fieldset");
    const explain = part(root, "button", ".facet-explain");
    explain.addEventListener("click", () => explain.setAttribute("aria-expanded", String(body.classList.toggle("is-explained"))));
    const find = root.querySelector(".find");
    find?.addEventListener("input", () => this.#find(find.value, find.nextElementSibling));
  }

  render(selection, result) {
    const chosen = selection.facets[this.#param] ?? [];
    setText(this.#badge, chosen.length ? t("filters.active", { n: chosen.length }) : "");
    attr(this.#badge, "hidden", !chosen.length);
    for (const value of this.#values) {
      const n = result.counts[this.#param][value.slug];
      const isChosen = chosen.includes(value.slug);
      if (value.drawn === `${n} ${isChosen}`) continue;
      value.drawn = `${n} ${isChosen}`;
      setText(value.count, String(n));
      attr(value.button, "aria-pressed", String(isChosen));
      value.button.classList.toggle("is-zero", n === 0 && !isChosen);
      value.row.style.setProperty("--share", String(result.total ? n / result.total : 0));
    }
  }

  /** Shows only the values whose label holds a text. */
  #find(text, none) {
    const wanted = fold(text);
    for (const { label, row } of this.#values) attr(row, "hidden", !fold(label).includes(wanted));
    setText(none, this.#values.every(({ row }) => row.hidden) ? t("filters.search.none") : "");
  }
}
