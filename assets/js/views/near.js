/** "In de buurt van": place, radius and, only on a click, the browser's own location (it never leaves the browser). */
(function (pk) {
  "use strict";

  const RADII_KM = [5, 10, 25, 50, 100];
  const DEFAULT_RADIUS_KM = 25;
  const LOCATE_TIMEOUT_MS = 15000;

  /** @returns {{node: HTMLElement, render: function(Selection, Result)}} */
  function createNear({ config, store, engine, loadGazetteer }) {
    const { el, button, fill, setText } = pk.dom;
    const message = el("p", { class: "near-message", role: "alert" });
    const combobox = pk.createCombobox({
      load: loadGazetteer,
      suggest: (text, n) => engine.places.suggest(text, n),
      onChoose: (place) => choose(place),
      onText: chooseText,
    });
    const radius = el(
      "select",
      { id: "radius" },
      RADII_KM.map((km) => el("option", { value: km }, pk.t("near.radius.km", { km }))),
      el("option", { value: "" }, pk.t("near.radius.none")),
    );
    radius.addEventListener("change", () => store.dispatch({ type: "radius", radius: Number(radius.value) || null }));
    const radiusRow = el("label", { class: "radius-row", for: "radius" }, el("span", {}, pk.t("near.radius")), radius);
    const locate = button({ icon: "locate", label: pk.t("near.locate"), class: "text-button" }, locateMe);
    const node = el(
      "section",
      { class: "near", "aria-labelledby": "near-title" },
      el("h2", { id: "near-title", class: "panel-title" }, pk.t("near.title")),
      el("label", { class: "hint", for: "place" }, pk.t("near.label")),
      combobox.node,
      el("div", { class: "near-row" }, radiusRow, locate),
      message,
    );

    function choose(place) {
      setText(message, "");
      const current = store.get();
      store.dispatch({
        type: "place",
        place: place === null ? null : engine.places.key(place),
        radius: place === null ? null : (current.radius ?? DEFAULT_RADIUS_KM),
      });
    }

    /** A text entered without choosing: taken when it means one place, else asked back. */
    function chooseText(text) {
      const answer = engine.places.match(text);
      if (answer.status === "found") return choose(answer.place);
      if (answer.status === "ambiguous") {
        setText(message, pk.t("near.ambiguous", { place: text }));
        return combobox.offer(answer.candidates);
      }
      setText(message, pk.t("near.unknown", { place: text }));
    }

    async function locateMe() {
      setText(message, pk.t("near.locating"));
      if (!navigator.geolocation) return setText(message, pk.t("near.unavailable"));
      try {
        const position = await new Promise((resolve, reject) =>
          navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: LOCATE_TIMEOUT_MS, maximumAge: 60000 }),
        );
        await loadGazetteer();
        const place = engine.places.nearest(position.coords.longitude, position.coords.latitude);
        if (!place) return setText(message, pk.t("near.outside"));
        choose(place);
      } catch (error) {
        setText(message, pk.t(error.code === 1 ? "near.refused" : "near.unavailable"));
      }
    }

    function render(selection, result) {
      combobox.set(result.near?.place.label ?? selection.place ?? "");
      radiusRow.hidden = !result.near;
      if (selection.radius && !RADII_KM.includes(selection.radius)) addRadius(selection.radius);
      radius.value = selection.radius ?? "";
      if (selection.place && !result.near) setText(message, pk.t("near.unknown", { place: selection.place }));
    }

    /** A radius from a link that is not in the list. */
    function addRadius(km) {
      if ([...radius.options].some((option) => Number(option.value) === km)) return;
      const options = [...radius.options, el("option", { value: km }, pk.t("near.radius.km", { km }))];
      fill(radius, options.sort((a, b) => (Number(a.value) || Infinity) - (Number(b.value) || Infinity)));
    }

    return { node, render };
  }

  pk.createNear = createNear;
})((globalThis.praktijkkaart ??= {}));
