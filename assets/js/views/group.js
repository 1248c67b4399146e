/** The list under one cluster: "8 voorbeelden in Rotterdam". Its rows are cards; a long list grows as one scrolls. */
(function (pk) {
  "use strict";

  function createGroup(root, parts) {
    const { el, button, fill } = pk.dom;
    const { items, store, engine } = parts;
    const card = pk.createCards(parts);
    const back = button({ icon: "back", label: pk.t("group.back"), class: "text-button back" }, () =>
      store.dispatch({ type: "group", group: null }),
    );
    const title = el("h2", { id: "group-title", tabindex: "-1" });
    const cards = el("ol", { class: "cards" });
    const more = button({ label: pk.t("results.more"), class: "button more" }, grow);
    const node = el("section", { id: "group", class: "group", hidden: true, "aria-labelledby": "group-title" }, back, title, cards, more);
    root.append(node);
    pk.growNear(root, more, grow);
    let latest = null;
    let limit = pk.CARDS_WINDOW;

    function grow() {
      limit += pk.CARDS_WINDOW;
      drawCards();
    }

    function drawCards() {
      const { members, selection, result } = latest;
      fill(cards, members.slice(0, limit).map((number) => card(number, selection, result)));
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
      if (latest?.selection.group !== selection.group) limit = pk.CARDS_WINDOW;
      const { name, around } = pk.names.clusterPlace(cluster, items);
      pk.dom.setText(title, pk.t(around ? "group.title.around" : "group.title", { n: cluster.items.length, place: name }));
      const within = new Set(cluster.items);
      latest = { selection, result, members: result.mapped.filter((number) => within.has(number)) };
      drawCards();
      return true;
    }

    return { render, focus: () => title.focus({ preventScroll: true }), node };
  }

  pk.createGroup = createGroup;
})((globalThis.praktijkkaart ??= {}));
