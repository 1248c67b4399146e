/** The list under one cluster: "8 voorbeelden in Rotterdam". Its rows are cards. */
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
    const node = el("section", { id: "group", class: "group", hidden: true, "aria-labelledby": "group-title" }, back, title, cards);
    root.append(node);

    /** @returns {boolean} whether a cluster's list is shown */
    function render(selection, result) {
      const cluster = selection.group ? engine.group(result.mapped, selection.group) : null;
      node.hidden = cluster === null;
      if (!cluster) return false;
      const { name, around } = pk.names.clusterPlace(cluster, items);
      pk.dom.setText(title, pk.t(around ? "group.title.around" : "group.title", { n: cluster.items.length, place: name }));
      const members = new Set(cluster.items);
      fill(cards, result.mapped.filter((number) => members.has(number)).map((number) => card(number, selection, result)));
      return true;
    }

    return { render, focus: () => title.focus({ preventScroll: true }), node };
  }

  pk.createGroup = createGroup;
})((globalThis.praktijkkaart ??= {}));
