/**
 * The description of one example, block by block: goal, target group, approach, parties, conditions, places with how
 * well they are known, source. What is not known is said, and so is what is our own reading.
 */
import { el, icon } from "../ui/dom.js";
import { facetsShownOn, headingOf, knownValues } from "../ui/facet_values.js";
import { factList, inWords } from "../ui/facts.js";
import { t } from "../ui/texts.js";
import { EXACT, cardPlace, isNationwide, placeName } from "../ui/wording.js";

/** @import { Config, FacetValue, Item, Properties } from "../types.js" */
/** @typedef {{config: Config, language: string, item: Item, properties: Properties}} Example */

/**
 * A heading with what is said under it.
 * @param {any} heading text or nodes
 * @param {string | Node} content
 */
export const block = (heading, content) =>
  el(
    "section",
    { class: "detail-block" },
    el("h3", {}, heading),
    typeof content === "string" ? el("p", { lang: "nl" }, content) : content,
  );

const unknown = () => el("p", { class: "unknown" }, t("detail.unknown"));
const marked = (heading, derived) => [
  heading,
  derived && el("span", { class: "derived", title: t("detail.derived.help") }, t("detail.derived")),
];

/** @param {FacetValue[]} values */
const chips = (values) =>
  el(
    "ul",
    { class: "labels", lang: "nl" },
    values.map((value) => el("li", { class: "label-chip" }, value.label)),
  );

/** Heading and values of each facet that stands in a part of the description. */
function facetRows({ config, item, properties }, part, draw) {
  return facetsShownOn(config, "detail", part).map((facet) => {
    const values = knownValues(config, item, facet);
    const derived = values.length > 0 && properties.derived.includes(facet.key);
    return [marked(headingOf(facet), derived), values.length ? draw(values) : unknown()];
  });
}

function basis({ basis: source }) {
  if (/^https?:/.test(source)) return t("basis.web", { host: new URL(source).hostname.replace(/^www\./, "") });
  return t(`basis.${source === "bronlijst" ? "bronlijst" : "tabel"}`);
}

function placeRow(place) {
  const hint = [t(`relation.${place.relation}`), t(`precision.${place.precision}`), basis(place)].join(" · ");
  return el(
    "li",
    {},
    icon(place.lon === null ? "country" : EXACT.has(place.precision) ? "pin" : "area"),
    el(
      "div",
      {},
      el("strong", { lang: "nl" }, placeName(place)),
      place.province && place.province !== place.name && ` (${place.province})`,
      el("span", { class: "hint" }, hint),
    ),
  );
}

function places({ item, properties }) {
  if (!properties.places.length) return el("p", { class: !isNationwide(item) && "unknown" }, cardPlace(item));
  return el("ul", { class: "places" }, properties.places.map(placeRow));
}

const outside = ({ url, label }) =>
  el(
    "a",
    { href: url, rel: "noopener noreferrer", target: "_blank", lang: "nl" },
    label,
    el("span", { class: "sr-only" }, ` (${t("map.new_window")})`),
  );

/**
 * All blocks, in order.
 * @param {Example} example
 */
export function describe(example) {
  const { properties, language } = example;
  const { goal, approach, conditions, period, links, source, derived } = properties;
  return [
    goal && block(t("detail.goal"), goal),
    facetRows(example, "audience", chips).map(([heading, values]) => block(heading, values)),
    approach && block(t("detail.approach"), approach),
    block(t("detail.parties"), factList(facetRows(example, "parties", (values) => el("span", { lang: "nl" }, inWords(values))))),
    block(t("detail.conditions"), conditions ?? unknown()),
    block(t("detail.features"), factList(facetRows(example, "facts", chips))),
    block(t("detail.places"), places(example)),
    block(marked(t("detail.period"), derived.includes("start_year")), period ? el("p", {}, period[language]) : unknown()),
    block(t("detail.source"), el("p", {}, outside(source))),
    links.length > 0 &&
      block(
        t("detail.links"),
        el(
          "ul",
          { class: "links" },
          links.map((link) => el("li", {}, outside(link))),
        ),
      ),
  ];
}
