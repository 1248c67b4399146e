/** One example as a card. The server writes the first ones and the template of the others; a card is then brought up to date. */
import { attr, el, marked, onFollow, part, setText } from "../ui/dom.js";
import { facetsShownOn, knownValues } from "../ui/facet_values.js";
import { t } from "../ui/texts.js";
import { cardPlace, distanceText, precisionKind } from "../ui/wording.js";

/** @import { Config, Highlight, Item, Parts, Result, Selection } from "../types.js" */

const LABELS_MOST = 4;

/** The parts of a card. @param {HTMLLIElement} node */
function bindCard(node) {
  return {
    node,
    link: part(node, "a", ".card-link"),
    star: part(node, "button", ".card-star"),
    line: part(node, "p", ".card-place"),
    place: part(node, "span", ".card-where"),
    distance: /** @type {HTMLElement | null} */ (node.querySelector(".card-distance")),
    summary: part(node, "p", ".card-summary"),
    /** The words marked in it; null when that is not known. */
    terms: node.querySelector("mark") ? null : "",
  };
}

/** A card from the template with what never changes. @param {HTMLTemplateElement} template @param {Item} item @param {Config} config */
function cloneCard(template, item, config) {
  const card = bindCard(part(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), "li"));
  const { node, link, place, summary } = card;
  node.dataset.intervention = item.id;
  part(node, "i", ".icon").classList.add(`icon--${precisionKind(item)}`);
  for (const [part, text] of textsOf({ link, place, summary }, item)) part.textContent = text;
  const values = facetsShownOn(config, "card").flatMap((facet) => knownValues(config, item, facet));
  const rest = values.length - LABELS_MOST;
  const labels = part(node, "ul", ".labels");
  labels.append(...values.slice(0, LABELS_MOST).map(({ label }) => el("li", { class: "label-chip" }, label)));
  if (rest > 0) labels.append(el("li", { class: "label-chip label-chip--rest" }, `+${rest}`));
  if (!values.length) labels.remove();
  return card;
}

/** The parts in which matched words are marked, with their texts. @returns {[HTMLElement, string][]} */
function textsOf({ link, place, summary }, item) {
  return [
    [link, item.title],
    [place, cardPlace(item)],
    [summary, item.summary],
  ];
}

/** The cards of one list, by item number. */
export class Cards {
  #parts;
  #template;
  /** @type {Map<number, ReturnType<typeof bindCard>>} */
  #made = new Map();
  /** @type {Map<number, HTMLElement>} */
  #references = new Map();

  /** @param {Parts} parts @param {Element} [written] holds the cards that the server wrote */
  constructor(parts, written) {
    this.#parts = parts;
    this.#template = part(document, "template", "#card-template");
    for (const node of written?.querySelectorAll("li[data-intervention]") ?? []) {
      const { className, dataset } = /** @type {HTMLLIElement} */ (node);
      const number = parts.engine.numberOf(dataset.intervention ?? "");
      if (number === null) continue;
      if (className === "reference") this.#keepReference(number, node);
      else this.#keep(number, bindCard(/** @type {HTMLLIElement} */ (node)));
    }
  }

  /** An example as a card, up to date. @param {number} number @param {Selection} selection @param {Result} result */
  draw(number, selection, result) {
    const item = this.#parts.items[number];
    const card = this.#made.get(number) ?? this.#keep(number, cloneCard(this.#template, item, this.#parts.config));
    const terms = result.terms.join(" ");
    if (card.terms !== terms) {
      for (const [node, text] of textsOf(card, item)) node.replaceChildren(...marked(text, result.terms));
      card.terms = terms;
    }
    const isStarred = selection.starred.includes(item.id);
    if (card.star.getAttribute("aria-pressed") !== String(isStarred) || !card.star.title) {
      const name = t(isStarred ? "card.unstar" : "card.star", { title: item.title });
      attr(card.star, "aria-pressed", String(isStarred));
      for (const one of ["aria-label", "title"]) attr(card.star, one, name);
    }
    this.#drawDistance(card, distanceText(result.distance(number)));
    const isOpen = selection.open === item.id;
    card.node.classList.toggle("is-open", isOpen);
    attr(card.link, "aria-current", isOpen && "true");
    return card.node;
  }

  /** An example by its name alone, where its card stands elsewhere. @param {number} number */
  drawReference(number) {
    const { id, title } = this.#parts.items[number];
    return (
      this.#references.get(number) ??
      this.#keepReference(number, el("li", { class: "reference", data: { intervention: id } }, el("a", { lang: "nl" }, title)))
    );
  }

  #drawDistance(card, text) {
    if (!text) card.distance?.remove();
    else {
      card.distance ??= el("span", { class: "card-distance" });
      setText(card.distance, text);
      if (!card.distance.isConnected) card.line.append(card.distance);
    }
  }

  #keep(number, card) {
    const { store, highlight, items } = this.#parts;
    const { id } = items[number];
    this.#opening(card.link, id);
    card.star.addEventListener("click", () => store.dispatch({ type: "star", id }));
    for (const type of ["mouseenter", "focusin"]) card.node.addEventListener(type, () => highlight.set([id]));
    for (const type of ["mouseleave", "focusout"]) card.node.addEventListener(type, () => highlight.set(null));
    this.#made.set(number, card);
    return card;
  }

  #keepReference(number, node) {
    this.#opening(part(node, "a"), this.#parts.items[number].id);
    this.#references.set(number, node);
    return node;
  }

  /** Without this script a link leads to the page of the example; with it, it opens the example here or in a new tab. */
  #opening(link, id) {
    const { store, config } = this.#parts;
    attr(link, "href", `${config.base}voorbeeld/${id}`);
    onFollow(
      link,
      () => store.dispatch({ type: "open", id, from: link }),
      () => store.openUrl(id),
    );
  }
}

/**
 * Marks the cards pointed at; when the map points and none of them is in view, shows the first.
 * @param {HTMLElement} root
 * @param {Highlight} highlight
 */
export function markHighlighted(root, highlight) {
  highlight.subscribe((ids, pointer) => {
    const wanted = new Set(ids);
    const cards = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-intervention]")]);
    const pointedAt = cards.filter(({ dataset }) => wanted.has(dataset.intervention ?? ""));
    for (const card of cards) card.classList.toggle("is-highlighted", pointedAt.includes(card));
    if (pointer !== "map") return;
    const { top, bottom } = root.getBoundingClientRect();
    const isInView = (card) => card.getBoundingClientRect().top < bottom && card.getBoundingClientRect().bottom > top;
    if (!pointedAt.some(isInView)) pointedAt[0]?.scrollIntoView({ block: "nearest" });
  });
}
