/** One example in full: goal, target group, approach, parties, conditions, places with how well they are known, source. */
(function (pk) {
  "use strict";

  /**
   * @param {HTMLElement} root the list section
   * @param {{items: Item[], config: Object, store: Object, engine: Object}} parts
   */
  function createDetail(root, { items, config, store, engine, light, announce, print }) {
    const { el, icon, button, fill, attr } = pk.dom;
    const facets = new Map(config.facets.map((facet, f) => [facet.param, { ...facet, f }]));
    const node = el("article", { id: "detail", class: "detail", hidden: true, "aria-labelledby": "detail-title" });
    root.append(node);
    const body = el("div", { class: "detail-body" });
    let drawn = null;
    let star = null;

    /** Labels of an item's values in one facet; empty when unknown. */
    function valuesOf(item, param) {
      const facet = facets.get(param);
      return item.facets[facet.f].map((v) => facet.values[v]).filter((value) => value.slug !== "niet-bekend");
    }

    function block(key, content, derived) {
      return el(
        "section",
        { class: "detail-block" },
        el("h3", {}, pk.t(`detail.${key}`), derived && derivedMark()),
        typeof content === "string" ? el("p", { lang: "nl" }, content) : content,
      );
    }

    const unknown = () => el("p", { class: "unknown" }, pk.t("detail.unknown"));
    const derivedMark = () => el("span", { class: "derived", title: pk.t("detail.derived.help") }, pk.t("detail.derived"));

    function chips(item, param) {
      const values = valuesOf(item, param);
      if (!values.length) return unknown();
      return el(
        "ul",
        { class: "labels", lang: "nl" },
        values.map((value) => el("li", { class: "label-chip" }, value.label)),
      );
    }

    function parties(item, derived) {
      const row = (key, param, name) => [
        el("dt", {}, pk.t(key), derived.has(name) && derivedMark()),
        el("dd", { lang: "nl" }, valuesOf(item, param).map((value) => value.label).join(", ") || pk.t("detail.unknown")),
      ];
      return el("dl", { class: "facts" }, row("detail.initiators", "initiatiefnemer", "initiators"), row("detail.partners", "partij", "partners"));
    }

    function places(item, properties) {
      if (item.scope === "landelijk" && !properties.places.length) return el("p", {}, pk.t("place.landelijk"));
      if (!properties.places.length) return el("p", { class: "unknown" }, pk.t("place.onbekend"));
      return el(
        "ul",
        { class: "places" },
        properties.places.map((place) =>
          el(
            "li",
            {},
            icon(place.lon === null ? "country" : pk.names.EXACT.has(place.precision) ? "pin" : "area"),
            el(
              "div",
              {},
              el("strong", { lang: "nl" }, pk.names.placeName(place)),
              place.province && place.province !== place.name && el("span", {}, ` (${place.province})`),
              el("span", { class: "hint" }, `${pk.t(`relation.${place.relation}`)} · ${pk.t(`precision.${place.precision}`)} · ${basis(place)}`),
            ),
          ),
        ),
      );
    }

    function basis(place) {
      const { basis: source } = place;
      if (/^https?:/.test(source)) return pk.t("basis.web", { host: new URL(source).hostname.replace(/^www\./, "") });
      return pk.t(`basis.${source === "bronlijst" ? "bronlijst" : "tabel"}`);
    }

    function period({ start_year: start, end_year: end }) {
      if (start && end) return pk.t("detail.period.range", { start, end });
      return start ? pk.t("detail.period.since", { start }) : pk.t("detail.unknown");
    }

    function features(item, derived) {
      const row = (param, property) => [
        el("dt", {}, facets.get(param).label, derived.has(property) && derivedMark()),
        el("dd", {}, chips(item, param)),
      ];
      return el(
        "dl",
        { class: "facts" },
        row("fenomeen", "phenomena"),
        row("werkwijze", "methods"),
        row("participatie", "participation"),
        row("schaal", "scope"),
      );
    }

    function outside({ url, label }) {
      return el("a", { href: url, rel: "noopener noreferrer", target: "_blank", lang: "nl" }, label, el("span", { class: "sr-only" }, ` (${pk.t("map.new_window")})`));
    }

    function similar(number) {
      const found = engine.similar(number, 3);
      if (!found.length) return null;
      return block(
        "similar",
        el(
          "ul",
          { class: "similar" },
          found.map(({ item, shared }) => {
            const link = el("a", { href: store.url({ ...store.get(), open: items[item].id }), lang: "nl" }, items[item].title);
            link.addEventListener("click", (event) => {
              event.preventDefault();
              store.dispatch({ type: "open", id: items[item].id, fly: true });
            });
            const labels = shared.map(({ param, slug }) => facets.get(param).values.find((value) => value.slug === slug).label);
            return el("li", {}, link, el("span", { class: "hint" }, pk.t("detail.similar.why", { shared: labels.slice(0, 4).join(", ") })));
          }),
        ),
      );
    }

    async function copy() {
      const url = new URL(`${config.base}voorbeeld/${store.get().open}`, location.href).href;
      try {
        await navigator.clipboard.writeText(url);
        announce(pk.t("detail.copied"), { show: true });
      } catch {
        announce(pk.t("detail.copy.failed", { url }), { show: true });
      }
    }

    /** On a phone the detail lies over the map: it makes way, and Back brings it again. */
    function showOnMap(item) {
      if (document.getElementById("map").clientHeight > 0) return store.dispatch({ type: "open", id: item.id, fly: true });
      store.dispatch({ type: "restore", selection: { ...store.get(), open: null, group: null, panel: "kaart" }, look: item.id });
      light.set([item.id]);
    }

    function tools(item) {
      star = button({ icon: "star", label: "", class: "button star" }, () => store.dispatch({ type: "star", id: item.id }));
      return el(
        "div",
        { class: "detail-tools" },
        star,
        item.mapped &&
          button({ icon: "map", label: pk.t("detail.show"), class: "button show-on-map" }, () => showOnMap(item)),
        button({ icon: "link", label: pk.t("detail.copy"), class: "button" }, copy),
        button({ icon: "print", label: pk.t("detail.print"), class: "button" }, print),
        el("a", { class: "button", href: `${config.base}voorbeeld/${item.id}` }, icon("page"), el("span", {}, pk.t("detail.page"))),
      );
    }

    /** What the list knows already: shown at once, so that focus has where to go. */
    function drawHead(item) {
      fill(node, [
        button({ icon: "back", label: pk.t("detail.back"), class: "text-button back" }, () => store.dispatch({ type: "close" })),
        el("h2", { id: "detail-title", tabindex: "-1", lang: "nl" }, item.title),
        el("p", { class: "card-place" }, icon(pk.names.precisionKind(item)), el("span", {}, pk.names.cardPlace(item))),
        tools(item),
        el("p", { class: "lead", lang: "nl" }, item.summary),
        body,
      ]);
    }

    function drawBody(number, properties) {
      const item = items[number];
      const derived = new Set(properties.derived);
      fill(body, [
        properties.goal ? block("goal", properties.goal) : null,
        block("target_groups", chips(item, "doelgroep"), derived.has("target_groups") && valuesOf(item, "doelgroep").length > 0),
        properties.approach ? block("approach", properties.approach) : null,
        block("parties", parties(item, derived)),
        block("conditions", properties.conditions ?? unknown()),
        block("features", features(item, derived)),
        block("places", places(item, properties)),
        block("period", period(properties), derived.has("start_year")),
        block("source", el("p", {}, outside(properties.source))),
        properties.links.length ? block("links", el("ul", { class: "links" }, properties.links.map((link) => el("li", {}, outside(link))))) : null,
        similar(number),
      ]);
    }

    function drawStar(selection) {
      const on = selection.starred.includes(selection.open);
      attr(star, "aria-pressed", String(on));
      pk.dom.setText(star.querySelector("span"), pk.t(on ? "detail.unstar" : "detail.star"));
    }

    async function load(number) {
      fill(body, [el("p", { class: "hint" }, pk.t("detail.loading"))]);
      try {
        const properties = await pk.data.details(config, number);
        if (drawn === number) drawBody(number, properties);
      } catch {
        if (drawn !== number) return;
        const again = button({ label: pk.t("detail.retry"), class: "button" }, () => load(number));
        fill(body, [el("p", { class: "notice", role: "alert" }, pk.t("detail.failed")), again]);
      }
    }

    function render(selection) {
      const number = selection.open === null ? null : engine.numberOf(selection.open);
      node.hidden = number === null;
      if (number !== null && drawn !== number) {
        drawn = number;
        drawHead(items[number]);
        load(number);
      }
      drawn = number;
      if (number !== null) drawStar(selection);
    }

    return { render, focus: () => node.querySelector("h2")?.focus({ preventScroll: true }), node };
  }

  pk.createDetail = createDetail;
})((globalThis.praktijkkaart ??= {}));
