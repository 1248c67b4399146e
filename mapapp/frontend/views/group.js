/** The list under one cluster: "8 voorbeelden in Rotterdam". Its rows are cards; a long list grows as one scrolls. */
import { button, el, fill, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { clusterPlace } from "../ui/wording.js";
import { createCards } from "./card.js";
import { CARDS_WINDOW, growNear } from "./results.js";

export function createGroup(root, parts) {
  const { items, store, engine } = parts;
  const card = createCards(parts);
  const back = button({ icon: "back", label: t("group.back"), class: "text-button back" }, () =>
    store.dispatch({ type: "group", group: null }),
  );
  const title = el("h2", { id: "group-title", tabindex: "-1" });
  const cards = el("ol", { class: "cards" });
  const more = button({ label: t("results.more"), class: "button more" }, grow);
  const node = el(
    "section",
    { id: "group", class: "group", hidden: true, "aria-labelledby": "group-title" },
    back,
    title,
    cards,
    more,
  );
  root.append(node);
  growNear(root, more, grow);
  let latest = null;
  let limit = CARDS_WINDOW;

  function grow() {
    limit += CARDS_WINDOW;
    drawCards();
  }

  function drawCards() {
    const { members, selection, result } = latest;
    fill(
      cards,
      members.slice(0, limit).map((number) => card(number, selection, result)),
    );
    more.hidden = limit >= members.length;
  }

  /** @returns {boolean} whether a cluster's list is shown */
  function render(selection, result) {
    const cluster = selection.group ? engine.group(result.mapped, selection.group) : null;
    node.hidden = cluster === null;
    if (!cluster) {
      latest = null;
      return false;
    }
    if (latest?.selection.group !== selection.group) limit = CARDS_WINDOW;
    const { name, around } = clusterPlace(cluster, items);
    setText(title, t(around ? "group.title.around" : "group.title", { n: cluster.items.length, place: name }));
    const within = new Set(cluster.items);
    latest = { selection, result, members: result.mapped.filter((number) => within.has(number)) };
    drawCards();
    return true;
  }

  return { render, focus: () => title.focus({ preventScroll: true }), node };
}
