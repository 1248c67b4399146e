/** One example in full: goal, target group, approach, parties, conditions, places with how well they are known, source. */
import { fetchDetails } from "../ui/data.js";
import { attr, button, el, fill, icon, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { EXACT, cardPlace, placeName, precisionKind } from "../ui/wording.js";

/** @import { Item } from "../types.js" */

/**
 * @param {HTMLElement} root the list section
 * @param {{items: Item[], config: Object, store: Object, engine: Object}} parts
 */
export function createDetail(root, { items, config, store, engine, highlight, announce, print }) {
  const facets = new Map(config.facets.map((facet, f) => [facet.param, { ...facet, f }]));
  const node = el("article", { id: "detail", class: "detail", hidden: true, "aria-labelledby": "detail-title" });
  root.append(node);
  const body = el("div", { class: "detail-body" });
  let drawn = null;
  let star = null;

  /** Labels of an item's values in one facet; empty when unknown. */
  function valuesOf(item, param) {
    const facet = facets.get(param);
    return item.facets[facet.f].map((v) => facet.values[v]).filter((value) => value.slug !== "niet-bekend");
  }

  function block(key, content, derived) {
    return el(
      "section",
      { class: "detail-block" },
      el("h3", {}, t(`detail.${key}`), derived && derivedMark()),
      typeof content === "string" ? el("p", { lang: "nl" }, content) : content,
    );
  }

  const unknown = () => el("p", { class: "unknown" }, t("detail.unknown"));
  const derivedMark = () => el("span", { class: "derived", title: t("detail.derived.help") }, t("detail.derived"));

  function chips(item, param) {
    const values = valuesOf(item, param);
    if (!values.length) return unknown();
    return el(
      "ul",
      { class: "labels", lang: "nl" },
      values.map((value) => el("li", { class: "label-chip" }, value.label)),
    );
  }

  function parties(item, derived) {
    const row = (key, param, name) => [
      el("dt", {}, t(key), derived.has(name) && derivedMark()),
      el(
        "dd",
        { lang: "nl" },
        valuesOf(item, param)
          .map((value) => value.label)
          .join(", ") || t("detail.unknown"),
      ),
    ];
    return el(
      "dl",
      { class: "facts" },
      row("detail.initiators", "initiatiefnemer", "initiators"),
      row("detail.partners", "partij", "partners"),
    );
  }

  function places(item, properties) {
    if (item.scope === "landelijk" && !properties.places.length) return el("p", {}, t("place.landelijk"));
    if (!properties.places.length) return el("p", { class: "unknown" }, t("place.onbekend"));
    return el(
      "ul",
      { class: "places" },
      properties.places.map((place) =>
        el(
          "li",
          {},
          icon(place.lon === null ? "country" : EXACT.has(place.precision) ? "pin" : "area"),
          el(
            "div",
            {},
            el("strong", { lang: "nl" }, placeName(place)),
            place.province && place.province !== place.name && el("span", {}, ` (${place.province})`),
            el(
              "span",
              { class: "hint" },
              `${t(`relation.${place.relation}`)} · ${t(`precision.${place.precision}`)} · ${basis(place)}`,
            ),
          ),
        ),
      ),
    );
  }

  function basis(place) {
    const { basis: source } = place;
    if (/^https?:/.test(source)) return t("basis.web", { host: new URL(source).hostname.replace(/^www\./, "") });
    return t(`basis.${source === "bronlijst" ? "bronlijst" : "tabel"}`);
  }

  /** In words of the server, one for each language of the page. */
  function period({ period: words }) {
    return words === null ? unknown() : el("p", {}, words[store.get().language ?? "nl"]);
  }

  function features(item, derived) {
    const row = (param, property) => [
      el("dt", {}, facets.get(param).label, derived.has(property) && derivedMark()),
      el("dd", {}, chips(item, param)),
    ];
    return el(
      "dl",
      { class: "facts" },
      row("fenomeen", "phenomena"),
      row("werkwijze", "methods"),
      row("participatie", "participation"),
      row("schaal", "scope"),
    );
  }

  function outside({ url, label }) {
    return el(
      "a",
      { href: url, rel: "noopener noreferrer", target: "_blank", lang: "nl" },
      label,
      el("span", { class: "sr-only" }, ` (${t("map.new_window")})`),
    );
  }

  function similar(number) {
    const found = engine.similar(number, 3);
    if (!found.length) return null;
    return block(
      "similar",
      el(
        "ul",
        { class: "similar" },
        found.map(({ item, shared }) => {
          const link = el("a", { href: store.url({ ...store.get(), open: items[item].id }), lang: "nl" }, items[item].title);
          link.addEventListener("click", (event) => {
            event.preventDefault();
            store.dispatch({ type: "open", id: items[item].id, fly: true });
          });
          const labels = shared.map(({ param, slug }) => facets.get(param).values.find((value) => value.slug === slug).label);
          return el(
            "li",
            {},
            link,
            el("span", { class: "hint" }, t("detail.similar.why", { shared: labels.slice(0, 4).join(", ") })),
          );
        }),
      ),
    );
  }

  async function copy() {
    const url = new URL(`${config.base}voorbeeld/${store.get().open}`, location.href).href;
    try {
      await navigator.clipboard.writeText(url);
      announce(t("detail.copied"), { show: true });
    } catch {
      announce(t("detail.copy.failed", { url }), { show: true });
    }
  }

  /** On a phone the detail lies over the map: it makes way, and Back brings it again. */
  function showOnMap(item) {
    if (document.getElementById("map").clientHeight > 0) return store.dispatch({ type: "open", id: item.id, fly: true });
    store.dispatch({ type: "restore", selection: { ...store.get(), open: null, group: null, panel: "kaart" }, look: item.id });
    highlight.set([item.id]);
  }

  function tools(item) {
    star = button({ icon: "star", label: "", class: "button star" }, () => store.dispatch({ type: "star", id: item.id }));
    return el(
      "div",
      { class: "detail-tools" },
      star,
      item.mapped && button({ icon: "map", label: t("detail.show"), class: "button show-on-map" }, () => showOnMap(item)),
      button({ icon: "link", label: t("detail.copy"), class: "button" }, copy),
      button({ icon: "print", label: t("detail.print"), class: "button" }, print),
      el("a", { class: "button", href: `${config.base}voorbeeld/${item.id}` }, icon("page"), el("span", {}, t("detail.page"))),
    );
  }

  /** What the list knows already: shown at once, so that focus has where to go. */
  function drawHead(item) {
    fill(node, [
      button({ icon: "back", label: t("detail.back"), class: "text-button back" }, () => store.dispatch({ type: "close" })),
      el("h2", { id: "detail-title", tabindex: "-1", lang: "nl" }, item.title),
      el("p", { class: "card-place" }, icon(precisionKind(item)), el("span", {}, cardPlace(item))),
      tools(item),
      el("p", { class: "lead", lang: "nl" }, item.summary),
      body,
    ]);
  }

  function drawBody(number, properties) {
    const item = items[number];
    const derived = new Set(properties.derived);
    fill(body, [
      properties.goal ? block("goal", properties.goal) : null,
      block("target_groups", chips(item, "doelgroep"), derived.has("target_groups") && valuesOf(item, "doelgroep").length > 0),
      properties.approach ? block("approach", properties.approach) : null,
      block("parties", parties(item, derived)),
      block("conditions", properties.conditions ?? unknown()),
      block("features", features(item, derived)),
      block("places", places(item, properties)),
      block("period", period(properties), derived.has("start_year")),
      block("source", el("p", {}, outside(properties.source))),
      properties.links.length
        ? block(
            "links",
            el(
              "ul",
              { class: "links" },
              properties.links.map((link) => el("li", {}, outside(link))),
            ),
          )
        : null,
      similar(number),
    ]);
  }

  function drawStar(selection) {
    const on = selection.starred.includes(selection.open);
    attr(star, "aria-pressed", String(on));
    setText(star.querySelector("span"), t(on ? "detail.unstar" : "detail.star"));
  }

  async function load(number) {
    fill(body, [el("p", { class: "hint" }, t("detail.loading"))]);
    try {
      const properties = await fetchDetails(config, number);
      if (drawn === number) drawBody(number, properties);
    } catch {
      if (drawn !== number) return;
      const again = button({ label: t("detail.retry"), class: "button" }, () => load(number));
      fill(body, [el("p", { class: "notice", role: "alert" }, t("detail.failed")), again]);
    }
  }

  function render(selection) {
    const number = selection.open === null ? null : engine.numberOf(selection.open);
    node.hidden = number === null;
    if (number !== null && drawn !== number) {
      drawn = number;
      drawHead(items[number]);
      load(number);
    }
    drawn = number;
    if (number !== null) drawStar(selection);
  }

  return { render, focus: () => node.querySelector("h2")?.focus({ preventScroll: true }), node };
}
