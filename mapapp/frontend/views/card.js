/** One example as a card: title, place, summary, labels, star. Cards are made once and then brought up to date. */
import { attr, el, icon, marked, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { cardPlace, distanceText, precisionKind } from "../ui/wording.js";

/** @import { Item, Result, Selection } from "../types.js" */

const LABELS = ["fenomeen"];
const MAX_LABELS = 4;

/**
 * @param {{items: Item[], config: Object, store: Object, highlight: Object, heading: string}} parts
 * @returns {function(number, Selection, Result): HTMLElement} draws item number `i` and gives its list item
 */
export function createCards({ items, config, store, highlight, heading = "h3" }) {
  const made = new Map();

  function make(number) {
    const item = items[number];
    const link = el("a", { class: "card-link", lang: "nl" });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      store.dispatch({ type: "open", id: item.id, from: link });
    });
    const star = el("button", { type: "button", class: "icon-button card-star" }, icon("star"));
    star.addEventListener("click", () => store.dispatch({ type: "star", id: item.id }));
    const place = el("span", { class: "card-where" });
    const distance = el("span", { class: "card-distance" });
    const summary = el("p", { class: "card-summary", lang: "nl" });
    const card = el(
      "article",
      { class: "card", data: { intervention: item.id } },
      el(heading, { class: "card-title" }, link),
      el("p", { class: "card-place" }, icon(precisionKind(item)), place, distance),
      summary,
      labels(item),
      star,
    );
    for (const type of ["mouseenter", "focusin"]) card.addEventListener(type, () => highlight.set([item.id]));
    for (const type of ["mouseleave", "focusout"]) card.addEventListener(type, () => highlight.set(null));
    const node = el("li", { class: "card-item" }, card);
    return { node, card, link, star, place, distance, summary };
  }

  function labels(item) {
    const texts = config.facets.flatMap((facet, f) =>
      LABELS.includes(facet.param)
        ? item.facets[f].map((v) => facet.values[v]).filter((value) => value.slug !== "niet-bekend")
        : [],
    );
    if (!texts.length) return null;
    const rest = texts.length - MAX_LABELS;
    return el(
      "ul",
      { class: "labels", lang: "nl" },
      texts.slice(0, MAX_LABELS).map((value) => el("li", { class: "label-chip" }, value.label)),
      rest > 0 && el("li", { class: "label-chip label-chip--rest" }, `+${rest}`),
    );
  }

  return function card(number, selection, result) {
    if (!made.has(number)) made.set(number, make(number));
    const parts = made.get(number);
    const item = items[number];
    const terms = result.terms.join(" ");
    if (parts.terms !== terms) {
      parts.terms = terms;
      parts.link.replaceChildren(...marked(item.title, result.terms));
      parts.summary.replaceChildren(...marked(item.summary, result.terms));
      parts.place.replaceChildren(...marked(cardPlace(item), result.terms));
    }
    setText(parts.distance, distanceText(result.distance(number)) ?? "");
    const starred = selection.starred.includes(item.id);
    attr(parts.star, "aria-pressed", String(starred));
    const name = t(starred ? "card.unstar" : "card.star", { title: item.title });
    attr(parts.star, "aria-label", name);
    attr(parts.star, "title", name);
    attr(parts.link, "href", store.url({ ...selection, open: item.id }));
    const open = selection.open === item.id;
    parts.card.classList.toggle("is-open", open);
    attr(parts.link, "aria-current", open && "true");
    return parts.node;
  };
}
