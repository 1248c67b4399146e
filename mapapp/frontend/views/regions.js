/**
 * Counts by region, in words and on the map: provinces from the embedded base map, municipalities where their
 * boundaries were downloaded. A click filters and zooms. Regions, nation-wide and unplaced add up to the total.
 */
import { fetchJson } from "../ui/data.js";
import { attr, el, fill, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { HERE } from "../engine/index.js";

const STEPS = 5;
const BOUNDARY_ZOOM = 9;

/** Step 0 (none) to STEPS of a count, on a square-root scale so that small numbers still differ. */
function step(n, most) {
  return n === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(n / most) * STEPS));
}

export function createRegions(root, { map, basemap, config, store, engine, loadGazetteer }) {
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
  const municipalityBlock = el("section", { hidden: true }, el("h3", {}, t("regions.municipalities")), municipalities);
  const node = el(
    "section",
    { id: "regions", class: "regions-view", hidden: true, "aria-labelledby": "regions-title" },
    el("h2", { class: "list-subtitle", id: "regions-title" }, t("regions.provinces")),
    el(
      "ul",
      { class: "regions" },
      rows.map((row) => row.node),
    ),
    el(
      "dl",
      { class: "regions-sum" },
      summary.map((line) => line.nodes),
    ),
    municipalityBlock,
  );
  root.append(node);

  map.createPane("regions").style.zIndex = 300;
  let counts = null;
  let boundaries = null;
  const municipalityRows = new Map();
  const chooseProvince = ({ name }) => store.dispatch({ type: "facet", param: "provincie", slug: slugs.get(name) });
  const provinces = createLayer(basemap.provinces, (p) => counts.provinces[p.name], chooseProvince);

  /** The rectangle around provinces, or null for none. */
  const provinceBounds = (chosen) => {
    const bounds = L.latLngBounds([]);
    provinces.layer.eachLayer((layer) => {
      if (chosen.includes(slugs.get(layer.feature.properties.name))) bounds.extend(layer.getBounds());
    });
    return bounds.isValid() ? bounds : null;
  };

  function createRow(name, onClick) {
    const count = el("span", { class: "region-count" });
    const bar = el("span", { class: "region-bar", "aria-hidden": "true" });
    const button = el(
      "button",
      { type: "button", class: "region-row", data: { region: name } },
      el("span", { class: "region-name" }, name),
      bar,
      count,
    );
    button.addEventListener("click", onClick);
    return { name, node: el("li", {}, button), button, count, bar };
  }

  function createLine(key) {
    const value = el("dd", {});
    return { value, nodes: [el("dt", {}, t(key)), value] };
  }

  const words = (n) => (n === 0 ? t("regions.count.zero") : t("regions.count", { n }));

  /** Filters on one municipality; what is near it is a matter of the radius. */
  async function chooseMunicipality(code) {
    await loadGazetteer();
    const place = engine.places.resolve(code);
    if (place) store.dispatch({ type: "place", place: engine.places.key(place), radius: HERE });
  }

  async function loadBoundaries() {
    if (boundaries || !config.data.boundaries) return;
    const collection = await fetchJson(config.data.boundaries);
    if (boundaries) return;
    boundaries = createLayer(
      collection,
      (p) => counts.municipalities[p.code],
      (p) => chooseMunicipality(p.code),
    );
    map.on("zoomend", drawLayers);
    draw();
  }

  /** The municipalities take over where they are large enough to tell apart. */
  function drawLayers() {
    const on = store.get().panel === "regio";
    const fine = boundaries !== null && map.getZoom() >= BOUNDARY_ZOOM;
    provinces.show(on && !fine);
    boundaries?.show(on && fine);
  }

  /** A choropleth of areas: `countOf` and `choose` get an area's properties. */
  function createLayer(collection, countOf, choose) {
    const count = (area) => countOf(area.feature.properties) ?? 0;
    const name = (area) => el("span", {}, t("regions.label", { name: area.feature.properties.name, count: words(count(area)) }));
    const layer = L.geoJSON(collection, {
      pane: "regions",
      style: { className: "region" },
      onEachFeature: (feature, area) => area.on("click", () => choose(feature.properties)).bindTooltip(name, { sticky: true }),
    });
    return {
      layer,
      show(wanted) {
        if (wanted !== map.hasLayer(layer)) layer[wanted ? "addTo" : "removeFrom"](map);
        if (!wanted) return;
        const most = Math.max(1, ...layer.getLayers().map(count));
        for (const area of layer.getLayers()) {
          const path = area.getElement();
          path.dataset.step = step(count(area), most);
          path.dataset.region = area.feature.properties.name;
          // The list beside the map says the same, and takes the keyboard.
        }
      },
    };
  }

  function drawProvinces(selection) {
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
  }

  /** The municipalities with examples, most first. */
  function drawMunicipalities() {
    municipalityBlock.hidden = false;
    const named = boundaries.layer
      .getLayers()
      .map(({ feature: { properties } }) => ({ ...properties, n: counts.municipalities[properties.code] ?? 0 }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1));
    const drawn = named.map(({ code, name, n }) => {
      if (!municipalityRows.has(code))
        municipalityRows.set(
          code,
          createRow(name, () => chooseMunicipality(code)),
        );
      const row = municipalityRows.get(code);
      setText(row.count, words(n));
      row.bar.style.setProperty("--share", String(n / named[0].n));
      return row.node;
    });
    fill(municipalities, drawn);
  }

  function draw() {
    drawLayers();
    if (store.get().panel !== "regio") return;
    drawProvinces(store.get());
    if (boundaries) drawMunicipalities();
  }

  /** @returns {boolean} whether the region view is shown */
  function render(selection, result) {
    const on = selection.panel === "regio";
    node.hidden = !on;
    if (on) {
      counts = engine.regions(result);
      loadBoundaries().catch(() => {});
    }
    draw();
    return on;
  }

  return { render, node, provinceBounds };
}
