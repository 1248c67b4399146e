/** The fixed markup of the list's column: the list, a cluster's list, and the card. Goes when the server renders it. */
import { button, el, icon } from "../../ui/dom.js";
import { t } from "../../ui/texts.js";

const moreMarkup = (key) => button({ label: t(key), class: "button more" });

/** The list of examples: head, notices, cards, the examples off the map, and room for what to do without any. */
export function listMarkup() {
  const nationwide = el(
    "section",
    { id: "nationwide", class: "nationwide", "aria-labelledby": "nationwide-title" },
    el("h2", { class: "list-subtitle", id: "nationwide-title", tabindex: "-1" }),
    el("p", { class: "hint" }, t("results.nationwide.note")),
    el("ol", { class: "cards" }),
    moreMarkup("results.more"),
  );
  const results = el(
    "div",
    { id: "results" },
    moreMarkup("results.before"),
    el("ol", { class: "cards" }),
    moreMarkup("results.more"),
    nationwide,
    el("div", { class: "empty" }),
  );
  const title = el("h2", { class: "sr-only" }, t("results.title"));
  return el("div", { class: "list-view" }, title, headMarkup(), el("div", { class: "notices" }), results);
}

function headMarkup() {
  const sort = el("label", { class: "sort", for: "sort" }, el("span", {}, t("results.sort")), el("select", { id: "sort" }));
  const inView = el("input", { type: "checkbox", id: "in-view" });
  const check = el("label", { class: "check" }, inView, el("span", {}, t("results.inview")));
  const chips = el("ul", { class: "chips", "aria-label": t("chips.label") });
  const reset = button({ label: t("filters.reset"), class: "text-button", id: "reset" });
  return el(
    "div",
    { class: "list-head" },
    el("p", { id: "result-count", role: "status", class: "result-count" }),
    el("div", { class: "list-tools" }, sort, check),
    el("div", { class: "chips-row" }, chips, reset),
    button({ icon: "country", label: "", class: "text-button jump" }),
  );
}

/** The list under one cluster. */
export function groupMarkup() {
  return el(
    "section",
    { id: "group", class: "group", hidden: true, "aria-labelledby": "group-title" },
    button({ icon: "back", label: t("group.back"), class: "text-button back" }),
    el("h2", { id: "group-title", tabindex: "-1" }),
    el("ol", { class: "cards" }),
    moreMarkup("results.more"),
  );
}

/** The card without its example. */
export function cardTemplate() {
  const template = el("template");
  const where = [el("span", { class: "card-where" }), el("span", { class: "card-distance" })];
  const card = el(
    "article",
    { class: "card" },
    el("h3", { class: "card-title" }, el("a", { class: "card-link", lang: "nl" })),
    el("p", { class: "card-place" }, where),
    el("p", { class: "card-summary", lang: "nl" }),
    el("ul", { class: "labels", lang: "nl" }),
    el("button", { type: "button", class: "icon-button card-star" }, icon("star")),
  );
  template.content.append(el("li", { class: "card-item" }, card));
  return template;
}
