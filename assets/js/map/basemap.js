/**
 * The map under the markers: the embedded base map, its place names, tiles and attribution, Dutch controls.
 */
(function (pk) {
  "use strict";

  if (globalThis.L) {
    L.Map.addInitHook(function () {
      if (this.getContainer().id === "map") pk.leaflet = this;
    });
  }

  /**
   * @param {L.Map} map
   * @param {Object} config
   * @param {Object} basemap the basemap data file
   */
  function dressMap(map, config, basemap) {
    const setProps = window.dash_clientside.set_props;
    const land = (kind) => ({ ...basemap.land, features: basemap.land.features.filter(({ properties }) => properties.kind === kind) });
    setProps("basemap-neighbours", { data: land("neighbour") });
    setProps("basemap-land", { data: land("netherlands") });
    setProps("basemap-water", { data: basemap.water });
    setProps("basemap-provinces", { data: basemap.provinces });

    const container = map.getContainer();
    hushPictures(map);
    pk.createLabels(map, basemap.places);
    dressControls(map, container);
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(basemap.attribution);
    followTiles(map, container, config.tiles);
  }

  /** Land, water, regions and circles are drawn in SVG, which would be read out as so many nameless images. */
  function hushPictures(map) {
    const hush = (layer) => layer instanceof L.SVG && layer._container.setAttribute("aria-hidden", "true");
    map.eachLayer(hush);
    map.on("layeradd", ({ layer }) => hush(layer));
  }

  /** Leaflet's own titles are English; the texts are ours. */
  function dressControls(map, container) {
    for (const [selector, key, iconName] of [
      [".leaflet-control-zoom-in", "map.zoom.in", "plus"],
      [".leaflet-control-zoom-out", "map.zoom.out", "minus"],
    ]) {
      const control = container.querySelector(selector);
      if (!control) continue;
      control.replaceChildren(pk.dom.icon(iconName));
      control.title = pk.t(key);
      control.setAttribute("aria-label", pk.t(key));
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

  pk.dressMap = dressMap;
})((globalThis.praktijkkaart ??= {}));
