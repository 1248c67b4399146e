/** "In de buurt van": place, radius and, only on a click, the browser's own location (it never leaves the browser). */
import { button, el, fill, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { HERE, MUNICIPAL } from "../engine/index.js";
import { isHereOnly, kmText } from "../ui/wording.js";
import { createCombobox } from "./combobox.js";

/** @import { Result, Selection } from "../types.js" */

const RADII_KM = [5, 10, 25, 50, 100];
const DEFAULT_RADIUS_KM = 25;
const LOCATE_TIMEOUT_MS = 15000;
const REFUSED = 1;

/** The radius an option stands for. */
const radiusOf = (value) => (value === HERE ? HERE : Number(value) || null);

/** @returns {{node: HTMLElement, render: function(Selection, Result)}} */
export function createNear({ store, engine, loadGazetteer }) {
  const message = el("p", { class: "near-message", role: "alert" });
  const say = (key, values) => setText(message, key ? t(key, values) : "");
  const combobox = createCombobox({
    load: loadGazetteer,
    suggest: (text, n) => engine.places.suggest(text, n),
    onChoose: (place) => choose(place),
    onText: chooseText,
    onTyping: () => say(null),
    onFailure: () => say("near.failed"),
  });
  const radius = el("select", { id: "radius" });
  radius.addEventListener("change", () => store.dispatch({ type: "radius", radius: radiusOf(radius.value) }));
  const radiusRow = el("label", { class: "radius-row", for: "radius" }, el("span", {}, t("near.radius")), radius);
  const locate = button({ icon: "locate", label: t("near.locate"), class: "text-button", id: "locate" }, locateMe);
  const node = el(
    "section",
    { class: "near", "aria-labelledby": "near-title" },
    el("h2", { id: "near-title", class: "panel-title" }, t("near.title")),
    el("label", { class: "hint", for: "place" }, t("near.label")),
    combobox.node,
    el("div", { class: "near-row" }, radiusRow, locate),
    message,
  );
  askBack(store.ignored.find(({ param }) => param === "plaats")?.value);

  /** A link's place that is none, or more than one: it stands in the field, with what is the matter. */
  function askBack(text) {
    if (!text) return;
    combobox.input.value = text;
    explain(text, engine.places.match(text));
  }

  function explain(text, { status }) {
    say(status === "ambiguous" ? "near.ambiguous" : "near.unknown", { place: text });
  }

  function choose(place) {
    say(null);
    if (place === null) return store.dispatch({ type: "place", place: null });
    store.dispatch({ type: "place", place: engine.places.key(place), radius: radiusFor(place) });
  }

  /** The radius stays, "no limit" too, but for one that means nothing at this place. */
  function radiusFor(place) {
    const { place: before, radius: current } = store.get();
    if (isHereOnly(current) && !MUNICIPAL.has(place.kind)) return DEFAULT_RADIUS_KM;
    return before === null ? (current ?? DEFAULT_RADIUS_KM) : current;
  }

  /** A text entered without choosing: taken when it means one place, else asked back. */
  function chooseText(text) {
    const answer = engine.places.match(text);
    if (answer.status === "found") return choose(answer.place);
    explain(text, answer);
    if (answer.candidates.length) combobox.offer(answer.candidates);
  }

  async function locateMe() {
    say("near.locating");
    if (!navigator.geolocation) return say("near.unavailable");
    try {
      const position = await new Promise((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: LOCATE_TIMEOUT_MS, maximumAge: 60000 }),
      );
      await loadGazetteer();
      const place = engine.places.nearest(position.coords.longitude, position.coords.latitude);
      if (!place) return say("near.outside");
      choose(place);
    } catch (error) {
      say(error.code === REFUSED ? "near.refused" : "near.unavailable");
    }
  }

  function render(selection, result) {
    combobox.set(result.near?.place.label ?? "");
    radiusRow.hidden = !result.near;
    if (result.near) drawRadii(selection.radius, result.near.place);
  }

  /** The radii to choose from: "this municipality" where that means something, and what a link asks for. */
  function drawRadii(chosen, place) {
    const km = [...new Set([...RADII_KM, ...(chosen && chosen !== HERE ? [chosen] : [])])].sort((a, b) => a - b);
    const options = MUNICIPAL.has(place.kind) || chosen === HERE ? [HERE, ...km] : km;
    if (radius.dataset.options !== options.join()) {
      radius.dataset.options = options.join();
      fill(radius, [
        options.map((option) =>
          el("option", { value: option }, isHereOnly(option) ? t("near.radius.here") : t("near.radius.km", { km: kmText(option) })),
        ),
        el("option", { value: "" }, t("near.radius.none")),
      ]);
    }
    radius.value = chosen ?? "";
  }

  return { node, render };
}
