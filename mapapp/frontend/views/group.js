/** The list under one cluster: "8 voorbeelden in Rotterdam". Its rows are cards; a long list grows as one scrolls. */
import { attr, part, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { clusterPlace } from "../ui/wording.js";
import { Cards } from "./card.js";
import { CardList } from "./card_list.js";

/** @import { Draw, Parts, View } from "../types.js" */

export class Group {
  #root;
  #parts;
  #cards;
  #title;
  #list;
  /** @type {View | null} the cluster that is shown */
  #shown = null;

  /** @param {HTMLElement} root @param {Parts} parts */
  constructor(root, parts) {
    [this.#root, this.#parts] = [root, parts];
    this.#cards = new Cards(parts);
    this.#title = part(root, "h2");
    this.#list = new CardList(part(root, "ol", ".cards"), root.parentElement);
    part(root, "button", ".back").addEventListener("click", () => parts.store.dispatch({ type: "group", group: null }));
  }

  /** Tells whether a cluster's list is shown. @type {Draw<boolean>} */
  render(selection, result) {
    const cluster = selection.group ? this.#parts.engine.group(result.mapped, selection.group) : null;
    const isAnother = selection.group !== this.#shown;
    this.#shown = cluster && selection.group;
    attr(this.#root, "hidden", !cluster);
    if (!cluster) return false;
    const { name, around } = clusterPlace(cluster, this.#parts.items);
    setText(this.#title, t(around ? "group.title.around" : "group.title", { n: cluster.items.length, place: name }));
    const within = new Set(cluster.items);
    const members = result.mapped.filter((number) => within.has(number));
    this.#list.show(members, (number) => this.#cards.draw(number, selection, result), isAnother);
    return true;
  }

  /** Moves focus to the title. */
  focus() {
    this.#title.focus({ preventScroll: true });
  }
}
