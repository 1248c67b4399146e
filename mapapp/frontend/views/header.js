/** The bar: the page's name, the search field, and the link to the other language. */
import { attr, onFollow, part } from "../ui/dom.js";

/** @import { Parts, Selection } from "../types.js" */

const TYPING_PAUSE_MS = 120;

export class Header {
  #store;
  #input;
  #clear;
  #language;
  /** @type {ReturnType<typeof setTimeout> | undefined} runs while somebody is typing */
  #timer;

  /** @param {HTMLElement} root @param {Parts} parts */
  constructor(root, { store }) {
    this.#store = store;
    this.#input = part(root, "input", "#search");
    this.#clear = part(root, "button", ".field-clear");
    this.#language = part(root, "a", ".language");
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#search(), TYPING_PAUSE_MS);
    });
    this.#input.addEventListener("change", () => this.#search());
    this.#clear.addEventListener("click", () => {
      this.#input.value = "";
      this.#search();
      this.#input.focus();
    });
    onFollow(part(root, "a", ".bar-title"), () => store.dispatch({ type: "reset" }));
  }

  /** @param {Selection} selection */
  render(selection) {
    // Never over the letters of somebody still typing.
    if (this.#timer === undefined && this.#input.value.trim() !== selection.q.trim()) this.#input.value = selection.q;
    attr(this.#clear, "hidden", !selection.q);
    const language = this.#language.hreflang === "nl" ? null : this.#language.hreflang;
    attr(this.#language, "href", this.#store.url({ ...selection, language }));
  }

  #search() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const q = this.#input.value;
    if (q !== this.#store.get().q) this.#store.dispatch({ type: "q", q });
  }
}
