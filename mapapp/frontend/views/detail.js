/** One example in full: what the list knows of it at once, so that focus has where to go, then its description. */
import { copyLink } from "../ui/clipboard.js";
import { fetchDetails } from "../ui/data.js";
import { attr, button, el, fill, icon, onFollow, part, setText, unfold } from "../ui/dom.js";
import { exampleUrl } from "../ui/facts.js";
import { t } from "../ui/texts.js";
import { cardPlace, precisionKind } from "../ui/wording.js";
import { block, describe } from "./description.js";

/** @import { Item, Parts, Selection } from "../types.js" */

/** @param {Parts & {print: () => void}} parts */
export const createDetail = (parts) => new Detail(parts);

class Detail {
  #parts;
  #node = part(document, "article", "#detail");
  /** @type {HTMLElement | null} null until the detail is first shown */
  #star = null;
  /** @type {number | null} number of the item that stands here */
  #drawn = null;

  /** @param {Parts & {print: () => void}} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {Selection} selection */
  render({ open, starred }) {
    const { engine, items } = this.#parts;
    const number = open === null ? null : engine.numberOf(open);
    const isAnother = number !== this.#drawn;
    this.#drawn = number;
    this.#node.hidden = number === null;
    if (number === null) return;
    const star = (this.#star ??= this.#bind());
    if (isAnother) {
      this.#drawHead(items[number]);
      this.#drawBody(number);
    }
    const isStarred = starred.includes(items[number].id);
    attr(star, "aria-pressed", String(isStarred));
    setText(part(star, "span"), t(isStarred ? "detail.unstar" : "detail.star"));
  }

  /** Puts the focus on the title. */
  focus() {
    part(this.#node, "h2").focus({ preventScroll: true });
  }

  /** Takes the detail out of its template, and gives the button with the star. */
  #bind() {
    const { store, config, announce, print } = this.#parts;
    const node = unfold(this.#node);
    const open = () => /** @type {string} */ (store.get().open);
    const tool = (name, act) => {
      const found = part(node, "button", name);
      found.addEventListener("click", act);
      return found;
    };
    tool(".back", () => store.dispatch({ type: "close" }));
    tool(".show-on-map", () => this.#showOnMap(open()));
    tool(".copy-link", () => copyLink(exampleUrl(config, open()), announce));
    tool(".print-example", print);
    return tool(".star", () => store.dispatch({ type: "star", id: open() }));
  }

  /** Shows the example on the map. On a phone the detail lies over it: it makes way, and Back brings it again. */
  #showOnMap(id) {
    const { store, highlight } = this.#parts;
    if (part(document, "section", "#map-panel").clientHeight > 0) return store.dispatch({ type: "open", id, fly: true });
    store.dispatch({ type: "restore", selection: { ...store.get(), open: null, group: null, panel: "kaart" }, look: id });
    highlight.set([id]);
  }

  /** @param {Item} item */
  #drawHead(item) {
    setText(part(this.#node, "h2"), item.title);
    fill(part(this.#node, "p", ".card-place"), [icon(precisionKind(item)), el("span", {}, cardPlace(item))]);
    setText(part(this.#node, "p", ".lead"), item.summary);
    part(this.#node, "button", ".show-on-map").hidden = !item.mapped;
    attr(part(this.#node, "a", ".open-page"), "href", exampleUrl(this.#parts.config, item.id));
  }

  async #drawBody(number) {
    const { config, items, store } = this.#parts;
    const body = part(this.#node, "div", ".detail-body");
    fill(body, [el("p", { class: "hint" }, t("detail.loading"))]);
    let blocks;
    try {
      const properties = await fetchDetails(config, number);
      const language = store.get().language ?? "nl";
      blocks = [...describe({ config, language, item: items[number], properties }), this.#similar(number)];
    } catch {
      const again = button({ label: t("detail.retry"), class: "button" }, () => this.#drawBody(number));
      blocks = [el("p", { class: "notice", role: "alert" }, t("detail.failed")), again];
    }
    if (this.#drawn === number) fill(body, blocks);
  }

  /** Examples that share most with this one, and what they share. */
  #similar(number) {
    const { config, items, engine, store } = this.#parts;
    const valueOf = ({ param, slug }) =>
      config.facets.find((facet) => facet.param === param)?.values.find((value) => value.slug === slug);
    const rows = engine.similar(number, 3).map(({ item, shared }) => {
      const { id, title } = items[item];
      const link = el("a", { href: store.openUrl(id), lang: "nl" }, title);
      onFollow(link, () => store.dispatch({ type: "open", id, fly: true }));
      const labels = shared.slice(0, 4).map((one) => valueOf(one)?.label);
      return el("li", {}, link, el("span", { class: "hint" }, t("detail.similar.why", { shared: labels.join(", ") })));
    });
    return rows.length > 0 && block(t("detail.similar"), el("ul", { class: "similar" }, rows));
  }
}
