/** The page's fixed markup: bar, filter panel, tabs, phone's switch, the map's words. Goes when the server renders it. */
import { attr, button, el, icon } from "../../ui/dom.js";
import { t } from "../../ui/texts.js";
import { facetMarkup } from "./facets.js";
import { groupMarkup, listMarkup } from "./list.js";

/** @import { Config } from "../../types.js" */

const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Draws into the landmarks of the page what its views bind to.
 * @param {HTMLElement} root the list's column
 * @param {Config} config
 */
export function drawPage(root, config) {
  byId("header").replaceChildren(...headerMarkup(config));
  byId("filters").replaceChildren(...filterMarkup(config));
  attr(byId("filters"), "aria-label", t("filters.title"));
  root.replaceChildren(barMarkup(), listMarkup(), groupMarkup());
  attr(root, "aria-label", t("results.title"));
  byId("map-panel").prepend(el("h2", { class: "sr-only" }, t("map.label")), el("p", { class: "sr-only", id: "map-description" }));
  attr(byId("map-panel"), "aria-label", t("map.label"));
  byId("shell").append(switchMarkup());
}

function headerMarkup(config) {
  const other = document.documentElement.lang === "en" ? "nl" : "en";
  const names = { placeholder: t("search.placeholder"), "aria-label": t("search.label") };
  const input = el("input", { id: "search", type: "search", ...names, autocomplete: "off", enterkeyhint: "search" });
  const clear = button({ icon: "close", name: t("search.clear"), class: "icon-button field-clear" });
  const name = el("span", { class: "language-name" }, t("language.switch"));
  const code = el("span", { class: "language-code", "aria-hidden": "true" }, other.toUpperCase());
  return [
    el("h1", {}, el("a", { href: config.base, class: "bar-title" }, t("app.title"))),
    el("div", { class: "field search", role: "search" }, icon("search"), input, clear),
    el("div", { class: "bar-actions" }),
    el("a", { class: "text-button language", lang: other, hreflang: other }, name, code),
  ];
}

function filterMarkup(config) {
  const close = button({ icon: "close", name: t("filters.close"), class: "icon-button" });
  return [
    el("div", { class: "sheet-head" }, el("h2", {}, t("filters.title")), close),
    nearMarkup(),
    el("h2", { class: "panel-title facets-title" }, t("filters.title")),
    el("div", { class: "facets" }, config.facets.map(facetMarkup)),
    el("div", { class: "sheet-foot" }, button({ label: "", class: "button button--primary sheet-show" })),
  ];
}

function nearMarkup() {
  const words = el("span", {}, t("near.radius"));
  const radius = el("label", { class: "radius-row", for: "radius" }, words, el("select", { id: "radius" }));
  const locate = button({ icon: "locate", label: t("near.locate"), class: "text-button", id: "locate" });
  return el(
    "section",
    { class: "near", "aria-labelledby": "near-title" },
    el("h2", { id: "near-title", class: "panel-title" }, t("near.title")),
    el("label", { class: "hint", for: "place" }, t("near.label")),
    comboboxMarkup(),
    el("div", { class: "near-row" }, radius, locate),
    el("p", { class: "near-message", role: "alert" }),
  );
}

function comboboxMarkup() {
  const popup = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "place-list" };
  const typing = { autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: t("near.placeholder") };
  const input = el("input", { type: "text", id: "place", ...popup, ...typing });
  const clear = button({ icon: "close", name: t("near.clear"), class: "icon-button field-clear" });
  return el(
    "div",
    { class: "combobox" },
    el("div", { class: "field" }, icon("pin"), input, clear),
    el("ul", { id: "place-list", role: "listbox", "aria-label": t("near.label"), hidden: true }),
    el("p", { class: "sr-only", role: "status" }),
  );
}

const tab = (panel, key, iconName) => button({ icon: iconName, label: t(key), class: "tab", data: { panel } });

function barMarkup() {
  const tabs = [tab("lijst", "regions.list"), tab("regio", "regions.title")];
  return el(
    "div",
    { class: "list-bar" },
    el("div", { class: "tabs", role: "group", "aria-label": t("regions.tabs") }, tabs),
    button({ icon: "filter", label: t("filters.open"), class: "button sheet-open", "aria-expanded": "false" }),
  );
}

function switchMarkup() {
  const tabs = [tab("both", "panel.both"), tab("lijst", "panel.list", "list"), tab("kaart", "panel.map", "map")];
  return el("div", { class: "panel-switch", role: "group", "aria-label": t("panel.switch") }, tabs);
}
