/** One example in full: what the list knows of it at once, so that focus has where to go, then its description. */
import { copyLink } from "../ui/clipboard.js";
import { fetchDetails } from "../ui/data.js";
import { attr, button, el, fill, icon, onFollow, part, setText } from "../ui/dom.js";
import { exampleUrl } from "../ui/facts.js";
import { t } from "../ui/texts.js";
import { cardPlace, precisionKind } from "../ui/wording.js";
import { block, describe } from "./description.js";

/** @import { Item, Parts, Selection } from "../types.js" */

/** @param {HTMLElement} root @param {Parts & {print: () => void}} parts */
export function createDetail(root, parts) {
  const node = detailMarkup();
  root.append(node);
  return new Detail(node, parts);
}

export class Detail {
  #parts;
  #body;
  #star;
  /** @type {number | null} number of the item that stands here */
  #drawn = null;

  /** @param {HTMLElement} node @param {Parts & {print: () => void}} parts */
  constructor(node, parts) {
    const { store, config, announce, print } = parts;
    this.node = node;
    this.#parts = parts;
    this.#body = part(node, "div", ".detail-body");
    const open = () => /** @type {string} */ (store.get().open);
    const tool = (name) => part(node, "button", name);
    this.#star = tool(".star");
    this.#star.addEventListener("click", () => store.dispatch({ type: "star", id: open() }));
    tool(".back").addEventListener("click", () => store.dispatch({ type: "close" }));
    tool(".show-on-map").addEventListener("click", () => this.#showOnMap(open()));
    tool(".copy-link").addEventListener("click", () => copyLink(exampleUrl(config, open()), announce));
    tool(".print-example").addEventListener("click", print);
  }

  /** @param {Selection} selection */
  render(selection) {
    const { engine, items } = this.#parts;
    const number = selection.open === null ? null : engine.numberOf(selection.open);
    const changed = number !== this.#drawn;
    this.#drawn = number;
    this.node.hidden = number === null;
    if (number === null) return;
    if (changed) {
      this.#drawHead(items[number]);
      this.#drawBody(number);
    }
    const starred = selection.starred.includes(items[number].id);
    attr(this.#star, "aria-pressed", String(starred));
    setText(part(this.#star, "span"), t(starred ? "detail.unstar" : "detail.star"));
  }

  /** Puts the focus on the title. */
  focus() {
    part(this.node, "h2").focus({ preventScroll: true });
  }

  /** Shows the example on the map. On a phone the detail lies over it: it makes way, and Back brings it again. */
  #showOnMap(id) {
    const { map, store, highlight } = this.#parts;
    if (map.getContainer().clientHeight > 0) return store.dispatch({ type: "open", id, fly: true });
    store.dispatch({ type: "restore", selection: { ...store.get(), open: null, group: null, panel: "kaart" }, look: id });
    highlight.set([id]);
  }

  /** @param {Item} item */
  #drawHead(item) {
    setText(part(this.node, "h2"), item.title);
    fill(part(this.node, "p", ".card-place"), [icon(precisionKind(item)), el("span", {}, cardPlace(item))]);
    setText(part(this.node, "p", ".lead"), item.summary);
    part(this.node, "button", ".show-on-map").hidden = !item.mapped;
    attr(part(part(this.node, "div", ".detail-tools"), "a"), "href", exampleUrl(this.#parts.config, item.id));
  }

  async #drawBody(number) {
    const { config, items, store } = this.#parts;
    fill(this.#body, [el("p", { class: "hint" }, t("detail.loading"))]);
    let blocks;
    try {
      const properties = await fetchDetails(config, number);
      const language = store.get().language ?? "nl";
      blocks = [...describe({ config, language, item: items[number], properties }), this.#similar(number)];
    } catch {
      const again = button({ label: t("detail.retry"), class: "button" }, () => this.#drawBody(number));
      blocks = [el("p", { class: "notice", role: "alert" }, t("detail.failed")), again];
    }
    if (this.#drawn === number) fill(this.#body, blocks);
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

function detailMarkup() {
  const tool = (className, iconName, label) => button({ icon: iconName, label, class: `button ${className}` });
  return el(
    "article",
    { id: "detail", class: "detail", hidden: true, "aria-labelledby": "detail-title" },
    button({ icon: "back", label: t("detail.back"), class: "text-button back" }),
    el("h2", { id: "detail-title", tabindex: "-1", lang: "nl" }),
    el("p", { class: "card-place" }),
    el(
      "div",
      { class: "detail-tools" },
      tool("star", "star", ""),
      tool("show-on-map", "map", t("detail.show")),
      tool("copy-link", "link", t("detail.copy")),
      tool("print-example", "print", t("detail.print")),
      el("a", { class: "button" }, icon("page"), el("span", {}, t("detail.page"))),
    ),
    el("p", { class: "lead", lang: "nl" }),
    el("div", { class: "detail-body" }),
  );
}
