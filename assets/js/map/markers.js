/**
 * The marker layer: one real button per cluster or single example, on the dash-leaflet map.
 *
 * The layer is one tab stop; arrow keys go to the nearest marker in that direction, Enter and Space choose.
 * Markers outside the view are not in the DOM.
 */
(function (pk) {
  "use strict";

  const PANE = "examples";
  const KEYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  /** Diameter in px of a cluster's disc: 28 for two, growing with the number, never wider than clusters stand apart. */
  function discPx(n) {
    return Math.round(Math.min(28 + 5 * Math.log2(n / 2), 46));
  }

  /**
   * @param {L.Map} map
   * @param {{items: Item[], onChoose: function(cluster, Element), onHover: function(string[]|null)}} options
   */
  function createMarkers(map, { items, onChoose, onHover }) {
    const pane = map.createPane(PANE);
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", pk.t("map.markers"));
    const shown = new Map();
    let roving = null;

    function describe(cluster, button) {
      const single = cluster.items.length === 1;
      if (single) {
        const item = items[cluster.items[0]];
        const place = pk.names.placeAt(item, cluster);
        const exact = pk.names.EXACT.has(place.precision);
        button.className = `marker marker--${exact ? "pin" : "area"}`;
        button.setAttribute(
          "aria-label",
          pk.t("map.marker", {
            title: item.title,
            place: pk.names.placeName(place),
            precision: pk.t(`precision.${place.precision}`),
          }),
        );
        button.title = item.title;
        pk.dom.fill(button, [pk.dom.el("span", { class: "marker-shape" })]);
      } else {
        const { name, around } = pk.names.clusterPlace(cluster, items);
        const n = cluster.items.length;
        button.className = "marker marker--cluster";
        button.setAttribute("aria-label", pk.t(around ? "map.cluster.around" : "map.cluster", { place: name, n }));
        button.title = button.getAttribute("aria-label");
        const shape = pk.dom.el("span", { class: "marker-shape" }, n);
        shape.style.width = shape.style.height = `${discPx(n)}px`;
        pk.dom.fill(button, [shape]);
      }
    }

    function add(cluster) {
      const button = pk.dom.el("button", { type: "button", tabindex: "-1" });
      const entry = { cluster, button };
      describe(cluster, button);
      button.dataset.ids = cluster.items.map((number) => items[number].id).join(" ");
      button.addEventListener("click", () => onChoose(entry.cluster, button));
      button.addEventListener("focus", () => {
        rove(button);
        onHover(entry.cluster.items.map((number) => items[number].id));
      });
      button.addEventListener("blur", () => onHover(null));
      button.addEventListener("mouseenter", () => onHover(entry.cluster.items.map((number) => items[number].id)));
      button.addEventListener("mouseleave", () => onHover(null));
      L.DomEvent.disableClickPropagation(button);
      entry.marker = L.marker([cluster.lat, cluster.lon], {
        icon: L.divIcon({ className: "marker-slot", html: button, iconSize: null }),
        interactive: false,
        keyboard: false,
        pane: PANE,
        zIndexOffset: cluster.items.length,
      }).addTo(map);
      return entry;
    }

    function rove(button) {
      if (roving) roving.tabIndex = -1;
      roving = button;
      if (roving) roving.tabIndex = 0;
    }

    /** Draws exactly these clusters; what stays keeps its element and so its focus. */
    function draw(clusters) {
      const focused = pane.contains(document.activeElement) ? document.activeElement : null;
      const focusedIds = focused ? new Set(focused.dataset.ids.split(" ")) : null;
      const wanted = new Map(clusters.map((cluster) => [`${cluster.key}|${cluster.items.join(",")}`, cluster]));
      for (const [key, entry] of shown) {
        if (wanted.has(key)) continue;
        entry.marker.remove();
        shown.delete(key);
      }
      for (const [key, cluster] of wanted) if (!shown.has(key)) shown.set(key, add(cluster));
      if (!roving || !roving.isConnected) rove(shown.values().next().value?.button ?? null);
      if (focused && !focused.isConnected) refocus(focusedIds);
    }

    /** After a zoom the focused marker may have split: focus goes to the one that holds its first example. */
    function refocus(ids) {
      for (const { button } of shown.values()) {
        if (button.dataset.ids.split(" ").some((id) => ids.has(id))) {
          button.focus({ preventScroll: true });
          return;
        }
      }
    }

    /** Lights every marker that holds one of `ids`; `chosen` is the open example's id or null. */
    function light(ids, chosen) {
      const lit = new Set(ids ?? []);
      for (const { button, cluster, marker } of shown.values()) {
        const members = cluster.items.map((number) => items[number].id);
        const isChosen = chosen !== null && members.includes(chosen);
        const isLit = members.some((id) => lit.has(id));
        button.classList.toggle("is-lit", isLit);
        button.classList.toggle("is-chosen", isChosen);
        pk.dom.attr(button, "aria-current", isChosen && "true");
        marker.setZIndexOffset(cluster.items.length + (isLit || isChosen ? 10000 : 0));
      }
    }

    pane.addEventListener("keydown", (event) => {
      const direction = KEYS[event.key];
      if (!direction || !shown.size) return;
      event.preventDefault();
      event.stopPropagation();
      nearest(document.activeElement, direction)?.focus({ preventScroll: true });
    });

    /** The nearest marker within 60 degrees of a direction on screen. */
    function nearest(from, [dx, dy]) {
      const centre = (node) => {
        const box = node.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
      };
      const [x, y] = centre(from);
      let best = null;
      let least = Infinity;
      for (const { button } of shown.values()) {
        if (button === from) continue;
        const [bx, by] = centre(button);
        const distance = Math.hypot(bx - x, by - y);
        const along = (bx - x) * dx + (by - y) * dy;
        if (along > distance / 2 && distance < least) [best, least] = [button, distance];
      }
      return best;
    }

    return { draw, light, size: () => shown.size };
  }

  pk.createMarkers = createMarkers;
})((globalThis.praktijkkaart ??= {}));
