/** One example as a card. Its markup comes from a template; a card is made once and then brought up to date. */
import { attr, el, icon, marked, onFollow, part, setText } from "../ui/dom.js";
import { facetsShownOn, knownValues } from "../ui/facet_values.js";
import { t } from "../ui/texts.js";
import { cardPlace, distanceText, precisionKind } from "../ui/wording.js";
import { cardTemplate } from "./markup/list.js";

/** @import { Config, Highlight, Item, Parts, Result, Selection } from "../types.js" */

const LABELS_MOST = 4;

/** A fresh card with its parts. @param {HTMLTemplateElement} template */
export const cloneCard = (template) => bindCard(part(document.importNode(template.content, true), "li"));

/** The parts of a card. @param {HTMLLIElement} node */
export function bindCard(node) {
  return {
    node,
    card: part(node, "article", ".card"),
    link: part(node, "a", ".card-link"),
    star: part(node, "button", ".card-star"),
    place: part(node, "span", ".card-where"),
    distance: part(node, "span", ".card-distance"),
    summary: part(node, "p", ".card-summary"),
    labels: part(node, "ul", ".labels"),
    /** The words marked in it; null before the first. */
    terms: /** @type {string | null} */ (null),
  };
}

/** Puts into a card what never changes. @param {ReturnType<typeof bindCard>} card @param {Item} item @param {Config} config */
export function fillCard({ card, place, labels }, item, config) {
  card.dataset.intervention = item.id;
  place.before(icon(precisionKind(item)));
  const values = facetsShownOn(config, "card").flatMap((facet) => knownValues(config, item, facet));
  const rest = values.length - LABELS_MOST;
  labels.append(...values.slice(0, LABELS_MOST).map(({ label }) => el("li", { class: "label-chip" }, label)));
  if (rest > 0) labels.append(el("li", { class: "label-chip label-chip--rest" }, `+${rest}`));
  if (!values.length) labels.remove();
}

/** The cards of one list, by item number. */
export class Cards {
  #parts;
  #template = cardTemplate();
  /** @type {Map<number, ReturnType<typeof bindCard>>} */
  #made = new Map();
  /** @type {Map<number, {node: HTMLElement, link: HTMLElement}>} */
  #references = new Map();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** An example as a card, up to date. @param {number} number @param {Selection} selection @param {Result} result */
  draw(number, selection, result) {
    const item = this.#parts.items[number];
    const card = this.#made.get(number) ?? this.#make(number);
    const terms = result.terms.join(" ");
    if (card.terms !== terms) {
      const texts = /** @type {[HTMLElement, string][]} */ ([
        [card.link, item.title],
        [card.summary, item.summary],
        [card.place, cardPlace(item)],
      ]);
      for (const [node, text] of texts) node.replaceChildren(...marked(text, result.terms));
      card.terms = terms;
    }
    const isStarred = selection.starred.includes(item.id);
    const starName = t(isStarred ? "card.unstar" : "card.star", { title: item.title });
    const isOpen = selection.open === item.id;
    setText(card.distance, distanceText(result.distance(number)) ?? "");
    attr(card.star, "aria-pressed", String(isStarred));
    for (const name of ["aria-label", "title"]) attr(card.star, name, starName);
    card.card.classList.toggle("is-open", isOpen);
    attr(card.link, "aria-current", isOpen && "true");
    attr(card.link, "href", this.#parts.store.openUrl(item.id));
    return card.node;
  }

  /** An example by its name alone, where its card stands elsewhere. @param {number} number */
  drawReference(number) {
    const { id, title } = this.#parts.items[number];
    let made = this.#references.get(number);
    if (!made) {
      const link = this.#opening(el("a", { lang: "nl" }, title), id);
      made = { link, node: el("li", { class: "reference", data: { intervention: id } }, link) };
      this.#references.set(number, made);
    }
    attr(made.link, "href", this.#parts.store.openUrl(id));
    return made.node;
  }

  #make(number) {
    const { items, config, store, highlight } = this.#parts;
    const { id } = items[number];
    const made = cloneCard(this.#template);
    fillCard(made, items[number], config);
    this.#opening(made.link, id);
    made.star.addEventListener("click", () => store.dispatch({ type: "star", id }));
    for (const type of ["mouseenter", "focusin"]) made.card.addEventListener(type, () => highlight.set([id]));
    for (const type of ["mouseleave", "focusout"]) made.card.addEventListener(type, () => highlight.set(null));
    this.#made.set(number, made);
    return made;
  }

  #opening(link, id) {
    onFollow(link, () => this.#parts.store.dispatch({ type: "open", id, from: link }));
    return link;
  }
}

/** Marks the cards pointed at, and shows the first when the map points. @param {HTMLElement} root @param {Highlight} highlight */
export function markHighlighted(root, highlight) {
  highlight.subscribe((ids, pointer) => {
    const pointedAt = new Set(ids);
    const cards = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-intervention]")]);
    const isPointedAt = ({ dataset }) => pointedAt.has(dataset.intervention);
    for (const card of cards) card.classList.toggle("is-highlighted", isPointedAt(card));
    if (pointer === "map") cards.find(isPointedAt)?.scrollIntoView({ block: "nearest" });
  });
}
