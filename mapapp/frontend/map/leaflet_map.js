/** The Leaflet map that dash-leaflet makes in `#map`: it comes when React has drawn it, so it is waited for. */

/** @type {Promise<L.Map>} */
const made = new Promise((resolve) => {
  const watch = () =>
    L.Map.addInitHook(function () {
      if (this.getContainer().id !== "map") return;
      // A hook for tests and for whoever embeds the page.
      globalThis.praktijkkaart.leaflet = this;
      resolve(this);
    });
  // Leaflet comes with dash-leaflet, whose script comes after this one; its map is made later still.
  if (globalThis.L) watch();
  else document.querySelector('script[src*="/dash_leaflet."]').addEventListener("load", watch);
});

/** The page's map, once it is there. */
export const leafletMap = () => made;
