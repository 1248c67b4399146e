/** The filter panel where it is a sheet: on a small screen it covers the page, and nothing behind it can be reached. */
import { attr, part, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Draw } from "../types.js" */

const BEHIND = ".skips, #header, .notice--page, #list, #map-panel";
/** From this width on the panel is a column. */
const COLUMN = "(min-width: 1100px)";

export class FilterSheet {
  #root;
  #app;
  #opener;
  #show;

  /** @param {HTMLElement} root the filter panel @param {HTMLElement} app */
  constructor(root, app) {
    [this.#root, this.#app] = [root, app];
    this.#opener = part(app, "button", ".sheet-open");
    this.#show = part(root, "button", ".sheet-show");
    const close = part(part(root, "div", ".sheet-head"), "button");
    this.#opener.addEventListener("click", () => this.#open());
    for (const one of [this.#show, close]) one.addEventListener("click", () => this.close());
    // A tablet turned on its side has room for the panel again.
    window.matchMedia(COLUMN).addEventListener("change", () => this.close());
  }

  /** @type {Draw} */
  render({ facets, place }, { shown }) {
    setText(part(this.#show, "span"), t("filters.show", { n: shown }));
    const chosen = Object.values(facets).flat().length + (place === null ? 0 : 1);
    setText(part(this.#opener, "span"), chosen ? `${t("filters.open")} (${chosen})` : t("filters.open"));
  }

  /** @returns {boolean} whether it was open */
  close() {
    if (!this.#app.classList.contains("has-sheet")) return false;
    this.#toggle(false);
    this.#opener.focus();
    return true;
  }

  #open() {
    this.#toggle(true);
    this.#root.focus();
  }

  #toggle(isOpen) {
    this.#app.classList.toggle("has-sheet", isOpen);
    attr(this.#opener, "aria-expanded", String(isOpen));
    attr(this.#root, "role", isOpen && "dialog");
    attr(this.#root, "aria-modal", isOpen && "true");
    for (const one of document.querySelectorAll(BEHIND)) attr(one, "inert", isOpen);
  }
}
