/**
 * The list's column: it shows the list, a cluster's list or one example. Each keeps its scroll place as long as it shows
 * the same; focus follows what is opened, goes back to where it came from, and is never left on something gone.
 */
import { attr } from "../ui/dom.js";

/** @import { Action, Selection } from "../types.js" */

const isShown = (element) => Boolean(element?.isConnected && element.getClientRects().length);

export class Column {
  #root;
  #app;
  #views;
  /** @type {"list" | "group" | "detail"} */
  #name = "list";
  #tops = { list: 0, group: 0, detail: 0 };
  /** @type {Selection | null} */
  #previous = null;
  /** @type {HTMLElement | null} where focus came from when something was opened */
  #returnTo = null;

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} app
   * @param {{list: {reveal(id: string): void}, group: {focus(): void}, detail: {focus(): void}}} views
   */
  constructor(root, app, views) {
    [this.#root, this.#app, this.#views] = [root, app, views];
  }

  /** Reads where the visitor is, before anything is drawn. */
  readPlace() {
    const top = this.#root.scrollTop;
    this.#tops[this.#name] = top;
    return { name: this.#name, top, active: document.activeElement };
  }

  /** Brings one of the three forward. @param {"list" | "group" | "detail"} name */
  show(name) {
    this.#name = name;
    attr(this.#app, "data-showing", name);
  }

  /**
   * Puts scroll place and focus right, after all is drawn.
   * @param {ReturnType<Column["readPlace"]>} was
   * @param {Selection} selection
   * @param {Action} action
   * @param {boolean} isChanged whether the result is another
   */
  restorePlace(was, selection, action, isChanged) {
    const previous = this.#previous;
    this.#scroll(was, selection, previous, isChanged);
    if (previous) this.#focus(was, selection, previous, action);
    this.#previous = selection;
  }

  #scroll(was, selection, previous, isChanged) {
    if (isChanged || selection.panel !== previous?.panel) this.#tops.list = 0;
    if (isChanged || selection.group !== previous?.group) this.#tops.group = 0;
    if (selection.open !== previous?.open) this.#tops.detail = 0;
    const top = this.#tops[this.#name];
    if (was.name !== this.#name || was.top !== top) this.#root.scrollTop = top;
    if (was.name === "detail" && this.#name === "list" && !isChanged && previous?.open) this.#views.list.reveal(previous.open);
  }

  #focus({ name, active }, selection, previous, action) {
    if (action.from) this.#returnTo = action.from;
    if (this.#name === "detail" && selection.open !== previous.open) this.#views.detail.focus();
    else if (this.#name === "group" && selection.group !== previous.group) this.#views.group.focus();
    else if (this.#name !== name) this.#focusBack(previous);
    else if (active !== document.body && [active, document.body].includes(document.activeElement) && !isShown(active))
      this.#root.focus({ preventScroll: true });
  }

  /** Focuses what opened the view that is gone, else its card. */
  #focusBack(previous) {
    const opener = this.#returnTo;
    const card = /** @type {HTMLElement | null | undefined} */ (opener?.closest("[data-intervention]"));
    const id = previous.open ?? card?.dataset.intervention;
    const links = id ? this.#root.querySelectorAll(`[data-intervention="${CSS.escape(id)}"] .card-link`) : [];
    const target = isShown(opener) ? opener : ([...links].find(isShown) ?? this.#root);
    /** @type {HTMLElement} */ (target).focus({ preventScroll: true });
    if (this.#name === "list") this.#returnTo = null;
  }
}
