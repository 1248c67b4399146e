/** The place field: an editable combobox with a list popup (ARIA Authoring Practices), over the gazetteer in the browser. */
import { attr, el, fill, part, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { ComboboxOptions, Place } from "../types.js" */

const SUGGESTIONS = 8;

export class Combobox {
  #options;
  #input;
  #list;
  #status;
  #clear;
  /** @type {Place[]} what is offered */
  #offered = [];
  #active = -1;
  /** The place chosen, as it stands in the field; what somebody types over it is not a choice yet. */
  #chosen = "";
  #isTyping = false;
  #keys = {
    ArrowDown: () => (this.#offered.length ? this.#activate((this.#active + 1) % this.#offered.length) : this.#open()),
    ArrowUp: () => this.#offered.length && this.#activate((this.#active <= 0 ? this.#offered.length : this.#active) - 1),
    Enter: () => (this.#active >= 0 ? this.#choose(this.#active) : this.#enter()),
    Escape: () => (this.#list.hidden ? this.#empty() : this.#close()),
  };

  /** @param {HTMLElement} root @param {ComboboxOptions} options */
  constructor(root, options) {
    this.#options = options;
    this.#input = part(root, "input", "#place");
    this.#list = part(root, "ul", "#place-list");
    this.#status = part(root, "p", "[role=status]");
    this.#clear = part(root, "button", ".field-clear");
    this.#clear.addEventListener("click", () => {
      this.#empty();
      this.#input.focus();
    });
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("input", () => {
      this.#isTyping = true;
      options.onTyping();
      this.#open();
    });
    this.#input.addEventListener("focus", () => options.load().catch(() => {}));
    this.#input.addEventListener("blur", () => {
      this.#close();
      if (this.#isTyping && this.#chosen) this.#input.value = this.#chosen;
      this.#isTyping = false;
    });
  }

  /** Shows the chosen place, "" for none; never over what somebody is typing. @param {string} text */
  set(text) {
    if (text !== this.#chosen || (text && !this.#isTyping)) this.write(text);
    this.#chosen = text;
    attr(this.#clear, "hidden", !text);
  }

  /** Puts a text in the field that is no choice. @param {string} text */
  write(text) {
    this.#input.value = text;
    this.#isTyping = false;
  }

  /** Offers these places under the field, for a name that means several. @param {Place[]} places */
  offer(places) {
    this.#input.focus();
    this.#show(places);
  }

  #press(event) {
    const handler = this.#keys[event.key];
    if (!handler || event.isComposing) return;
    // Escape with nothing open belongs to the page.
    if (event.key === "Escape" && this.#list.hidden && !this.#input.value) return;
    event.preventDefault();
    event.stopPropagation();
    handler();
  }

  async #enter() {
    const text = this.#input.value.trim();
    this.#close();
    if (!text) return this.#empty();
    if (!(await this.#isLoaded())) return;
    this.#isTyping = false;
    this.#options.onText(text);
  }

  #empty() {
    this.write("");
    this.#close();
    this.#options.onChoose(null);
  }

  /** Loads the gazetteer, or says that there is none. */
  #isLoaded() {
    const { load, onFailure } = this.#options;
    return load().then(
      () => true,
      () => (onFailure(), false),
    );
  }

  async #open() {
    const text = this.#input.value.trim();
    if (!text) return this.#close();
    if (!(await this.#isLoaded()) || this.#input.value.trim() !== text || document.activeElement !== this.#input) return;
    this.#show(this.#options.suggest(text, SUGGESTIONS));
    setText(this.#status, this.#offered.length ? t("near.suggestions", { n: this.#offered.length }) : t("near.none"));
  }

  #close() {
    this.#setPopup([], false);
  }

  #show(places) {
    const none = { class: "option option--none", role: "option", "aria-disabled": "true", "aria-selected": "false" };
    fill(this.#list, places.length ? places.map((place, i) => this.#option(place, i)) : [el("li", none, t("near.none"))]);
    this.#setPopup(places, true);
  }

  #setPopup(places, isOpen) {
    [this.#offered, this.#active] = [places, -1];
    attr(this.#list, "hidden", !isOpen);
    attr(this.#input, "aria-expanded", String(isOpen));
    attr(this.#input, "aria-activedescendant", null);
  }

  #option({ label, kind, municipality, province }, i) {
    const where = [t(`kind.${kind}`), municipality !== label && municipality, province].filter(Boolean).join(" · ");
    // mousedown, so that the field keeps its focus
    const on = { mousedown: (event) => event.preventDefault(), click: () => this.#choose(i) };
    const texts = [el("span", { class: "option-name" }, label), el("span", { class: "option-where" }, where)];
    return el("li", { role: "option", id: `place-option-${i}`, "aria-selected": "false", class: "option", on }, texts);
  }

  #choose(i) {
    const place = this.#offered[i];
    this.write(place.label);
    this.#close();
    this.#options.onChoose(place);
  }

  #activate(i) {
    this.#active = i;
    [...this.#list.children].forEach((option, k) => option.setAttribute("aria-selected", String(k === i)));
    attr(this.#input, "aria-activedescendant", `place-option-${i}`);
    this.#list.children[i].scrollIntoView({ block: "nearest" });
  }
}
