/** The words of each kind of slide, as DOM: title, overview, example, and the last one with the QR code. */
import * as words from "./words.js";
import { el, icon } from "../ui/dom.js";
import { linkInWords, selectionLink } from "../ui/qr.js";
import { t } from "../ui/texts.js";
import { cardPlace, precisionKind } from "../ui/wording.js";

/** @import { Item } from "../types.js" */

const LABELS_MOST = 4;
/** More titles than this do not fit beside the overview's map. */
const LISTED_MOST = 20;
const TWO_COLUMNS_FROM = 9;
const TYPING_PAUSE_MS = 250;

/**
 * @param {{config: Object, items: Item[], store: Object}} parts
 * @returns {Object<string, function>} by kind of slide: `(slide, context) -> Node[]`
 */
export function createSlideContent({ config, items, store }) {
  const facets = new Map(config.facets.map((facet, f) => [facet.param, { ...facet, f }]));

  /** Labels of an item's values in one facet; empty when unknown. */
  function labels(item, param) {
    const facet = facets.get(param);
    const values = item.facets[facet.f].map((v) => facet.values[v]);
    return values.filter(({ slug }) => slug !== "niet-bekend").map(({ label }) => label);
  }

  const heading = (text, props) => el("h2", { class: "slide-title", ...props }, text);

  /** A text that is edited where it stands; it grows with what is written. */
  function editable(key, { label, placeholder, className }) {
    const field = el("textarea", {
      class: "slide-input",
      rows: 1,
      maxlength: 200,
      "aria-label": t(label),
      placeholder: t(placeholder),
      spellcheck: "false",
    });
    // The wrapper holds the same words unseen, and so gives the field its height.
    const wrapper = el("div", { class: `slide-grow ${className}` }, field);
    const grow = () => (wrapper.dataset.words = `${field.value || field.placeholder} `);
    field.value = store.get().evening[key];
    grow();
    let timer = null;
    const keep = () => {
      clearTimeout(timer);
      const text = field.value.replace(/\s+/g, " ").trim();
      if (text !== store.get().evening[key]) store.dispatch({ type: "evening", evening: { [key]: text } });
    };
    field.addEventListener("input", () => {
      grow();
      clearTimeout(timer);
      timer = setTimeout(keep, TYPING_PAUSE_MS);
    });
    field.addEventListener("blur", keep);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      field.closest(".presentation").focus();
    });
    return wrapper;
  }

  function title(_, { numbers, own, found }) {
    const n = numbers.length;
    const note = found > n ? "present.results.first" : "present.results.all";
    return [
      el("p", { class: "slide-kicker" }, t("app.title")),
      el("h2", { class: "sr-only" }, store.get().evening.title || t("present.evening.title.default")),
      editable("title", { label: "present.evening.title", placeholder: "present.evening.title.default", className: "slide-title" }),
      editable("where", { label: "present.evening.where", placeholder: "present.evening.where", className: "slide-where" }),
      el("p", { class: "slide-count" }, n ? t("present.count", { n }) : t("results.empty")),
      !own && n > 0 && el("p", { class: "slide-note" }, t(note, { n, found })),
    ];
  }

  function overview(_, { numbers }) {
    const listed = numbers.length > LISTED_MOST ? numbers.slice(0, LISTED_MOST - 1) : numbers;
    const rest = numbers.length - listed.length;
    return [
      heading(t("present.overview")),
      el(
        "ol",
        { class: `slide-list${listed.length >= TWO_COLUMNS_FROM ? " slide-list--two" : ""}` },
        listed.map((number, i) =>
          el(
            "li",
            {},
            el("span", { class: `slide-number${items[number].mapped ? "" : " slide-number--off"}` }, i + 1),
            el("span", { lang: "nl" }, items[number].title),
          ),
        ),
        rest > 0 &&
          el("li", {}, el("span", { class: "slide-number" }, "+"), el("span", {}, t("present.overview.more", { n: rest }))),
      ),
      listed.some((number) => !items[number].mapped) &&
        el(
          "p",
          { class: "slide-note" },
          el("span", { class: "slide-number slide-number--off", "aria-hidden": "true" }),
          el("span", {}, t("present.overview.off")),
        ),
    ];
  }

  function fact(key, text) {
    return text && el("div", {}, el("dt", {}, t(key)), el("dd", { lang: "nl" }, text));
  }

  /** `properties` is null until the details have arrived; `most`: words, but for the labels. */
  function example({ number, position }, { numbers, properties, most }) {
    const item = items[number];
    const place = cardPlace(item);
    const groups = labels(item, "doelgroep").join(", ");
    const parties = [...new Set([...labels(item, "initiatiefnemer"), ...labels(item, "partij")])].join(", ");
    const phenomena = labels(item, "fenomeen").slice(0, LABELS_MOST);
    const used = [item.title, place, groups, parties].reduce((sum, text) => sum + words.countWords(text), 0);
    const [summary, goal, approach] = words.fit([item.summary, properties?.goal, properties?.approach], most - used);
    return [
      el(
        "p",
        { class: "slide-kicker" },
        numbers.length > 1 && el("span", { class: "slide-number" }, position),
        el("span", { class: "slide-place" }, icon(precisionKind(item)), el("span", { lang: "nl" }, place)),
      ),
      heading(item.title, { lang: "nl" }),
      el("p", { class: "slide-lead", lang: "nl" }, summary),
      el(
        "dl",
        { class: "slide-facts" },
        fact("detail.goal", goal),
        fact("detail.approach", approach),
        fact("detail.target_groups", groups),
        fact("detail.parties", parties),
      ),
      phenomena.length > 0 &&
        el(
          "ul",
          { class: "slide-labels", lang: "nl" },
          phenomena.map((label) => el("li", {}, label)),
        ),
      properties &&
        el("p", { class: "slide-source" }, `${t("detail.source")}: `, el("span", { lang: "nl" }, properties.source.label)),
    ];
  }

  function qr() {
    const href = selectionLink(store);
    return [
      heading(t("present.qr.title")),
      el("p", { class: "slide-lead" }, t("present.qr.how")),
      el("p", { class: "slide-lead slide-near", hidden: true }, t("present.qr.near")),
      el("p", { class: "slide-lead" }, t("present.qr.link")),
      el("p", { class: "slide-link" }, el("a", { href, target: "_blank", rel: "noopener" }, linkInWords(href))),
    ];
  }

  return { title, overview, example, qr };
}
