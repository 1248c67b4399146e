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

/** A heading with what is said under it. @param {any} heading text or nodes @param {string | Node} content */
export function block(heading, content) {
  const said = typeof content === "string" ? el("p", { lang: "nl" }, content) : content;
  return el("section", { class: "detail-block" }, el("h3", {}, heading), said);
}

const unknown = () => el("p", { class: "unknown" }, t("detail.unknown"));
const derivedNote = () => el("span", { class: "derived", title: t("detail.derived.help") }, t("detail.derived"));
const marked = (heading, derived) => [heading, derived && derivedNote()];

/** @param {FacetValue[]} values */
function chips(values) {
  const labels = values.map(({ label }) => el("li", { class: "label-chip" }, label));
  return el("ul", { class: "labels", lang: "nl" }, labels);
}

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
  const province = place.province && place.province !== place.name && ` (${place.province})`;
  const kind = place.lon === null ? "country" : EXACT.has(place.precision) ? "pin" : "area";
  const words = [el("strong", { lang: "nl" }, placeName(place)), province, el("span", { class: "hint" }, hint)];
  return el("li", {}, icon(kind), el("div", {}, words));
}

function places({ item, properties }) {
  if (!properties.places.length) return el("p", { class: !isNationwide(item) && "unknown" }, cardPlace(item));
  return el("ul", { class: "places" }, properties.places.map(placeRow));
}

function outside({ url, label }) {
  const elsewhere = { href: url, rel: "noopener noreferrer", target: "_blank", lang: "nl" };
  return el("a", elsewhere, label, el("span", { class: "sr-only" }, ` (${t("map.new_window")})`));
}

/** All blocks, in order. @param {Example} example */
export function describe(example) {
  const { properties, language } = example;
  const { goal, approach, conditions, period, links, source, derived } = properties;
  const parties = facetRows(example, "parties", (values) => el("span", { lang: "nl" }, inWords(values)));
  const read = links.map((link) => el("li", {}, outside(link)));
  return [
    goal && block(t("detail.goal"), goal),
    facetRows(example, "audience", chips).map(([heading, values]) => block(heading, values)),
    approach && block(t("detail.approach"), approach),
    block(t("detail.parties"), factList(parties)),
    block(t("detail.conditions"), conditions ?? unknown()),
    block(t("detail.features"), factList(facetRows(example, "facts", chips))),
    block(t("detail.places"), places(example)),
    block(marked(t("detail.period"), derived.includes("start_year")), period ? el("p", {}, period[language]) : unknown()),
    block(t("detail.source"), el("p", {}, outside(source))),
    read.length > 0 && block(t("detail.links"), el("ul", { class: "links" }, read)),
  ];
}
