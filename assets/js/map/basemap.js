/**
 * The map under the markers: the embedded base map, its place names, tiles and attribution, Dutch controls.
 */
(function (pk) {
  "use strict";

  /** Lowest zoom at which a place name of each rank shows. */
  const LABEL_ZOOM = { 1: 6, 2: 8.5, 3: 10 };

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
    setProps("basemap-land", { data: basemap.land });
    setProps("basemap-water", { data: basemap.water });
    setProps("basemap-provinces", { data: basemap.provinces });

    const container = map.getContainer();
    const labels = L.layerGroup([], { pane: "labels" });
    map.createPane("labels").classList.add("labels");
    function drawLabels() {
      labels.clearLayers();
      const bounds = map.getBounds().pad(0.1);
      for (const [name, lon, lat, rank] of basemap.places) {
        if (map.getZoom() < LABEL_ZOOM[rank] || !bounds.contains([lat, lon])) continue;
        const html = pk.dom.el("span", { class: `label label--${rank}` }, name);
        const icon = L.divIcon({ className: "label-slot", html, iconSize: null });
        labels.addLayer(L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: "labels" }));
      }
    }
    labels.addTo(map);
    map.on("moveend", drawLabels);
    drawLabels();

    dressControls(map, container);
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(basemap.attribution);
    followTiles(map, container, config.tiles);
  }

  /** Leaflet's own titles are English; the texts are ours. */
  function dressControls(map, container) {
    for (const [selector, key] of [
      [".leaflet-control-zoom-in", "map.zoom.in"],
      [".leaflet-control-zoom-out", "map.zoom.out"],
    ]) {
      const control = container.querySelector(selector);
      if (!control) continue;
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
