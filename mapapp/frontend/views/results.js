/**
 * The list: count, chips, sort, notices, cards, the examples off the map, and what to do when nothing is found.
 * The examples off the map have a list of their own, to be reached whatever the length of the one above it.
 */
import { attr, button, el, fillWhen, link, onFollow, part, setOptions, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { hereName, isHereOnly, kmText } from "../ui/wording.js";
import { Cards } from "./card.js";
import { CardList } from "./card_list.js";
import { Chips } from "./chips.js";

/** @import { Draw, Parts, Result } from "../types.js" */

const isSame = (a, b) => a.length === b.length && a.every((number, k) => number === b[k]);
const noticeMarkup = (...words) => el("p", { class: "notice" }, words);

export class Results {
  #parts;
  #nodes;
  #cards;
  #chips;
  #list;
  #off;
  /** @type {Result | null} */
  #shown = null;

  /** @param {HTMLElement} root @param {Parts} parts */
  constructor(root, parts) {
    const results = part(root, "div", "#results");
    const nodes = {
      ...{ root, results },
      count: part(root, "p", "#result-count"),
      sort: part(root, "select", "#sort"),
      inView: part(root, "input", "#in-view"),
      jump: part(root, "a", ".jump"),
      notices: part(root, "div", ".notices"),
      nationwide: part(root, "section", "#nationwide"),
      offTitle: part(root, "h2", "#nationwide-title"),
      empty: part(root, "div", ".empty"),
    };
    this.#parts = parts;
    this.#nodes = nodes;
    this.#cards = new Cards(parts, root);
    this.#chips = new Chips(part(root, "div", ".chips-row"), parts);
    this.#list = new CardList(part(results, "ol", ".cards"), root.parentElement);
    this.#off = new CardList(part(nodes.nationwide, "ol", ".cards"), root.parentElement);
    nodes.sort.addEventListener("change", () => parts.store.dispatch({ type: "sort", sort: nodes.sort.value }));
    nodes.inView.addEventListener("change", () => this.#limitToView());
    // "In view" means something once there is a map.
    nodes.inView.disabled = true;
    parts.whenMap.then(
      () => (nodes.inView.disabled = false),
      () => {},
    );
    onFollow(nodes.jump, () => {
      nodes.offTitle.scrollIntoView();
      nodes.offTitle.focus({ preventScroll: true });
    });
  }

  /** Tells whether other cards, or the same in another order, are shown than before. @type {Draw<boolean>} */
  render(selection, result) {
    const before = this.#shown;
    const isChanged = !before || before.mixed !== result.mixed || !isSame(before.order, result.order);
    this.#shown = result;
    const isWhole = result.shown === result.total;
    setText(this.#nodes.count, t(isWhole ? "results.count.all" : "results.count", { n: result.shown, total: result.total }));
    this.#nodes.inView.checked = selection.bbox !== null;
    this.#drawSort(selection, result);
    this.#chips.render(selection, result);
    this.#drawNotices(result);
    this.#drawCards(selection, result, isChanged);
    this.#drawEmpty(selection, result);
    return isChanged;
  }

  /** Brings the card of an example into view. @param {string} id */
  reveal(id) {
    this.#list.include(this.#parts.engine.numberOf(id));
    this.#nodes.results.querySelector(`[data-intervention="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
  }

  #limitToView() {
    const bounds = this.#parts.map?.getBounds();
    if (!bounds) return;
    const bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    this.#parts.store.dispatch({ type: "bbox", bbox: this.#nodes.inView.checked ? bbox : null });
  }

  #drawSort({ q, sort }, { near }) {
    const options = [q && "relevantie", near && "afstand", "titel", "startjaar"].filter(Boolean);
    setOptions(
      this.#nodes.sort,
      options.map((value) => [value, t(`sort.${value}`)]),
    );
    this.#nodes.sort.value = options.includes(sort) ? sort : options[0];
  }

  #drawNotices({ near, correction }) {
    const fallback = near?.fallback ? { place: near.place, radius: near.radius } : null;
    fillWhen(this.#nodes.notices, [fallback, correction], () => {
      const asked = [t("search.correction"), " ", this.#doing("text-button", `${correction}?`, { type: "q", q: correction })];
      return [fallback && noticeMarkup(this.#fallbackText(fallback)), correction && noticeMarkup(asked)];
    });
  }

  #fallbackText({ place, radius }) {
    if (isHereOnly(radius)) return t("near.fallback.here", { place: hereName(place) });
    return t("near.fallback", { km: kmText(radius), place: place.label });
  }

  #drawCards(selection, result, isChanged) {
    const { root, results, jump, nationwide, offTitle } = this.#nodes;
    const { order, mixed, mapped, offMap, near } = result;
    const draw = (number) => this.#cards.draw(number, selection, result);
    this.#list.show(mixed ? order : mapped, draw, isChanged);
    // By relevance these examples have their card in the main list; here they are only named.
    this.#off.show(offMap, mixed ? (number) => this.#cards.drawReference(number) : draw, isChanged);
    const home = mixed ? root : results;
    if (nationwide.parentNode !== home) home.append(nationwide);
    const title = `${t(near ? "results.nationwide.near" : "results.nationwide")} (${offMap.length})`;
    for (const node of [offTitle, part(jump, "span")]) setText(node, title);
    attr(nationwide, "hidden", offMap.length === 0);
    attr(jump, "hidden", offMap.length === 0 || mapped.length === 0);
  }

  #drawEmpty(selection, result) {
    const isEmpty = result.shown === 0;
    const { engine, store } = this.#parts;
    const words = (offer) => t("results.relax", { name: this.#chips.nameOf(offer, selection, result), n: offer.count });
    const offers = (isEmpty ? engine.relax(selection) : []).filter(({ count }) => count > 0);
    const labelled = offers.map((filter) => ({ filter, label: words(filter) }));
    const canUndo = isEmpty && store.canUndo();
    attr(this.#nodes.empty, "hidden", !isEmpty);
    fillWhen(this.#nodes.empty, [isEmpty, labelled, canUndo], () => (isEmpty ? this.#emptyMarkup(labelled, canUndo) : []));
  }

  /** A link that does what an action does. */
  #doing(className, words, action) {
    const { store } = this.#parts;
    return link(
      className,
      words,
      () => store.dispatch(action),
      () => store.urlAfter(action),
    );
  }

  #emptyMarkup(offers, canUndo) {
    const offer = ({ filter, label }) => el("li", {}, this.#doing("button", label, this.#chips.removal(filter)));
    const rows = offers.map(offer);
    return [
      el("p", { class: "empty-title" }, t("results.empty")),
      el("p", {}, t(offers.length ? "results.empty.hint" : "results.empty.none")),
      offers.length > 0 && el("ul", { class: "offers" }, rows),
      canUndo && button({ label: t("results.undo"), class: "text-button" }, () => history.back()),
    ];
  }
}
