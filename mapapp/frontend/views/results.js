/**
 * The list: count, chips, sort, notices, cards, the examples off the map, and what to do when nothing is found.
 * A long list is a window on its cards that grows as one scrolls; the examples off the map have a window of their own,
 * so that they can be reached whatever the length of the list above them.
 */
import { button, el, fill, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { hereName, isHereOnly, kmText } from "../ui/wording.js";
import { createCards } from "./card.js";
import { createChips } from "./chips.js";

/** @import { Item } from "../types.js" */

/** Cards drawn at first, and how many more at a time. */
export const CARDS_WINDOW = 60;

/**
 * Calls `add` when a button below a list comes near from below: whoever jumps past a long list is not followed by it.
 * @param {HTMLElement} root what scrolls
 */
export function growNear(root, button, add) {
  const margin = { root, rootMargin: "0px 0px 600px 0px" };
  new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && add(), margin).observe(button);
}

/**
 * @param {HTMLElement} root the list section
 * @param {{items: Item[], config: Object, store: Object, engine: Object, highlight: Object}} parts
 */
export function createResults(root, parts) {
  const { items, map, store, engine, highlight } = parts;
  const card = createCards(parts);
  let latest = null;
  /** Which cards on the map are drawn, and how many off it. */
  let from = 0;
  let to = CARDS_WINDOW;
  let offTo = CARDS_WINDOW;

  const count = el("p", { id: "result-count", role: "status", class: "result-count" });
  const sort = el("select", { id: "sort" });
  const sortLabel = el("label", { class: "sort", for: "sort" }, el("span", {}, t("results.sort")), sort);
  sort.addEventListener("change", () => store.dispatch({ type: "sort", sort: sort.value }));
  const inView = el("input", { type: "checkbox", id: "in-view" });
  inView.addEventListener("change", () => store.dispatch({ type: "bbox", bbox: inView.checked ? viewBbox() : null }));
  const chips = createChips(parts);
  const notices = el("div", { class: "notices" });
  const jump = button({ icon: "country", label: "", class: "text-button jump" }, () => {
    offTitle.scrollIntoView();
    offTitle.focus({ preventScroll: true });
  });
  const before = button({ label: t("results.before"), class: "button more" }, growUp);
  const cards = el("ol", { class: "cards" });
  const more = button({ label: t("results.more"), class: "button more" }, grow);
  const offTitle = el("h2", { class: "list-subtitle", id: "nationwide-title", tabindex: "-1" });
  const offCards = el("ol", { class: "cards" });
  const offMore = button({ label: t("results.more"), class: "button more" }, growOff);
  const nationwide = el(
    "section",
    { id: "nationwide", class: "nationwide", "aria-labelledby": "nationwide-title" },
    offTitle,
    el("p", { class: "hint" }, t("results.nationwide.note")),
    offCards,
    offMore,
  );
  const empty = el("div", { class: "empty" });
  const results = el("div", { id: "results" }, before, cards, more, nationwide, empty);
  const view = el(
    "div",
    { class: "list-view" },
    el("h2", { class: "sr-only" }, t("results.title")),
    el(
      "div",
      { class: "list-head" },
      count,
      el("div", { class: "list-tools" }, sortLabel, el("label", { class: "check" }, inView, el("span", {}, t("results.inview")))),
      chips.node,
      jump,
    ),
    notices,
    results,
  );
  root.append(view);

  growNear(root, more, grow);
  growNear(root, offMore, growOff);

  function viewBbox() {
    const bounds = map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  function grow() {
    if (!latest || to >= listed(latest.result).length) return;
    to += CARDS_WINDOW;
    drawCards();
  }

  function growUp() {
    const first = cards.firstElementChild;
    from = Math.max(0, from - CARDS_WINDOW);
    drawCards();
    first.querySelector("a").focus();
  }

  function growOff() {
    if (!latest || offTo >= latest.result.offMap.length) return;
    offTo += CARDS_WINDOW;
    drawCards();
  }

  /** What the main list holds: by relevance everything, else what is on the map. */
  const listed = (result) => (result.mixed ? result.order : result.mapped);

  function drawCards() {
    const { selection, result } = latest;
    const draw = (number) => card(number, selection, result);
    fill(cards, listed(result).slice(from, to).map(draw));
    // By relevance these examples have their card in the main list; here they are only named.
    fill(offCards, result.offMap.slice(0, offTo).map(result.mixed ? (number) => reference(number, selection) : draw));
    const home = result.mixed ? view : results;
    if (nationwide.parentNode !== home) home.append(nationwide);
    before.hidden = from === 0;
    more.hidden = to >= listed(result).length;
    offMore.hidden = offTo >= result.offMap.length;
  }

  /** An example by its name alone, for the list of what is off the map. */
  function reference(number, selection) {
    const { id, title } = items[number];
    const link = el("a", { href: store.url({ ...selection, open: id }), lang: "nl" }, title);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      store.dispatch({ type: "open", id, from: link });
    });
    return el("li", { class: "reference", data: { intervention: id } }, link);
  }

  function drawSort(selection, result) {
    const options = [...(selection.q ? ["relevantie"] : []), ...(result.near ? ["afstand"] : []), "titel", "startjaar"];
    if (sort.dataset.options !== options.join()) {
      sort.dataset.options = options.join();
      fill(
        sort,
        options.map((value) => el("option", { value }, t(`sort.${value}`))),
      );
    }
    sort.value = options.includes(selection.sort) ? selection.sort : options[0];
  }

  function drawNotices(selection, result) {
    const parts = [];
    if (result.near?.fallback) {
      const { place, radius } = result.near;
      const text = isHereOnly(radius)
        ? t("near.fallback.here", { place: hereName(place) })
        : t("near.fallback", { km: kmText(radius), place: place.label });
      parts.push(el("p", { class: "notice" }, text));
    }
    if (result.correction) {
      const correct = button({ label: `${result.correction}?`, class: "text-button" }, () =>
        store.dispatch({ type: "q", q: result.correction }),
      );
      parts.push(el("p", { class: "notice" }, t("search.correction"), " ", correct));
    }
    fill(notices, parts);
  }

  function drawEmpty(selection, result) {
    empty.hidden = result.shown > 0;
    if (result.shown > 0) return fill(empty, []);
    const offers = engine.relax(selection).filter((offer) => offer.count > 0);
    fill(empty, [
      el("p", { class: "empty-title" }, t("results.empty")),
      el("p", {}, t(offers.length ? "results.empty.hint" : "results.empty.none")),
      offers.length > 0 &&
        el(
          "ul",
          { class: "offers" },
          offers.map((offer) =>
            el(
              "li",
              {},
              button(
                { label: t("results.relax", { name: chips.nameOf(offer, selection, result), n: offer.count }), class: "button" },
                () => store.dispatch(chips.removal(offer, selection)),
              ),
            ),
          ),
        ),
      store.canUndo() && button({ label: t("results.undo"), class: "text-button" }, () => history.back()),
    ]);
  }

  /** @returns {boolean} whether other cards, or the same in another order, are shown than before */
  function render(selection, result) {
    const changed = !latest || !isSame(latest.result.order, result.order);
    if (changed) [from, to, offTo] = [0, CARDS_WINDOW, CARDS_WINDOW];
    latest = { selection, result };
    const whole = result.shown === result.total;
    setText(count, t(whole ? "results.count.all" : "results.count", { n: result.shown, total: result.total }));
    inView.checked = selection.bbox !== null;
    drawSort(selection, result);
    chips.render(selection, result);
    drawNotices(selection, result);
    drawCards();
    const near = result.near !== null;
    const off = `${t(near ? "results.nationwide.near" : "results.nationwide")} (${result.offMap.length})`;
    setText(offTitle, off);
    setText(jump.querySelector("span"), off);
    nationwide.hidden = result.offMap.length === 0;
    jump.hidden = nationwide.hidden || result.mapped.length === 0;
    drawEmpty(selection, result);
    return changed;
  }

  const isSame = (a, b) => a.length === b.length && a.every((number, k) => number === b[k]);

  /** Marks the cards of these ids, and brings the first of them into view when it is the map that points. */
  highlight.subscribe((ids, pointer) => {
    const highlighted = new Set(ids ?? []);
    let first = null;
    for (const node of root.querySelectorAll("[data-intervention]")) {
      const on = highlighted.has(node.dataset.intervention);
      node.classList.toggle("is-highlighted", on);
      if (on) first ??= node;
    }
    if (pointer === "map") first?.scrollIntoView({ block: "nearest" });
  });

  /** Brings the card of an example into view. */
  function reveal(id) {
    const at = listed(latest.result).indexOf(engine.numberOf(id));
    if (at !== -1 && (at < from || at >= to)) {
      from = Math.max(0, at - CARDS_WINDOW / 2);
      to = from + CARDS_WINDOW;
      drawCards();
    }
    results.querySelector(`[data-intervention="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
  }

  return { render, reveal, node: view };
}
