/** Buttons of which one is pressed, each for a panel: the list's tabs, and on a phone the switch of list and map. */
import { attr } from "../ui/dom.js";

export class PanelButtons {
  #buttons;

  /** @param {HTMLElement} root @param {(panel: string) => void} choose */
  constructor(root, choose) {
    this.#buttons = [...root.querySelectorAll("button")];
    for (const one of this.#buttons) one.addEventListener("click", () => choose(one.dataset.panel ?? ""));
  }

  /** @param {string} panel the one that is shown */
  render(panel) {
    for (const one of this.#buttons) attr(one, "aria-pressed", String(one.dataset.panel === panel));
  }
}
