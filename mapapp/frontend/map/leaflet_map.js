/** The Leaflet map that dash-leaflet makes in `#map`: it comes when React has drawn it, so it is waited for. */

/** @type {Promise<L.Map>} */
const made = new Promise((resolve) => {
  L.Map.addInitHook(function () {
    if (this.getContainer().id !== "map") return;
    // A hook for tests and for whoever embeds the page.
    globalThis.praktijkkaart.leaflet = this;
    resolve(this);
  });
});

/** The page's map, once it is there. */
export const leafletMap = () => made;
