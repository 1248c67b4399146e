/** The printed pages as DOM: one example with its map and code, and the contents of a list with a numbered map. */
import { el } from "../ui/dom.js";
import { facetsShownOn, headingOf, knownValues } from "../ui/facet_values.js";
import { exampleUrl, factList, inWords } from "../ui/facts.js";
import { qrCode, selectionLink } from "../ui/qr.js";
import { t } from "../ui/texts.js";
import { cardPlace, leadingPlaces, placeName } from "../ui/wording.js";
import { miniMap } from "./mini_map.js";

/** @import { Basemap, Item, ItemPlace, Parts, Properties } from "../types.js" */

const page = (...content) =>
  el("section", { class: "print-page", lang: "nl" }, el("p", { class: "print-kicker" }, t("app.title")), content);

const section = (key, words) => words && [el("h2", {}, t(key)), el("p", {}, words)];

const facts = (config, item, { places, source }) =>
  factList([
    [t("detail.places"), places.map(placeName).join("; ") || cardPlace(item)],
    ...facetsShownOn(config, "print").map((facet) => [headingOf(facet), inWords(knownValues(config, item, facet))]),
    [t("detail.source"), `${source.label}, ${source.url}`],
  ]);

/** [lon, lat] of the places that have a point. @param {ItemPlace[]} places @returns {Array<[number, number]>} */
const pointsOf = (places) => places.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [[lon, lat]]));

/**
 * One example; title and summary alone when there is no description.
 * @param {Parts} parts @param {Item} item
 * @param {{properties?: Properties, basemap?: Basemap, ordinal: number | false}} known what is at hand of it; its number
 *   in the contents
 */
export function examplePage({ config }, item, { properties, basemap, ordinal }) {
  const title = el("h1", {}, ordinal ? `${ordinal}. ${item.title}` : item.title);
  if (!properties) return page(title, el("p", {}, item.summary));
  const points = item.mapped ? pointsOf(properties.places) : [];
  const url = exampleUrl(config, item.id);
  const map = basemap && points.length > 0 && miniMap(basemap, points, { label: cardPlace(item) });
  const keys = /** @type {const} */ (["goal", "approach", "conditions"]);
  const words = [el("p", { class: "lead" }, properties.summary), keys.map((key) => section(`detail.${key}`, properties[key]))];
  const aside = el("aside", {}, map, qrCode(url, t("print.qr")), el("p", { class: "print-url" }, url));
  return page(
    title,
    el("p", { class: "print-place" }, cardPlace(item)),
    el("div", { class: "print-columns" }, el("div", {}, words), aside),
    facts(config, item, properties),
  );
}

/**
 * The list, and a map with its numbers: an item off the map keeps its number in the list alone.
 * @param {Parts} parts @param {number[]} numbers @param {Basemap} [basemap]
 */
export function contentsPage({ items, store }, numbers, basemap) {
  const { title, where } = store.get().evening;
  /** At most one: the point that says best where an item is. */
  const pointOf = (number) => (items[number].mapped ? pointsOf(leadingPlaces(items[number])).slice(0, 1) : []);
  const placed = numbers.filter((number) => pointOf(number).length);
  const ordinals = placed.map((number) => numbers.indexOf(number) + 1);
  const options = { whole: true, label: t("print.map"), numbers: ordinals };
  const map = basemap && miniMap(basemap, placed.flatMap(pointOf), options);
  const rows = numbers.map((number) => el("li", {}, el("strong", {}, items[number].title), ` – ${cardPlace(items[number])}`));
  const aside = el("aside", {}, map, qrCode(selectionLink(store), t("print.qr")));
  return page(
    el("h1", {}, title || t("print.title", { n: numbers.length })),
    where && el("p", { class: "print-place" }, where),
    el("div", { class: "print-columns print-columns--map" }, el("ol", { class: "print-contents" }, rows), aside),
  );
}
