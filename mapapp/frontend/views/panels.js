/** One of several panels: the list's tabs are links, and on a phone the switch of list and map has buttons. */
import { attr, onFollow } from "../ui/dom.js";

export class PanelButtons {
  #buttons;

  /** @param {HTMLElement} root @param {(panel: string) => void} choose */
  constructor(root, choose) {
    this.#buttons = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".tab")]);
    for (const one of this.#buttons) onFollow(one, () => choose(one.dataset.panel ?? ""));
  }

  /** @param {string} panel the one that is shown */
  render(panel) {
    for (const one of this.#buttons) {
      const isShown = one.dataset.panel === panel;
      if (one.localName === "a") attr(one, "aria-current", isShown && "true");
      else attr(one, "aria-pressed", String(isShown));
    }
  }
}
