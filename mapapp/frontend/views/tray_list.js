/** The own selection as a list to put in order: by dragging a row, or with its buttons up and down. */
import { attr, button, el, fill, icon, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { cardPlace } from "../ui/wording.js";

/** @import { Item, Selection } from "../types.js" */

/** `ids` with the one at `from` moved to `to`. */
function moved(ids, from, to) {
  const next = [...ids];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/**
 * @param {{items: Item[], store: Object, engine: Object, highlight: Object, announce: function}} parts
 * @returns {{node: HTMLElement, render: function(Selection)}}
 */
export function createTrayList({ items, store, engine, highlight, announce }) {
  const node = el("ol", { class: "tray-list", "aria-label": t("tray.title") });
  const rows = new Map();
  /** Ids no longer in the data stay in the URL, but there is nothing to show of them. */
  const known = () => store.get().starred.filter((id) => engine.numberOf(id) !== null);

  function keep(ids, id) {
    store.dispatch({ type: "starred", ids });
    announce(t("tray.moved", { title: titleOf(id), at: ids.indexOf(id) + 1, count: ids.length }));
  }

  const titleOf = (id) => items[engine.numberOf(id)].title;

  function step(id, by, pressed) {
    const ids = known();
    const from = ids.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= ids.length) return;
    keep(moved(ids, from, to), id);
    // The row has moved, and its button may have come to an end: focus stays with the row.
    const { up, down } = rows.get(id);
    const again = pressed.disabled ? (pressed === up ? down : up) : pressed;
    again.focus();
  }

  function remove(id) {
    const ids = known();
    const at = ids.indexOf(id);
    store.dispatch({ type: "star", id });
    announce(t("tray.removed", { title: titleOf(id) }));
    const next = rows.get(ids[at + 1] ?? ids[at - 1]);
    (next?.remove ?? node.closest(".tray")).focus();
  }

  /** The dragged row stays in the document, for moving it would lose the pointer: its neighbours change sides. */
  function dragRow(row, grip, id) {
    function follow({ clientY }) {
      const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
      const before = row.previousElementSibling;
      const after = row.nextElementSibling;
      if (before && clientY < middle(before)) row.after(before);
      else if (after && clientY > middle(after)) row.before(after);
      else return;
      number();
    }
    function drop() {
      row.classList.remove("is-dragged");
      grip.removeEventListener("pointermove", follow);
      const ids = [...node.children].map((other) => other.dataset.id);
      if (ids.join() !== known().join()) keep(ids, id);
    }
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      row.classList.add("is-dragged");
      grip.addEventListener("pointermove", follow);
      grip.addEventListener("lostpointercapture", drop, { once: true });
    });
  }

  /** Numbers as the rows stand now; the first cannot go up, the last not down. */
  function number() {
    const inOrder = [...node.children].map((row) => rows.get(row.dataset.id));
    inOrder.forEach(({ position, up, down }, i) => {
      setText(position, String(i + 1));
      up.disabled = i === 0;
      down.disabled = i === inOrder.length - 1;
    });
  }

  function make(id) {
    const item = items[engine.numberOf(id)];
    const title = item.title;
    const link = el("a", { class: "tray-link", lang: "nl" }, title);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      store.dispatch({ type: "open", id, fly: true, from: link });
    });
    const position = el("span", { class: "tray-number", "aria-hidden": "true" });
    const grip = el("span", { class: "tray-grip", title: t("tray.drag"), "aria-hidden": "true" }, icon("grip"));
    const up = button({ icon: "up", name: t("tray.up", { title }), class: "icon-button" }, () => step(id, -1, up));
    const down = button({ icon: "down", name: t("tray.down", { title }), class: "icon-button" }, () => step(id, 1, down));
    const away = button({ icon: "close", name: t("card.unstar", { title }), class: "icon-button" }, () => remove(id));
    const row = el(
      "li",
      { class: "tray-row", data: { id } },
      grip,
      position,
      el("div", { class: "tray-words" }, link, el("span", { class: "hint", lang: "nl" }, cardPlace(item))),
      el("div", { class: "tray-moves" }, up, down, away),
    );
    for (const type of ["mouseenter", "focusin"]) row.addEventListener(type, () => highlight.set([id]));
    for (const type of ["mouseleave", "focusout"]) row.addEventListener(type, () => highlight.set(null));
    dragRow(row, grip, id);
    return { row, position, link, up, down, remove: away };
  }

  function render(selection) {
    const ids = known();
    for (const id of ids) if (!rows.has(id)) rows.set(id, make(id));
    fill(
      node,
      ids.map((id) => rows.get(id).row),
    );
    number();
    for (const id of ids) attr(rows.get(id).link, "href", store.url({ ...selection, open: id }));
    node.hidden = ids.length === 0;
  }

  return { node, render };
}
