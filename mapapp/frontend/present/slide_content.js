/** The words of each kind of slide, as DOM: title, overview, example, and the last one with the QR code. */
import * as words from "./words.js";
import { el, icon } from "../ui/dom.js";
import { facetsShownOn, knownValues } from "../ui/facet_values.js";
import { linkInWords, selectionLink } from "../ui/qr.js";
import { t } from "../ui/texts.js";
import { cardPlace, precisionKind } from "../ui/wording.js";

/** @import { ExampleSlide, Parts, Properties, Slide, Store, Subjects } from "../types.js" */
/**
 * What a slide is drawn with: what is presented; an example's properties, null until they have arrived; and how many
 * words an example may have, besides its labels.
 * @typedef {Subjects & {properties: Properties | null, most: number}} Context
 */

const TYPING_PAUSE_MS = 250;
const LABELS_MOST = 4;
/** More titles than this do not fit beside the overview's map. */
const LISTED_MOST = 20;
const TWO_COLUMNS_FROM = 9;

/** @param {Slide} slide @param {Context} context @param {Parts} parts @returns {(Node | false)[]} */
export function slideContent(slide, context, parts) {
  if (slide.kind === "title") return title(context, parts);
  if (slide.kind === "overview") return overview(context, parts);
  if (slide.kind === "example") return example(slide, context, parts);
  return qr(parts);
}

const heading = (text, props = {}) => el("h2", { class: "slide-title", ...props }, text);

/** @param {Context} context @param {Parts} parts */
function title({ numbers, own, found }, { store }) {
  const n = numbers.length;
  const note = found > n ? "present.results.first" : "present.results.all";
  const name = t("present.evening.title.default");
  return [
    el("p", { class: "slide-kicker" }, t("app.title")),
    el("h2", { class: "sr-only" }, store.get().evening.title || name),
    eveningField(store, "title", name),
    eveningField(store, "where", t("present.evening.where")),
    el("p", { class: "slide-count" }, n ? t("present.count", { n }) : t("results.empty")),
    !own && n > 0 && el("p", { class: "slide-note" }, t(note, { n, found })),
  ];
}

/**
 * A text of the evening that is edited where it stands on the slide; it grows with what is written.
 * @param {Store} store @param {"title" | "where"} key the text it holds @param {string} placeholder
 */
function eveningField(store, key, placeholder) {
  const names = { "aria-label": t(`present.evening.${key}`), placeholder };
  const field = el("textarea", { class: "slide-input", rows: 1, maxlength: 200, spellcheck: "false", ...names });
  // The wrapper holds the same words unseen, and so gives the field its height.
  const wrapper = el("div", { class: `slide-grow slide-${key}` }, field);
  const grow = () => (wrapper.dataset.words = `${field.value || placeholder} `);
  field.value = store.get().evening[key];
  grow();
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    const text = field.value.replace(/\s+/g, " ").trim();
    if (text !== store.get().evening[key]) store.dispatch({ type: "evening", evening: { [key]: text } });
  };
  field.addEventListener("input", () => {
    grow();
    clearTimeout(timer);
    timer = window.setTimeout(keep, TYPING_PAUSE_MS);
  });
  field.addEventListener("blur", keep);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (field.closest(".presentation"))?.focus();
  });
  return wrapper;
}

/** @param {Context} context @param {Parts} parts */
function overview({ numbers }, { items }) {
  const listed = numbers.length > LISTED_MOST ? numbers.slice(0, LISTED_MOST - 1) : numbers;
  const rest = numbers.length - listed.length;
  const off = "slide-number slide-number--off";
  const rows = listed.map((number, i) => {
    const ordinal = el("span", { class: items[number].mapped ? "slide-number" : off }, i + 1);
    return el("li", {}, ordinal, el("span", { lang: "nl" }, items[number].title));
  });
  const more = el("li", {}, el("span", { class: "slide-number" }, "+"), el("span", {}, t("present.overview.more", { n: rest })));
  const sign = el("span", { class: off, "aria-hidden": "true" });
  const note = el("p", { class: "slide-note" }, sign, el("span", {}, t("present.overview.off")));
  return [
    heading(t("present.overview")),
    el("ol", { class: `slide-list${listed.length >= TWO_COLUMNS_FROM ? " slide-list--two" : ""}` }, rows, rest > 0 && more),
    listed.some((number) => !items[number].mapped) && note,
  ];
}

/** @param {ExampleSlide} slide @param {Context} context @param {Parts} parts */
function example({ number, position }, { numbers, properties, most }, { config, items }) {
  const item = items[number];
  const labelsIn = (part) => {
    const values = facetsShownOn(config, "slide", part).flatMap((facet) => knownValues(config, item, facet));
    return [...new Set(values.map(({ label }) => label))];
  };
  const place = cardPlace(item);
  const audience = labelsIn("audience").join(", ");
  const parties = labelsIn("parties").join(", ");
  const labels = labelsIn("labels").slice(0, LABELS_MOST);
  const used = [item.title, place, audience, parties].reduce((sum, text) => sum + words.countWords(text), 0);
  const [summary, goal, approach] = words.fit([item.summary, properties?.goal, properties?.approach], most - used);
  const where = el("span", { class: "slide-place" }, icon(precisionKind(item)), el("span", { lang: "nl" }, place));
  const facts = [
    fact("detail.goal", goal),
    fact("detail.approach", approach),
    fact("detail.target_groups", audience),
    fact("detail.parties", parties),
  ];
  const chips = labels.map((label) => el("li", {}, label));
  const source = properties && el("span", { lang: "nl" }, properties.source.label);
  return [
    el("p", { class: "slide-kicker" }, numbers.length > 1 && el("span", { class: "slide-number" }, position), where),
    heading(item.title, { lang: "nl" }),
    el("p", { class: "slide-lead", lang: "nl" }, summary),
    el("dl", { class: "slide-facts" }, facts),
    chips.length > 0 && el("ul", { class: "slide-labels", lang: "nl" }, chips),
    source !== null && el("p", { class: "slide-source" }, `${t("detail.source")}: `, source),
  ];
}

const fact = (key, text) => text !== "" && el("div", {}, el("dt", {}, t(key)), el("dd", { lang: "nl" }, text));

/** @param {Parts} parts */
function qr({ store }) {
  const href = selectionLink(store);
  return [
    heading(t("present.qr.title")),
    el("p", { class: "slide-lead" }, t("present.qr.how")),
    el("p", { class: "slide-lead slide-near", hidden: true }, t("present.qr.near")),
    el("p", { class: "slide-lead" }, t("present.qr.link")),
    el("p", { class: "slide-link" }, el("a", { href, target: "_blank", rel: "noopener" }, linkInWords(href))),
  ];
}
