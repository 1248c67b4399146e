/** The fixed markup of a facet's group: a foldable fieldset; an ordered facet is a ladder, highest rung on top. */
import { el, icon } from "../../ui/dom.js";
import { t } from "../../ui/texts.js";

/** @import { Facet } from "../../types.js" */

const SEARCH_FROM = 12;

/** @param {Facet} facet @returns {HTMLDetailsElement} */
export function facetMarkup(facet) {
  const isUnknown = (value) => value.kind === "unknown";
  const known = facet.values.filter((value) => !isUnknown(value));
  const rows = (values) => values.map((value) => valueMarkup(facet, value));
  const ladderEnd = (key) => facet.ordered && el("p", { class: "ladder-end", "aria-hidden": "true" }, t(key));
  const list = { class: facet.ordered ? "values values--ladder" : "values", id: `help-${facet.param}` };
  const body = el(
    "fieldset",
    { class: "facet-body" },
    el("legend", { class: "sr-only" }, facet.label),
    el("div", { class: "facet-question" }, el("p", { class: "hint" }, facet.question), explainMarkup(facet)),
    facet.values.length > SEARCH_FROM && findMarkup(facet),
    ladderEnd("filters.ladder.high"),
    el("ul", list, rows(facet.ordered ? known.toReversed() : known)),
    ladderEnd("filters.ladder.low"),
    el("ul", { class: "values" }, rows(facet.values.filter(isUnknown))),
  );
  const badge = el("span", { class: "facet-badge" });
  const summary = el("summary", {}, el("span", { class: "facet-label" }, facet.label), badge, icon("down"));
  return el("details", { class: "facet", data: { facetGroup: facet.param }, open: facet.open }, summary, body);
}

function explainMarkup({ label }) {
  const name = { "aria-expanded": "false", "aria-label": t("filters.help", { facet: label }) };
  const words = el("span", {}, t("filters.explain"));
  return el("button", { type: "button", class: "text-button facet-explain", ...name }, icon("info"), words);
}

function valueMarkup({ param }, { slug, label, lang = /** @type {string | undefined} */ (undefined), help }) {
  const button = el(
    "button",
    { type: "button", class: "value", "aria-pressed": "false", data: { facet: param, value: slug } },
    el("span", { class: "tick" }, icon("check")),
    el("span", { class: "value-label", lang }, label),
    el("span", { class: "count" }),
  );
  return el("li", { class: "value-row" }, button, help && el("p", { class: "value-help" }, help));
}

/** A small search field within a long facet. */
function findMarkup({ label }) {
  const name = t("filters.search", { facet: label.toLowerCase() });
  const find = { type: "search", class: "find", placeholder: name, "aria-label": name, autocomplete: "off" };
  return [el("input", find), el("p", { class: "hint", role: "status" })];
}
