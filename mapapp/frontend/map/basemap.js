/**
 * The map under the markers: the embedded base map, its place names, tiles and attribution, Dutch controls.
 */
import { createLabels } from "./labels.js";
import { icon } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/**
 * @param {L.Map} map
 * @param {Object} config
 * @param {Object} basemap the basemap data file
 */
export function addBaseLayers(map, config, basemap) {
  const land = (kind) => ({
    ...basemap.land,
    features: basemap.land.features.filter(({ properties }) => properties.kind === kind),
  });
  drawBase(map, "neighbour", land("neighbour"), 105);
  drawBase(map, "land", land("netherlands"), 110);
  drawBase(map, "water", basemap.water, 120);
  drawBase(map, "province", basemap.provinces, 130);

  const container = map.getContainer();
  hideSvgFromScreenReaders(map);
  createLabels(map, basemap.places);
  dressControls(map, container);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(basemap.attribution);
  followTiles(map, container, config.tiles);
}

/**
 * One layer of the embedded map, below the tile pane, so that it shows wherever no tile has arrived. Drawn here and not
 * as a component: `set_props` on a component that is only just mounting is lost now and then, and with it the map.
 */
function drawBase(map, kind, data, zIndex) {
  const pane = `basemap-${kind}`;
  Object.assign(map.createPane(pane).style, { zIndex, pointerEvents: "none" });
  L.geoJSON(data, { pane, interactive: false, style: { className: `base base--${kind}` } }).addTo(map);
}

/** Land, water, regions and circles are drawn in SVG, which would be read out as so many nameless images. */
function hideSvgFromScreenReaders(map) {
  const hide = (layer) => layer instanceof L.SVG && layer._container.setAttribute("aria-hidden", "true");
  map.eachLayer(hide);
  map.on("layeradd", ({ layer }) => hide(layer));
}

/** Leaflet's own titles are English; the texts are ours. */
function dressControls(map, container) {
  const zoom = L.control.zoom({ position: "topright", zoomInTitle: t("map.zoom.in"), zoomOutTitle: t("map.zoom.out") });
  zoom.addTo(map);
  for (const [way, iconName] of [
    ["in", "plus"],
    ["out", "minus"],
  ]) {
    zoom.getContainer().querySelector(`.leaflet-control-zoom-${way}`).replaceChildren(icon(iconName));
  }
  container.querySelector(".leaflet-control-attribution").setAttribute("lang", "nl");
}

/**
 * The place names of the embedded map and the tiles' credit depend on whether tiles really arrive: one class on
 * the map container, `has-tiles`, follows the last tile that loaded or failed.
 */
function followTiles(map, container, tiles) {
  if (!tiles) return;
  let credited = false;
  const arrived = (yes) => {
    container.classList.toggle("has-tiles", yes);
    if (yes === credited) return;
    credited = yes;
    map.attributionControl[yes ? "addAttribution" : "removeAttribution"](tiles.attribution);
  };
  const watch = (layer) => {
    if (!(layer instanceof L.TileLayer)) return;
    layer.on("tileload", () => arrived(true));
    layer.on("tileerror", () => arrived(false));
  };
  const already = [...container.querySelectorAll("img.leaflet-tile-loaded")].some((tile) => tile.naturalWidth > 0);
  if (already) arrived(true);
  map.eachLayer(watch);
  map.on("layeradd", (event) => watch(event.layer));
}
