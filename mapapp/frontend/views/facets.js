/** The facet panel: in each group the values as checkboxes, each with the count that choosing them would give. */
import { fold } from "../engine/index.js";
import { attr, el, part, setText } from "../ui/dom.js";
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
  #body;
  #explain;
  #isLadder;

  constructor(root, store) {
    this.#param = root.dataset.facetGroup;
    this.#badge = part(root, "span", ".facet-badge");
    this.#values = [...root.querySelectorAll("label.value")].map((row) => {
      const box = part(row, "input");
      const slug = box.value;
      box.addEventListener("change", () => store.dispatch({ type: "facet", param: this.#param, slug }));
      return { slug, row, box, count: part(row, "span", ".count"), drawn: "" };
    });
    this.#isLadder = root.querySelector(".values--ladder") !== null;
    this.#body = part(root, "fieldset");
    this.#explain = part(root, "button", ".facet-explain");
    this.#explain.addEventListener("click", () => this.#toggleHelp());
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
      value.box.checked = isChosen;
      value.row.classList.toggle("is-zero", n === 0 && !isChosen);
      if (this.#isLadder) value.row.style.setProperty("--share", String(result.total ? n / result.total : 0));
    }
  }

  /** Shows below each value what it means, as its title says. */
  #toggleHelp() {
    const isShown = this.#body.classList.toggle("is-explained");
    attr(this.#explain, "aria-expanded", String(isShown));
    for (const { row } of this.#values) {
      if (isShown && row.title) row.append(el("span", { class: "value-help" }, row.title));
      else row.querySelector(".value-help")?.remove();
    }
  }

  /** Shows only the values whose label holds a text. */
  #find(text, none) {
    const wanted = fold(text);
    for (const { box, row } of this.#values) attr(row, "hidden", !fold(box.nextSibling?.textContent ?? "").includes(wanted));
    setText(none, this.#values.every(({ row }) => row.hidden) ? t("filters.search.none") : "");
  }
}
