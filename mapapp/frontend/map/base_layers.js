/**
 * The embedded base map, the same under the page's map, the slides' and the printed one; and what the page's map is given
 * besides, before any marker: place names, credits, Dutch controls.
 */
import { boxWithin, createPlaceNames } from "./place_names.js";
import { followTiles } from "./tiles.js";
import { icon } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Basemap, Config } from "../types.js" */

/** By rank: the lowest zoom at which a place name shows, and its size in px as the style sheet has it. */
const NAMES = { 1: { zoom: 6, px: 15 }, 2: { zoom: 8.5, px: 13 }, 3: { zoom: 10, px: 13 } };

/**
 * The layers from bottom to top.
 * @param {Basemap} basemap
 * @returns {{kind: "neighbour" | "land" | "water" | "province", data: GeoJSON.FeatureCollection}[]}
 */
export function baseLayers({ land, water, provinces }) {
  const landOf = (kind) => ({ ...land, features: land.features.filter(({ properties }) => properties?.kind === kind) });
  return [
    { kind: "neighbour", data: landOf("neighbour") },
    { kind: "land", data: landOf("netherlands") },
    { kind: "water", data: water },
    { kind: "province", data: provinces },
  ];
}

/**
 * Draws the layers below a map's tiles, so that they show wherever no tile has arrived. Drawn here and not as Dash
 * components: `set_props` on a component that is only just mounting is lost now and then, and with it the map.
 * @param {L.Map} map
 * @param {Basemap} basemap
 * @returns {L.GeoJSON} the top one: the provinces
 */
export function drawBaseLayers(map, basemap) {
  hideSvgFromScreenReaders(map);
  const layers = baseLayers(basemap).map(({ kind, data }, i) => {
    const pane = `basemap-${kind}`;
    Object.assign(map.createPane(pane).style, { zIndex: 105 + 5 * i, pointerEvents: "none" });
    return L.geoJSON(data, { pane, interactive: false, style: { className: `base base--${kind}` } }).addTo(map);
  });
  return layers[layers.length - 1];
}

/** Land, water, regions and circles are drawn in SVG, which would be read out as so many nameless images. */
function hideSvgFromScreenReaders(map) {
  map.on("layeradd", ({ layer }) => layer instanceof L.SVG && layer["_container"].setAttribute("aria-hidden", "true"));
}

/** @param {L.Map} map the page's @param {Config} config @param {Basemap} basemap */
export function addBaseLayers(map, config, basemap) {
  drawBaseLayers(map, basemap);
  const controls = () => [...map.getContainer().querySelectorAll(".leaflet-control")].map((node) => boxWithin(map, node));
  const names = createPlaceNames(map, basemap.places, { ranks: () => NAMES, obstacles: controls, stepsAside: true });
  map.on("markersdrawn", (event) => names.draw(/** @type {any} */ (event).spots));
  names.draw();
  addZoomControl(map);
  const credits = map.attributionControl;
  credits.getContainer()?.setAttribute("lang", "nl");
  credits.setPrefix(false).addAttribution(basemap.attribution);
  const { tiles } = config;
  if (tiles) followTiles(map, (yes) => credits[yes ? "addAttribution" : "removeAttribution"](tiles.attribution));
}

/** Leaflet's own titles are English; the texts are ours. */
function addZoomControl(map) {
  const zoom = L.control.zoom({ position: "topright", zoomInTitle: t("map.zoom.in"), zoomOutTitle: t("map.zoom.out") });
  const buttons = zoom.addTo(map).getContainer();
  buttons?.querySelector(".leaflet-control-zoom-in")?.replaceChildren(icon("plus"));
  buttons?.querySelector(".leaflet-control-zoom-out")?.replaceChildren(icon("minus"));
}
