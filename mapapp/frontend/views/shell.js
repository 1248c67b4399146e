/**
 * The shell puts the views together: which one holds the list's column, where focus goes, the phone's panels and sheet,
 * notices, and the page's title.
 */
import { createMapView } from "../map/map_view.js";
import { createOffline } from "../offline/offline.js";
import { createPresentation } from "../present/presentation.js";
import { attr, button, el, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { createDetail } from "./detail.js";
import { createFacets } from "./facets.js";
import { createGroup } from "./group.js";
import { createHeader } from "./header.js";
import { createLegend } from "./legend.js";
import { createNear } from "./near.js";
import { createPrint } from "./print.js";
import { createRegions } from "./regions.js";
import { createResults } from "./results.js";
import { createShare } from "./share.js";
import { createTray } from "./tray.js";

/** @import { Result, Selection } from "../types.js" */

const TOAST_MS = 6000;

/** Speaks in the page's one live region; `show` also shows the words for a moment. */
export const createAnnouncer = (live) => {
  let timer = null;
  return (text, { show = false } = {}) => {
    live.textContent = text;
    live.classList.toggle("toast", show);
    clearTimeout(timer);
    if (show) timer = setTimeout(() => live.classList.remove("toast"), TOAST_MS);
  };
};

/** @returns {{render: function(Selection, Result, Object)}} */
export function createShell(root, parts) {
  const { store, items, engine } = parts;
  const app = document.getElementById("app");
  const filters = document.getElementById("filters");
  root.replaceChildren();
  attr(app, "data-embed", store.get().embed);

  const header = createHeader(document.getElementById("header"), parts);
  const presentation = createPresentation(header.actions, parts);
  const tray = createTray(header.actions, parts, presentation);
  createShare(header.actions, parts);
  createOffline(header.actions, tray.foot, parts);
  const near = createNear(parts);
  const facets = createFacets(parts);
  const results = createList(root);
  const group = createGroup(root, parts);
  const detail = createDetail(root, { ...parts, print: () => print.print() });
  const map = createMapView({ ...parts, provinceBounds: results.provinceBounds });
  const print = createPrint(parts);
  createLegend(parts.map);
  const description = el("p", { class: "sr-only", id: "map-description" });
  document.getElementById("map-panel").prepend(el("h2", { class: "sr-only" }, t("map.label")), description);
  attr(document.getElementById("map-panel"), "aria-label", t("map.label"));
  attr(root, "aria-label", t("results.title"));
  attr(parts.map.getContainer(), "aria-describedby", "map-description");
  const sheet = createSheet();
  const home = button({ icon: "home", name: t("map.home"), class: "map-home" }, map.home);
  const homeControl = L.control({ position: "topright" });
  homeControl.onAdd = () => {
    L.DomEvent.disableClickPropagation(home);
    return el("div", { class: "leaflet-bar" }, home);
  };
  homeControl.addTo(parts.map);
  if (parts.config.notice) notify(parts.config.notice);
  // A tablet turned on its side has room for the panel again.
  window.matchMedia("(min-width: 1100px)").addEventListener("change", () => sheet.close());
  if (store.ignored.length)
    notify(t("notice.ignored", { values: store.ignored.map(({ param, value }) => `${param}=${value}`).join(", ") }));
  /** Where focus came from when a panel was opened; it goes back there. */
  let returnTo = null;

  function createList(parent) {
    const tabs = ["lijst", "regio"].map((panel) =>
      button({ label: t(panel === "regio" ? "regions.title" : "regions.list"), class: "tab", data: { panel } }, () =>
        store.dispatch({ type: "panel", panel: panel === "regio" ? "regio" : null }),
      ),
    );
    const bar = el("div", { class: "tabs", role: "group", "aria-label": t("regions.tabs") }, tabs);
    const openSheet = button(
      { icon: "filter", label: t("filters.open"), class: "button sheet-open", "aria-expanded": "false" },
      () => sheet.open(),
    );
    parent.append(el("div", { class: "list-bar" }, bar, openSheet));
    const list = createResults(parent, parts);
    const regions = createRegions(parent, parts);
    return {
      ...list,
      provinceBounds: regions.provinceBounds,
      openSheet,
      bar,
      render(selection, result, action) {
        list.render(selection, result, action);
        const inRegions = regions.render(selection, result);
        list.node.classList.toggle("is-short", inRegions);
        for (const tab of tabs) attr(tab, "aria-pressed", String((tab.dataset.panel === "regio") === inRegions));
      },
    };
  }

  /** The filter panel: a column on a wide screen, a sheet on a phone. */
  function createSheet() {
    const show = button({ label: "", class: "button button--primary sheet-show" }, () => close());
    const head = el(
      "div",
      { class: "sheet-head" },
      el("h2", {}, t("filters.title")),
      button({ icon: "close", name: t("filters.close"), class: "icon-button" }, () => close()),
    );
    filters.replaceChildren(
      head,
      near.node,
      el("h2", { class: "panel-title facets-title" }, t("filters.title")),
      facets.node,
      el("div", { class: "sheet-foot" }, show),
    );
    attr(filters, "aria-label", t("filters.title"));
    const others = [
      document.querySelector(".skips"),
      document.getElementById("header"),
      root,
      document.getElementById("map-panel"),
    ];
    function toggle(open) {
      app.classList.toggle("has-sheet", open);
      results.openSheet.setAttribute("aria-expanded", String(open));
      attr(filters, "role", open && "dialog");
      attr(filters, "aria-modal", open && "true");
      for (const other of others) other.inert = open;
    }
    function open() {
      toggle(true);
      filters.focus();
    }
    function close() {
      if (!app.classList.contains("has-sheet")) return false;
      toggle(false);
      results.openSheet.focus();
      return true;
    }
    function render(selection, result) {
      setText(show.querySelector("span"), t("filters.show", { n: result.shown }));
      const chosen = Object.values(selection.facets).flat().length + (selection.place === null ? 0 : 1);
      setText(results.openSheet.querySelector("span"), chosen ? `${t("filters.open")} (${chosen})` : t("filters.open"));
    }
    return { open, close, render };
  }

  function notify(message) {
    const note = el("p", { class: "notice notice--page", role: "alert" }, el("span", {}, message));
    note.append(button({ icon: "close", name: t("notice.close"), class: "icon-button" }, () => note.remove()));
    document.getElementById("header").after(note);
  }

  const panels = createPanelSwitch();
  function createPanelSwitch() {
    const buttons = [
      ["both", null, "panel.both"],
      ["lijst", "list", "panel.list"],
      ["kaart", "map", "panel.map"],
    ].map(([panel, iconName, key]) =>
      button({ icon: iconName, label: t(key), class: "tab", data: { panel } }, () => {
        const fills = panel !== "both";
        if (fills || ["lijst", "kaart"].includes(store.get().panel)) store.dispatch({ type: "panel", panel: fills ? panel : null });
      }),
    );
    const node = el("div", { class: "panel-switch", role: "group", "aria-label": t("panel.switch") }, buttons);
    document.getElementById("shell").append(node);
    return {
      render(selection) {
        const filled = ["lijst", "kaart"].includes(selection.panel) ? selection.panel : "both";
        for (const one of buttons) attr(one, "aria-pressed", String(filled === one.dataset.panel));
        app.dataset.panel = selection.panel ?? "";
      },
    };
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (sheet.close()) return;
    const selection = store.get();
    if (selection.open !== null) store.dispatch({ type: "close" });
    else if (selection.group !== null) store.dispatch({ type: "group", group: null });
  });

  /** Scroll places of what shares the list's column. */
  const scrolls = { list: 0, group: 0, detail: 0 };
  let previous = null;

  function render(selection, result, action) {
    const was = app.dataset.showing ?? "list";
    const active = document.activeElement;
    scrolls[was] = root.scrollTop;
    const inGroup = group.render(selection, result);
    const showing = selection.open !== null ? "detail" : inGroup ? "group" : "list";
    app.dataset.showing = showing;
    panels.render(selection);
    header.render(selection);
    near.render(selection, result);
    facets.render(selection, result);
    const changed = results.render(selection, result);
    sheet.render(selection, result);
    print.render(selection, result);
    detail.render(selection);
    map.render(selection, result, action);
    setText(description, t("map.description", { n: result.mapped.length, markers: map.count() }));
    title(selection, result);
    tray.render(selection, result, action);
    presentation.render(selection, result);
    scroll(selection, showing, was, changed);
    if (action.type !== "start") focus(selection, showing, was, active, action);
    previous = selection;
  }

  /** Each thing in the list's column keeps its own scroll place as long as it shows the same. */
  function scroll(selection, showing, was, changed) {
    if (changed || selection.panel !== previous?.panel) scrolls.list = 0;
    if (changed || selection.group !== previous?.group) scrolls.group = 0;
    if (selection.open !== previous?.open) scrolls.detail = 0;
    root.scrollTop = scrolls[showing];
    if (was === "detail" && showing === "list" && !changed) results.reveal(previous.open);
  }

  /** Focus follows what is opened, goes back to where it came from, and is never left on something gone. */
  function focus(selection, showing, was, active, action) {
    if (action.from) returnTo = action.from;
    const opened = showing === "detail" && selection.open !== previous.open;
    if (opened || (showing === "group" && selection.group !== previous.group)) {
      (showing === "detail" ? detail : group).focus();
    } else if (showing !== was) {
      const id = previous.open ?? returnTo?.closest("[data-intervention]")?.dataset.intervention;
      const card = id && [...root.querySelectorAll(`[data-intervention="${CSS.escape(id)}"] .card-link`)].find(isShown);
      (isShown(returnTo) ? returnTo : (card ?? root)).focus({ preventScroll: true });
      if (showing === "list") returnTo = null;
    } else if (active !== document.body && !isShown(active) && [active, document.body].includes(document.activeElement)) {
      root.focus({ preventScroll: true });
    }
  }

  const isShown = (element) => Boolean(element?.isConnected && element.getClientRects().length);

  function title(selection, result) {
    const name = t("app.title");
    const open = selection.open === null ? null : engine.numberOf(selection.open);
    const first = open !== null ? items[open].title : result.near ? t("chips.place", { place: result.near.place.label }) : null;
    document.title = first ? `${first} – ${name}` : name;
  }

  return { render };
}
