/** Whether the street map's tiles really arrive. */

/**
 * Keeps the class `has-tiles` on a map's container: whether the last tile loaded or failed.
 * @param {L.Map} map
 * @param {(arrived: boolean) => void} tell hears of each change
 */
export function followTiles(map, tell) {
  const container = map.getContainer();
  const note = (arrived) => {
    if (container.classList.contains("has-tiles") === arrived) return;
    container.classList.toggle("has-tiles", arrived);
    tell(arrived);
  };
  const watch = (layer) => {
    if (!(layer instanceof L.TileLayer)) return;
    layer.on("tileload", () => note(true));
    layer.on("tileerror", () => note(false));
  };
  const seen = /** @type {NodeListOf<HTMLImageElement>} */ (container.querySelectorAll("img.leaflet-tile-loaded"));
  if ([...seen].some((tile) => tile.naturalWidth > 0)) note(true);
  map.eachLayer(watch);
  map.on("layeradd", ({ layer }) => watch(layer));
}
