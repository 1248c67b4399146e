/** A plain map page: facets with counts, a search field, cards and clustered markers, all drawn from one GeoJSON. */
import * as L from "leaflet/dist/leaflet-src.esm.js";
import Supercluster from "supercluster";

const CARDS = 60;

const provinces = (p) => (p.scope === "landelijk" ? ["landelijk"] : p.places.map((place) => place.province));
const FACETS = [
  ["fenomeen", "Fenomeen", (p) => p.phenomena],
  ["werkwijze", "Werkwijze", (p) => p.methods],
  ["participatie", "Participatieladder", (p) => [p.participation]],
  ["initiatiefnemer", "Initiatiefnemer", (p) => p.initiators],
  ["partij", "Betrokken partij", (p) => p.partners],
  ["doelgroep", "Doelgroep", (p) => p.target_groups],
  ["provincie", "Provincie", provinces],
  ["schaal", "Schaal", (p) => [p.scope === "onbekend" ? null : p.scope]],
];
const UNKNOWN = "Niet bekend";
const chosen = new Map(FACETS.map(([param]) => [param, new Set()]));
const buttons = [];
let query = "";

const slug = (text) =>
  text
    .normalize("NFKD")
    .replace(/[^\x00-\x7f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const collection = await (await fetch(document.querySelector("link[as=fetch]").href)).json();
const items = collection.features.map(({ id, properties, geometry }) => {
  const values = FACETS.map(([, , read]) => {
    const known = [...new Set(read(properties).filter(Boolean))];
    return known.length ? known : [UNKNOWN];
  });
  const text = `${properties.title} ${properties.summary}`.toLowerCase();
  const points = geometry === null ? [] : geometry.type === "Point" ? [geometry.coordinates] : geometry.coordinates;
  return { id, properties, values, slugs: values.map((known) => known.map(slug)), text, points, card: null };
});
items.sort((a, b) => a.properties.title.localeCompare(b.properties.title, "nl"));

const map = L.map("map", { zoomSnap: 0.25, minZoom: 6, maxZoom: 18 }).fitBounds([
  [50.72, 3.3],
  [53.58, 7.25],
]);
const markers = L.layerGroup().addTo(map);
let index;

function drawMarkers() {
  markers.clearLayers();
  const bounds = map.getBounds().pad(0.2);
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  for (const { properties, geometry } of index.getClusters(box, Math.floor(map.getZoom()))) {
    const [lon, lat] = geometry.coordinates;
    const size = properties.cluster ? 40 : 24;
    const html = properties.cluster ? String(properties.point_count) : "";
    const icon = L.divIcon({ className: "marker", html, iconSize: [size, size] });
    const title = properties.cluster ? `${properties.point_count} voorbeelden` : properties.title;
    const marker = L.marker([lat, lon], { icon, title, alt: title }).addTo(markers);
    if (properties.cluster) {
      marker.on("click", () => map.setView([lat, lon], index.getClusterExpansionZoom(properties.cluster_id)));
    }
  }
}

function card(item) {
  const { title, summary, places } = item.properties;
  const labels = item.values[0].filter((value) => value !== UNKNOWN);
  return el(
    "li",
    {},
    el(
      "article",
      { "data-intervention": item.id },
      el("h2", {}, el("a", { href: `#${item.id}` }, title)),
      el("p", { class: "where" }, places[0]?.name ?? "Heel Nederland"),
      el("p", {}, summary),
      ...labels.map((label) => el("span", { class: "label" }, label)),
    ),
  );
}

function draw() {
  const meets = (item, except) =>
    item.text.includes(query) &&
    FACETS.every(([param], f) => {
      const wanted = chosen.get(param);
      return f === except || wanted.size === 0 || item.slugs[f].some((value) => wanted.has(value));
    });
  const shown = items.filter((item) => meets(item, -1));
  document.getElementById("result-count").textContent = `${shown.length} van ${items.length} voorbeelden`;
  document.getElementById("results").replaceChildren(...shown.slice(0, CARDS).map((item) => (item.card ??= card(item))));
  const counts = FACETS.map((_, f) => {
    const count = new Map();
    for (const item of items) if (meets(item, f)) for (const value of item.slugs[f]) count.set(value, (count.get(value) ?? 0) + 1);
    return count;
  });
  for (const { button, f, value } of buttons) {
    button.setAttribute("aria-pressed", chosen.get(FACETS[f][0]).has(value));
    button.lastChild.textContent = counts[f].get(value) ?? 0;
  }
  const points = shown.flatMap(({ id, properties: { title }, points }) =>
    points.map((coordinates) => ({ type: "Feature", properties: { id, title }, geometry: { type: "Point", coordinates } })),
  );
  index = new Supercluster({ radius: 60, maxZoom: 18 }).load(points);
  drawMarkers();
}

for (const [f, [param, label]] of FACETS.entries()) {
  const values = [...new Set(items.flatMap((item) => item.values[f]))].sort(
    (a, b) => (a === UNKNOWN) - (b === UNKNOWN) || a.localeCompare(b, "nl"),
  );
  const set = el("fieldset", {}, el("legend", {}, label));
  for (const value of values) {
    const button = el(
      "button",
      { type: "button", "data-facet": param, "data-value": slug(value) },
      value,
      el("span", { class: "count" }),
    );
    button.addEventListener("click", () => {
      const wanted = chosen.get(param);
      if (!wanted.delete(slug(value))) wanted.add(slug(value));
      draw();
    });
    buttons.push({ button, f, value: slug(value) });
    set.append(button);
  }
  document.getElementById("facets").append(set);
}

document.getElementById("search").addEventListener("input", (event) => {
  query = event.target.value.trim().toLowerCase();
  draw();
});
draw();
map.on("moveend", drawMarkers);
document.documentElement.dataset.ready = "true";
