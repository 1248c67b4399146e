/**
 * Counts by region, in words and on the map: provinces from the embedded base map, municipalities where their
 * boundaries were downloaded. A click filters and zooms. Regions, nation-wide and unplaced add up to the total.
 */
(function (pk) {
  "use strict";

  const STEPS = 5;
  const BOUNDARY_ZOOM = 9;

  /** Step 0 (none) to STEPS of a count, on a square-root scale so that small numbers still differ. */
  function step(n, most) {
    return n === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(n / most) * STEPS));
  }

  function createRegions(root, { map, basemap, config, store, engine }) {
    const { el, attr, setText } = pk.dom;
    const facet = config.facets.find(({ param }) => param === "provincie");
    const slugs = new Map(facet.values.map((value) => [value.label, value.slug]));
    const rows = facet.values
      .filter(({ slug }) => slug !== "niet-bekend" && slug !== "landelijk")
      .map((value) => createRow(value.label, () => store.dispatch({ type: "facet", param: "provincie", slug: value.slug })));
    const summary = [
      createLine("regions.nationwide"),
      createLine("regions.unplaced"),
      createLine("regions.repeated"),
      createLine("regions.total"),
    ];
    const [nationwide, unplaced, repeated, total] = summary;
    const municipalities = el("ul", { class: "regions" });
    const municipalityBlock = el("section", { hidden: true }, el("h3", {}, pk.t("regions.municipalities")), municipalities);
    const node = el(
      "section",
      { id: "regions", class: "regions-view", hidden: true, "aria-labelledby": "regions-title" },
      el("h2", { class: "list-subtitle", id: "regions-title" }, pk.t("regions.provinces")),
      el("ul", { class: "regions" }, rows.map((row) => row.node)),
      el("dl", { class: "regions-sum" }, summary.map((line) => line.nodes)),
      municipalityBlock,
    );
    root.append(node);

    map.createPane("regions").style.zIndex = 300;
    const provinces = L.geoJSON(basemap.provinces, {
      pane: "regions",
      style: { className: "region" },
      onEachFeature: (feature, layer) =>
        layer.on("click", () => store.dispatch({ type: "facet", param: "provincie", slug: slugs.get(feature.properties.name) })),
    });
    let boundaries = null;

    pk.provinceBounds = (chosen) => {
      const bounds = L.latLngBounds([]);
      provinces.eachLayer((layer) => {
        if (chosen.includes(slugs.get(layer.feature.properties.name))) bounds.extend(layer.getBounds());
      });
      return bounds.isValid() ? bounds : null;
    };

    function createRow(name, onClick) {
      const count = el("span", { class: "region-count" });
      const bar = el("span", { class: "region-bar", "aria-hidden": "true" });
      const button = el("button", { type: "button", class: "region-row", data: { region: name } }, el("span", { class: "region-name" }, name), bar, count);
      button.addEventListener("click", onClick);
      return { name, node: el("li", {}, button), button, count, bar };
    }

    function createLine(key) {
      const value = el("dd", {});
      return { value, nodes: [el("dt", {}, pk.t(key)), value] };
    }

    const words = (n) => (n === 0 ? pk.t("regions.count.zero") : pk.t("regions.count", { n }));

    async function loadBoundaries() {
      if (boundaries || !config.data.boundaries) return;
      const collection = await pk.data.json(config.data.boundaries);
      boundaries = L.geoJSON(collection, {
        pane: "regions",
        style: { className: "region region--municipality" },
        onEachFeature: (feature, layer) =>
          layer.on("click", () => store.dispatch({ type: "place", place: feature.properties.code, radius: store.get().radius })),
      });
      map.on("zoomend", showLayers);
      showLayers();
    }

    function showLayers() {
      const on = store.get().panel === "regio";
      const fine = boundaries !== null && map.getZoom() >= BOUNDARY_ZOOM;
      for (const [layer, wanted] of [
        [provinces, on && !fine],
        [boundaries, on && fine],
      ]) {
        if (!layer) continue;
        if (wanted && !map.hasLayer(layer)) layer.addTo(map);
        if (!wanted && map.hasLayer(layer)) layer.remove();
      }
    }

    function paint(layer, countOf, most, nameOf) {
      layer.eachLayer((region) => {
        const n = countOf(region.feature.properties) ?? 0;
        const path = region.getElement();
        if (!path) return;
        path.dataset.step = step(n, most);
        path.setAttribute("aria-hidden", "true");
        region.unbindTooltip();
        region.bindTooltip(pk.dom.el("span", {}, pk.t("regions.label", { name: nameOf(region.feature.properties), count: words(n) })), {
          sticky: true,
        });
      });
    }

    /** @returns {boolean} whether the region view is shown */
    function render(selection, result) {
      const on = selection.panel === "regio";
      node.hidden = !on;
      showLayers();
      if (!on) return false;
      loadBoundaries().catch(() => {});
      const counts = engine.regions(result);
      const most = Math.max(1, ...Object.values(counts.provinces));
      const chosen = selection.facets.provincie ?? [];
      for (const { name, button, count, bar } of rows) {
        const n = counts.provinces[name] ?? 0;
        setText(count, words(n));
        bar.style.setProperty("--share", String(n / most));
        attr(button, "aria-pressed", String(chosen.includes(slugs.get(name))));
      }
      setText(nationwide.value, words(counts.nationwide));
      setText(unplaced.value, words(counts.unplaced));
      setText(repeated.value, counts.repeated ? `− ${counts.repeated}` : "0");
      setText(total.value, words(counts.total));
      paint(provinces, (p) => counts.provinces[p.name], most, (p) => p.name);
      if (boundaries) {
        paint(boundaries, (p) => counts.municipalities[p.code], Math.max(1, ...Object.values(counts.municipalities)), (p) => p.name);
        drawMunicipalities(counts);
      }
      return true;
    }

    function drawMunicipalities(counts) {
      municipalityBlock.hidden = false;
      const named = [];
      boundaries.eachLayer(({ feature: { properties } }) => {
        const n = counts.municipalities[properties.code] ?? 0;
        if (n) named.push([properties, n]);
      });
      named.sort((a, b) => b[1] - a[1] || (a[0].name < b[0].name ? -1 : 1));
      pk.dom.fill(
        municipalities,
        named.map(([{ code, name }, n]) => {
          const row = createRow(name, () => store.dispatch({ type: "place", place: code, radius: store.get().radius }));
          setText(row.count, words(n));
          row.bar.style.setProperty("--share", String(n / named[0][1]));
          return row.node;
        }),
      );
    }

    return { render, node };
  }

  pk.createRegions = createRegions;
})((globalThis.praktijkkaart ??= {}));
