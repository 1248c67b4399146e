/**
 * The list: count, chips, sort, notices, cards, the examples off the map, and what to do when nothing is found.
 * Long lists grow as one scrolls.
 */
(function (pk) {
  "use strict";

  const WINDOW = 60;

  /**
   * @param {HTMLElement} root the list section
   * @param {{items: Item[], config: Object, store: Object, engine: Object, light: Object}} parts
   */
  function createResults(root, parts) {
    const { el, button, fill, attr, setText } = pk.dom;
    const { items, store, engine, light } = parts;
    const card = pk.createCards(parts);
    let limit = WINDOW;
    let latest = null;

    const count = el("p", { id: "result-count", role: "status", class: "result-count" });
    const sort = el("select", { id: "sort" });
    const sortLabel = el("label", { class: "sort", for: "sort" }, el("span", {}, pk.t("results.sort")), sort);
    sort.addEventListener("change", () => store.dispatch({ type: "sort", sort: sort.value }));
    const inView = el("input", { type: "checkbox", id: "in-view" });
    inView.addEventListener("change", () => store.dispatch({ type: "bbox", bbox: inView.checked ? viewBbox() : null }));
    const chips = pk.createChips(parts);
    const notices = el("div", { class: "notices" });
    const cards = el("ol", { class: "cards" });
    const more = button({ label: pk.t("results.more"), class: "button more" }, grow);
    const offTitle = el("h2", { class: "list-subtitle", id: "nationwide-title" });
    const offCards = el("ol", { class: "cards" });
    const nationwide = el(
      "section",
      { id: "nationwide", class: "nationwide", "aria-labelledby": "nationwide-title" },
      offTitle,
      el("p", { class: "hint" }, pk.t("results.nationwide.note")),
      offCards,
    );
    const empty = el("div", { class: "empty" });
    const results = el("div", { id: "results" }, cards, more, nationwide, empty);
    const view = el(
      "div",
      { class: "list-view" },
      el("h2", { class: "sr-only" }, pk.t("results.title")),
      el(
        "div",
        { class: "list-head" },
        count,
        el("div", { class: "list-tools" }, sortLabel, el("label", { class: "check" }, inView, el("span", {}, pk.t("results.inview")))),
        chips.node,
      ),
      notices,
      results,
    );
    root.append(view);

    const sentinel = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && grow(), {
      root,
      rootMargin: "600px",
    });
    sentinel.observe(more);

    function viewBbox() {
      const bounds = pk.leaflet.getBounds();
      return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    }

    function grow() {
      if (!latest || limit >= latest.result.order.length) return;
      limit += WINDOW;
      drawCards(latest.selection, latest.result);
    }

    function drawCards(selection, result) {
      const shown = result.order.slice(0, limit);
      const off = new Set(result.offMap);
      fill(cards, shown.filter((number) => !off.has(number)).map((number) => card(number, selection, result)));
      fill(offCards, shown.filter((number) => off.has(number)).map((number) => card(number, selection, result)));
      more.hidden = limit >= result.order.length;
    }

    function drawSort(selection, result) {
      const options = [
        ...(selection.q ? ["relevantie"] : []),
        ...(result.near ? ["afstand"] : []),
        "titel",
        "startjaar",
      ];
      if (sort.dataset.options !== options.join()) {
        sort.dataset.options = options.join();
        fill(sort, options.map((value) => el("option", { value }, pk.t(`sort.${value}`))));
      }
      sort.value = options.includes(selection.sort) ? selection.sort : options[0];
    }

    function drawNotices(selection, result) {
      const parts = [];
      if (result.near?.fallback) {
        const { place, radius } = result.near;
        parts.push(el("p", { class: "notice" }, pk.t("near.fallback", { km: radius, place: place.label })));
      }
      if (result.correction) {
        const correct = button({ label: `${result.correction}?`, class: "text-button" }, () =>
          store.dispatch({ type: "q", q: result.correction, commit: true }),
        );
        parts.push(el("p", { class: "notice" }, pk.t("search.correction"), " ", correct));
      }
      fill(notices, parts);
    }

    function drawEmpty(selection, result) {
      empty.hidden = result.shown > 0;
      if (result.shown > 0) return fill(empty, []);
      const offers = engine.relax(selection).filter((offer) => offer.count > 0);
      fill(empty, [
        el("p", { class: "empty-title" }, pk.t("results.empty")),
        el("p", {}, pk.t(offers.length ? "results.empty.hint" : "results.empty.none")),
        offers.length > 0 &&
          el(
            "ul",
            { class: "offers" },
            offers.map((offer) =>
              el(
                "li",
                {},
                button(
                  { label: pk.t("results.relax", { name: chips.nameOf(offer, selection, result), n: offer.count }), class: "button" },
                  () => store.dispatch(chips.removal(offer, selection)),
                ),
              ),
            ),
          ),
        button({ label: pk.t("results.undo"), class: "text-button" }, () => history.back()),
      ]);
    }

    function render(selection, result, action) {
      if (action.type !== "view" && action.type !== "star" && action.type !== "open") {
        limit = WINDOW;
        if (action.type !== "start" && action.type !== "close") root.scrollTop = 0;
      }
      latest = { selection, result };
      const whole = result.shown === result.total;
      setText(count, pk.t(whole ? "results.count.all" : "results.count", { n: result.shown, total: result.total }));
      inView.checked = selection.bbox !== null;
      drawSort(selection, result);
      chips.render(selection, result);
      drawNotices(selection, result);
      drawCards(selection, result);
      const near = result.near !== null;
      setText(offTitle, `${pk.t(near ? "results.nationwide.near" : "results.nationwide")} (${result.offMap.length})`);
      nationwide.hidden = result.offMap.length === 0;
      drawEmpty(selection, result);
      attr(view, "aria-busy", null);
    }

    /** Lights the cards of these ids; `light` tells on every hover and focus. */
    light.subscribe((ids) => {
      const lit = new Set(ids ?? []);
      for (const node of root.querySelectorAll("[data-intervention]"))
        node.classList.toggle("is-lit", lit.has(node.dataset.intervention));
    });

    /** Brings the card of an example into view. */
    function reveal(id) {
      const at = latest.result.order.indexOf(engine.numberOf(id));
      if (at >= limit) {
        limit = at + WINDOW;
        drawCards(latest.selection, latest.result);
      }
      results.querySelector(`[data-intervention="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
    }

    return { render, reveal, node: view };
  }

  pk.createResults = createResults;
})((globalThis.praktijkkaart ??= {}));
