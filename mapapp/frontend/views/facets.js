/**
 * The facet panel, drawn from the facets that Python declares: one foldable fieldset each, values as toggle buttons with
 * the count that choosing them would give. An ordered facet is drawn as a ladder, highest rung on top.
 */
import { fold } from "../engine/index.js";
import { attr, el, icon, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Result, Selection } from "../types.js" */

const OPEN_AT_START = new Set(["fenomeen", "werkwijze"]);
const SEARCH_FROM = 12;
const UNKNOWN = "niet-bekend";

/** @returns {{node: HTMLElement, render: function(Selection, Result)}} */
export function createFacets({ config, store }) {
  const groups = config.facets.map((facet) => createFacet(facet, store));
  const node = el(
    "div",
    { class: "facets" },
    groups.map((group) => group.node),
  );
  return { node, render: (selection, result) => groups.forEach((group) => group.render(selection, result)) };
}

function createFacet(facet, store) {
  const values = facet.values.map((value) => createValue(facet, value, store));
  const known = values.filter(({ value }) => value.slug !== UNKNOWN);
  const unknown = values.filter(({ value }) => value.slug === UNKNOWN);
  const rungs = facet.ordered ? [...known].reverse() : known;
  const badge = el("span", { class: "facet-badge" });
  const helpId = `help-${facet.param}`;
  const explain = el(
    "button",
    {
      type: "button",
      class: "text-button facet-explain",
      "aria-expanded": "false",
      "aria-label": t("filters.help", { facet: facet.label }),
    },
    icon("info"),
    el("span", {}, t("filters.explain")),
  );
  const list = el(
    "ul",
    { class: facet.ordered ? "values values--ladder" : "values", id: helpId },
    rungs.map(({ node }) => node),
  );
  explain.addEventListener("click", () => {
    const open = explain.getAttribute("aria-expanded") !== "true";
    explain.setAttribute("aria-expanded", String(open));
    body.classList.toggle("is-explained", open);
  });
  const body = el(
    "fieldset",
    { class: "facet-body" },
    el("legend", { class: "sr-only" }, facet.label),
    el("div", { class: "facet-question" }, el("p", { class: "hint" }, facet.question), explain),
    facet.values.length > SEARCH_FROM && createFind(facet, values),
    facet.ordered && el("p", { class: "ladder-end", "aria-hidden": "true" }, t("filters.ladder.high")),
    list,
    facet.ordered && el("p", { class: "ladder-end", "aria-hidden": "true" }, t("filters.ladder.low")),
    el(
      "ul",
      { class: "values" },
      unknown.map(({ node }) => node),
    ),
  );
  const details = el(
    "details",
    { class: "facet", data: { facetGroup: facet.param }, open: OPEN_AT_START.has(facet.param) },
    el("summary", {}, el("span", { class: "facet-label" }, facet.label), badge, icon("down")),
    body,
  );

  function render(selection, result) {
    const chosen = selection.facets[facet.param] ?? [];
    setText(badge, chosen.length ? t("filters.active", { n: chosen.length }) : "");
    attr(badge, "hidden", !chosen.length);
    for (const { value, node, button, count } of values) {
      const n = result.counts[facet.param][value.slug];
      const on = chosen.includes(value.slug);
      setText(count, String(n));
      attr(button, "aria-pressed", String(on));
      button.classList.toggle("is-zero", n === 0 && !on);
      node.style.setProperty("--share", String(result.total ? n / result.total : 0));
    }
  }
  return { node: details, render };
}

function createValue(facet, value, store) {
  const count = el("span", { class: "count" });
  const button = el(
    "button",
    { type: "button", class: "value", "aria-pressed": "false", data: { facet: facet.param, value: value.slug } },
    el("span", { class: "tick" }, icon("check")),
    el("span", { class: "value-label", lang: value.lang }, value.label),
    count,
  );
  button.addEventListener("click", () => store.dispatch({ type: "facet", param: facet.param, slug: value.slug }));
  const help = value.help && el("p", { class: "value-help" }, value.help);
  return { value, button, count, node: el("li", { class: "value-row" }, button, help) };
}

/** A small search field within a long facet. */
function createFind(facet, values) {
  const name = t("filters.search", { facet: facet.label.toLowerCase() });
  const input = el("input", { type: "search", class: "find", placeholder: name, "aria-label": name, autocomplete: "off" });
  const none = el("p", { class: "hint", role: "status" });
  input.addEventListener("input", () => {
    const wanted = fold(input.value);
    for (const { value, node } of values) node.hidden = !fold(value.label).includes(wanted);
    setText(none, values.every(({ node }) => node.hidden) ? t("filters.search.none") : "");
  });
  return [input, none];
}
