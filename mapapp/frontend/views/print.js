/**
 * What comes out of the printer: the open example on one A4, else the own selection, else the list; a selection or list
 * gets contents with a numbered map first, then one example a page. Built just before printing, also without a network.
 */
import { fetchDetails } from "../ui/data.js";
import { el, fill } from "../ui/dom.js";
import { qrCode, selectionLink } from "../ui/qr.js";
import { t } from "../ui/texts.js";
import { cardPlace, leadingPlaces, placeName } from "../ui/wording.js";
import { miniMap } from "./mini_map.js";

/** @import { Item } from "../types.js" */

const MOST = 60;

/** @param {{config: Object, items: Item[], basemap: Object, store: Object, engine: Object}} parts */
export function createPrint({ config, items, basemap, store, engine }) {
  const sheet = el("div", { id: "print", class: "print", "aria-hidden": "true" });
  document.getElementById("overlays").append(sheet);
  const properties = new Map();

  /** Fetches the descriptions that a print of this selection needs. */
  async function prepare(selection, result) {
    await Promise.all(
      numbersOf(selection, result).map(async (number) => {
        if (!properties.has(number)) properties.set(number, await fetchDetails(config, number));
      }),
    );
  }

  function numbersOf(selection, result) {
    if (selection.open !== null) return [engine.numberOf(selection.open)];
    const starred = selection.starred.map((id) => engine.numberOf(id));
    return (starred.length ? starred : result.order).filter((number) => number !== null).slice(0, MOST);
  }

  const pageUrl = (id) => new URL(`${config.base}voorbeeld/${id}`, location.href).href;
  const point = (number) => {
    const place = leadingPlaces(items[number]).find(({ lon }) => lon !== null);
    return items[number].mapped && place ? [place.lon, place.lat] : null;
  };
  const labelsOf = (number, param) => {
    const f = config.facets.findIndex((facet) => facet.param === param);
    return items[number].facets[f]
      .map((v) => config.facets[f].values[v])
      .filter(({ slug }) => slug !== "niet-bekend")
      .map(({ label }) => label);
  };

  function facts(number, data) {
    const row = (term, text) => (text ? [el("dt", {}, term), el("dd", {}, text)] : []);
    const label = (param) => config.facets.find((facet) => facet.param === param).label;
    return el(
      "dl",
      { class: "facts" },
      row(t("detail.places"), data.places.map(placeName).join("; ") || cardPlace(items[number])),
      ["fenomeen", "werkwijze", "participatie", "doelgroep", "schaal"].map((param) =>
        row(label(param), labelsOf(number, param).join(", ")),
      ),
      row(t("detail.initiators"), labelsOf(number, "initiatiefnemer").join(", ")),
      row(t("detail.partners"), labelsOf(number, "partij").join(", ")),
      row(t("detail.source"), `${data.source.label}, ${data.source.url}`),
    );
  }

  function example(number, ordinal) {
    const data = properties.get(number);
    const item = items[number];
    if (!data) return el("section", { class: "print-page" }, el("h1", {}, item.title), el("p", {}, item.summary));
    const text = (key, words) => words && [el("h2", {}, t(`detail.${key}`)), el("p", {}, words)];
    const points = item.mapped ? data.places.filter(({ lon }) => lon !== null).map(({ lon, lat }) => [lon, lat]) : [];
    return el(
      "section",
      { class: "print-page", lang: "nl" },
      el("p", { class: "print-kicker" }, t("app.title")),
      el("h1", {}, ordinal ? `${ordinal}. ${item.title}` : item.title),
      el("p", { class: "print-place" }, cardPlace(item)),
      el(
        "div",
        { class: "print-columns" },
        el(
          "div",
          {},
          el("p", { class: "lead" }, data.summary),
          text("goal", data.goal),
          text("approach", data.approach),
          text("conditions", data.conditions),
        ),
        el(
          "aside",
          {},
          points.length > 0 && miniMap(basemap, points, { label: cardPlace(item) }),
          qrCode(pageUrl(item.id), t("print.qr")),
          el("p", { class: "print-url" }, pageUrl(item.id)),
        ),
      ),
      facts(number, data),
    );
  }

  function contents(numbers, selection) {
    const placed = numbers.filter((number) => point(number));
    const ordinal = new Map(numbers.map((number, i) => [number, i + 1]));
    // The map numbers follow the contents; an example off the map keeps its number in the list alone.
    const map = miniMap(basemap, placed.map(point), {
      whole: true,
      label: t("print.map"),
      numbers: placed.map((number) => ordinal.get(number)),
    });
    return el(
      "section",
      { class: "print-page", lang: "nl" },
      el("p", { class: "print-kicker" }, t("app.title")),
      el("h1", {}, selection.evening.title || t("print.title", { n: numbers.length })),
      selection.evening.where && el("p", { class: "print-place" }, selection.evening.where),
      el(
        "div",
        { class: "print-columns print-columns--map" },
        el(
          "ol",
          { class: "print-contents" },
          numbers.map((number) => el("li", {}, el("strong", {}, items[number].title), ` – ${cardPlace(items[number])}`)),
        ),
        el("aside", {}, map, qrCode(selectionLink(store), t("print.qr"))),
      ),
    );
  }

  let latest = null;

  function build() {
    if (!latest) return;
    const { selection, result } = latest;
    const numbers = numbersOf(selection, result);
    fill(
      sheet,
      selection.open !== null
        ? [example(numbers[0])]
        : [contents(numbers, selection), ...numbers.map((number, i) => example(number, i + 1))],
    );
  }

  window.addEventListener("beforeprint", build);
  window.addEventListener("afterprint", () => fill(sheet, []));

  return {
    render(selection, result) {
      latest = { selection, result };
      // A printer's page must stand at once when asked for, so the descriptions come beforehand.
      prepare(selection, result).catch(() => {});
    },
    async print() {
      await prepare(latest.selection, latest.result).catch(() => {});
      window.print();
    },
  };
}
