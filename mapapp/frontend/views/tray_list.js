/** The own selection as a list to put in order: by dragging a row, or with its buttons up and down. */
import { attr, button, el, fill, icon, onFollow, part, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { cardPlace } from "../ui/wording.js";

/** @import { Parts } from "../types.js" */

export class TrayList {
  #node;
  #parts;
  /** @type {Map<string, HTMLElement>} rows by id, made once */
  #rows = new Map();

  /** @param {HTMLElement} node @param {Parts} parts */
  constructor(node, parts) {
    this.#node = node;
    this.#parts = parts;
  }

  /** Draws the selection as it is now. */
  render() {
    const ids = this.#known();
    const rows = ids.map((id) => this.#row(id));
    fill(this.#node, rows);
    this.#number();
    rows.forEach((row, i) => attr(part(row, "a"), "href", this.#parts.store.openUrl(ids[i])));
    this.#node.hidden = ids.length === 0;
  }

  /** Gives the starred ids that are in the data; others stay in the URL, but there is nothing to show of them. */
  #known() {
    const { engine, store } = this.#parts;
    return store.get().starred.filter((id) => engine.numberOf(id) !== null);
  }

  #item(id) {
    const { engine, items } = this.#parts;
    return items[/** @type {number} */ (engine.numberOf(id))];
  }

  /** The row of an example, made once. */
  #row(id) {
    const { highlight, store } = this.#parts;
    const made = this.#rows.get(id);
    if (made) return made;
    const row = rowMarkup(this.#item(id));
    this.#rows.set(id, row);
    const link = part(row, "a");
    onFollow(link, () => store.dispatch({ type: "open", id, fly: true, from: link }));
    part(row, "button", ".tray-up").addEventListener("click", () => this.#step(id, -1));
    part(row, "button", ".tray-down").addEventListener("click", () => this.#step(id, 1));
    part(row, "button", ".tray-away").addEventListener("click", () => this.#remove(id));
    for (const type of ["mouseenter", "focusin"]) row.addEventListener(type, () => highlight.set([id]));
    for (const type of ["mouseleave", "focusout"]) row.addEventListener(type, () => highlight.set(null));
    this.#makeDraggable(row, id);
    return row;
  }

  #keep(ids, id) {
    this.#parts.store.dispatch({ type: "starred", ids });
    this.#parts.announce(t("tray.moved", { title: this.#item(id).title, at: ids.indexOf(id) + 1, count: ids.length }));
  }

  #step(id, by) {
    const ids = this.#known();
    const from = ids.indexOf(id);
    ids.splice(from + by, 0, ...ids.splice(from, 1));
    this.#keep(ids, id);
    // The row has moved, and its button may have come to an end: focus stays with the row.
    const ways = by < 0 ? [".tray-up", ".tray-down"] : [".tray-down", ".tray-up"];
    const [pressed, other] = ways.map((way) => part(this.#row(id), "button", way));
    (pressed.disabled ? other : pressed).focus();
  }

  #remove(id) {
    const ids = this.#known();
    const at = ids.indexOf(id);
    const next = ids[at + 1] ?? ids[at - 1];
    this.#parts.store.dispatch({ type: "star", id });
    this.#parts.announce(t("tray.removed", { title: this.#item(id).title }));
    if (next) part(this.#row(next), "button", ".tray-away").focus();
    else /** @type {HTMLElement | null} */ (this.#node.closest(".tray"))?.focus();
  }

  /** Numbers the rows as they stand now; the first cannot go up, the last not down. */
  #number() {
    const rows = [...this.#node.children];
    rows.forEach((row, i) => {
      setText(part(row, "span", ".tray-number"), String(i + 1));
      part(row, "button", ".tray-up").disabled = i === 0;
      part(row, "button", ".tray-down").disabled = i === rows.length - 1;
    });
  }

  /** Lets a row be dragged. It stays in the document, for moving it would lose the pointer: its neighbours change sides. */
  #makeDraggable(row, id) {
    const grip = part(row, "span", ".tray-grip");
    const follow = ({ clientY }) => this.#follow(row, clientY);
    const drop = () => {
      row.classList.remove("is-dragged");
      grip.removeEventListener("pointermove", follow);
      const ids = [...this.#node.querySelectorAll(".tray-row")].map((other) => /** @type {HTMLElement} */ (other).dataset.id);
      if (ids.join() !== this.#known().join()) this.#keep(ids, id);
    };
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      row.classList.add("is-dragged");
      grip.addEventListener("pointermove", follow);
      grip.addEventListener("lostpointercapture", drop, { once: true });
    });
  }

  #follow(row, y) {
    const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
    const before = row.previousElementSibling;
    const after = row.nextElementSibling;
    if (before && y < middle(before)) row.after(before);
    else if (after && y > middle(after)) row.before(after);
    else return;
    this.#number();
  }
}

/** A row as it stands in the list; what differs between rows is text. */
function rowMarkup(item) {
  const move = (way, name, iconName = way) => button({ icon: iconName, name, class: `icon-button tray-${way}` });
  const { id, title } = item;
  return el(
    "li",
    { class: "tray-row", data: { id } },
    el("span", { class: "tray-grip", title: t("tray.drag"), "aria-hidden": "true" }, icon("grip")),
    el("span", { class: "tray-number", "aria-hidden": "true" }),
    el(
      "div",
      { class: "tray-words" },
      el("a", { class: "tray-link", lang: "nl" }, title),
      el("span", { class: "hint", lang: "nl" }, cardPlace(item)),
    ),
    el(
      "div",
      { class: "tray-moves" },
      move("up", t("tray.up", { title })),
      move("down", t("tray.down", { title })),
      move("away", t("card.unstar", { title }), "close"),
    ),
  );
}
