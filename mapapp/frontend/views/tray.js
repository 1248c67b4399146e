/**
 * "Mijn selectie": the button with its count in the bar, and the panel it opens. Beside the list on a wide screen,
 * where one goes on starring while it is open; over everything, and so modal, on a small one.
 */
import { queryPairs } from "../engine/index.js";
import * as slides from "../present/slides.js";
import { attr, button, el, icon, setText } from "../ui/dom.js";
import { qrCode, qrSizeFor, selectionLink } from "../ui/qr.js";
import * as shortcuts from "../ui/shortcuts.js";
import { t } from "../ui/texts.js";
import { createTrayList } from "./tray_list.js";

const SMALL = "(max-width: 1099px)";
const QR_PX = 240;
/** A link that says nothing but a selection: who opens it, wants to see that selection. */
const SHARED_ONLY = new Set(["selectie", "titel", "avond", "taal"]);

/**
 * @param {HTMLElement} actions the header's buttons
 * @param {Object} parts
 * @param {{start: function}} presentation
 */
export function createTray(actions, parts, presentation) {
  const { store, engine, announce } = parts;
  const count = el("span", { class: "tray-count" });
  const opener = button(
    {
      icon: "star",
      label: t("tray.title"),
      class: "button bar-button tray-open",
      "aria-expanded": "false",
      "aria-controls": "tray",
    },
    () => (tray.hidden ? open() : close()),
  );
  // The space keeps label and count apart in the button's name.
  opener.append(" ", count);
  actions.prepend(opener);

  const list = createTrayList(parts);
  const empty = el("p", { class: "tray-empty" }, icon("star"), el("span", {}, t("tray.empty")));
  const undo = button({ label: t("results.undo"), class: "button" }, putBack);
  const present = button({ icon: "present", label: "", class: "button button--primary tray-present" }, presentation.start);
  const copyLink = button({ icon: "link", label: t("detail.copy"), class: "button" }, copy);
  const clear = button({ icon: "trash", label: t("tray.clear"), class: "button" }, clearAll);
  const qrBox = el("div", { class: "tray-qr-code" });
  const qr = el("details", { class: "tray-qr" }, el("summary", {}, t("tray.qr"), icon("down")), qrBox);
  qr.addEventListener("toggle", drawQr);
  const shortcut = el("input", { type: "checkbox", id: "tray-shortcut" });
  shortcut.checked = shortcuts.on();
  shortcut.addEventListener("change", () => shortcuts.set(shortcut.checked));
  const shortcutLabel = el(
    "label",
    { class: "check hint tray-shortcut", for: "tray-shortcut" },
    shortcut,
    el("span", {}, t("tray.shortcut")),
  );
  const tools = el("div", { class: "tray-tools" }, copyLink, clear);
  const foot = el("div", { class: "tray-foot" }, present);
  const tray = el(
    "section",
    { class: "tray", id: "tray", role: "dialog", "aria-labelledby": "tray-title", tabindex: "-1", hidden: true },
    el(
      "div",
      { class: "tray-head" },
      el("h2", { id: "tray-title" }, t("tray.title")),
      button({ icon: "close", name: t("tray.close"), class: "icon-button" }, close),
    ),
    el("div", { class: "tray-body" }, empty, undo, list.node, tools, qr, shortcutLabel),
    foot,
  );
  document.getElementById("overlays").append(tray);
  /** The selection as it was before it was cleared, to be put back. */
  let cleared = null;
  let drawnLink = null;

  const behind = () => document.querySelectorAll(".skips, #header, #shell");
  const small = window.matchMedia(SMALL);

  /** On a small screen nothing behind the panel can be reached. */
  function guard() {
    const modal = !tray.hidden && small.matches;
    attr(tray, "aria-modal", modal && "true");
    for (const part of behind()) part.inert = modal;
  }
  small.addEventListener("change", guard);

  function toggle(on) {
    tray.hidden = !on;
    opener.setAttribute("aria-expanded", String(on));
    guard();
  }
  function open() {
    toggle(true);
    tray.focus();
  }
  function close() {
    toggle(false);
    opener.focus();
  }

  tray.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });

  async function copy() {
    const url = selectionLink(store);
    try {
      await navigator.clipboard.writeText(url);
      announce(t("detail.copied"), { show: true });
    } catch {
      announce(t("detail.copy.failed", { url }), { show: true });
    }
  }

  function clearAll() {
    cleared = store.get().starred;
    store.dispatch({ type: "starred", ids: [] });
    announce(t("tray.cleared"));
    undo.focus();
  }

  function putBack() {
    store.dispatch({ type: "starred", ids: cleared });
    tray.focus();
  }

  function drawQr() {
    const link = selectionLink(store);
    if (!qr.open || link === drawnLink) return;
    drawnLink = link;
    const code = qrCode(link, t("present.qr.name"));
    const { side } = qrSizeFor(code, QR_PX);
    code.style.width = code.style.height = `${side}px`;
    qrBox.replaceChildren(code);
  }

  function render(selection, result, action) {
    const n = selection.starred.filter((id) => engine.numberOf(id) !== null).length;
    if (n) cleared = null;
    setText(count, n ? String(n) : "");
    opener.classList.toggle("has-stars", n > 0);
    list.render(selection);
    empty.hidden = n > 0;
    undo.hidden = cleared === null;
    tools.hidden = qr.hidden = n === 0;
    const shown = Math.min(result.order.length, slides.RESULTS_MOST);
    setText(present.querySelector("span"), n ? t("tray.present", { n }) : t("tray.present.results", { n: shown }));
    drawQr();
    if (action.type === "start" && n && isSharedOnly()) toggle(true);
    // What is opened from the panel must not stay hidden behind it.
    if (action.type === "open" && small.matches && !tray.hidden) toggle(false);
  }

  const isSharedOnly = () => queryPairs(location.search).every(([name]) => SHARED_ONLY.has(name));

  return { render, foot };
}
