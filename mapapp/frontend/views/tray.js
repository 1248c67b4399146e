/**
 * "Mijn selectie": the button with its count in the bar, and the panel it opens. On a wide screen the panel stands beside
 * the list, so that a visitor can go on starring; on a small one it lies over everything, and so is modal.
 */
import { queryPairs } from "../engine/index.js";
import * as slides from "../present/slides.js";
import { copyLink } from "../ui/clipboard.js";
import { attr, button, el, icon, part, setText } from "../ui/dom.js";
import { qrCode, qrSizeFor, selectionLink } from "../ui/qr.js";
import * as shortcuts from "../ui/shortcuts.js";
import { t } from "../ui/texts.js";
import { TrayList } from "./tray_list.js";

/** @import { Action, Parts, Result, Selection } from "../types.js" */

const SMALL = "(max-width: 1099px)";
const QR_PX = 240;
/** A link that says nothing but a selection: who opens it, wants to see that selection. */
const SHARED_ONLY = new Set(["selectie", "titel", "avond", "taal"]);

/** @param {HTMLElement} actions @param {Parts} parts @param {{start: () => void}} presentation */
export function createTray(actions, parts, presentation) {
  const opener = openerMarkup();
  const node = trayMarkup();
  actions.prepend(opener);
  part(document, "div", "#overlays").append(node);
  return new Tray(node, opener, parts, presentation);
}

export class Tray {
  #node;
  #opener;
  #parts;
  #list;
  #undo;
  #present;
  #qr;
  #small = window.matchMedia(SMALL);
  /** @type {string[] | null} the selection as it was before it was cleared, to be put back */
  #cleared = null;
  #drawnLink = "";

  /** @param {HTMLElement} node @param {HTMLElement} opener @param {Parts} parts @param {{start: () => void}} presentation */
  constructor(node, opener, parts, presentation) {
    const { announce, store } = parts;
    this.#node = node;
    this.#opener = opener;
    this.#parts = parts;
    this.#list = new TrayList(part(node, "ol"), parts);
    this.#qr = part(node, "details");
    /** Where a button for what is kept on the device goes. */
    this.foot = part(node, "div", ".tray-foot");
    opener.addEventListener("click", () => (node.hidden ? this.#open() : this.#close()));
    const tool = (name) => part(node, "button", name);
    this.#undo = tool(".tray-undo");
    this.#present = tool(".tray-present");
    this.#undo.addEventListener("click", () => this.#putBack());
    this.#present.addEventListener("click", () => presentation.start());
    tool(".tray-close").addEventListener("click", () => this.#close());
    tool(".tray-copy").addEventListener("click", () => copyLink(selectionLink(store), announce));
    tool(".tray-clear").addEventListener("click", () => this.#clear());
    node.addEventListener("keydown", (event) => this.#onKey(event));
    this.#qr.addEventListener("toggle", () => this.#drawQr());
    this.#small.addEventListener("change", () => this.#guard());
    const shortcut = part(node, "input");
    shortcut.checked = shortcuts.on();
    shortcut.addEventListener("change", () => shortcuts.set(shortcut.checked));
  }

  /** @param {Selection} selection @param {Result} result @param {Action} action */
  render(selection, result, action) {
    const n = selection.starred.filter((id) => this.#parts.engine.numberOf(id) !== null).length;
    if (n) this.#cleared = null;
    setText(part(this.#opener, "span", ".tray-count"), n ? String(n) : "");
    this.#opener.classList.toggle("has-stars", n > 0);
    this.#list.render();
    part(this.#node, "p", ".tray-empty").hidden = n > 0;
    this.#undo.hidden = this.#cleared === null;
    part(this.#node, "div", ".tray-tools").hidden = this.#qr.hidden = n === 0;
    const shown = Math.min(result.order.length, slides.RESULTS_MOST);
    const words = n ? t("tray.present", { n }) : t("tray.present.results", { n: shown });
    setText(part(this.#present, "span"), words);
    this.#drawQr();
    const sharedOnly = queryPairs(location.search).every(([name]) => SHARED_ONLY.has(name));
    if (action.type === "start" && n && sharedOnly) this.#toggle(true);
    // What is opened from the panel must not stay hidden behind it.
    if (action.type === "open" && this.#small.matches) this.#toggle(false);
  }

  #open() {
    this.#toggle(true);
    this.#node.focus();
  }

  #close() {
    this.#toggle(false);
    this.#opener.focus();
  }

  #toggle(on) {
    if (this.#node.hidden !== on) return;
    this.#node.hidden = !on;
    attr(this.#opener, "aria-expanded", String(on));
    this.#guard();
  }

  /** Keeps what lies behind the panel out of reach on a small screen. */
  #guard() {
    const modal = !this.#node.hidden && this.#small.matches;
    attr(this.#node, "aria-modal", modal && "true");
    const behind = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".skips, #header, #shell"));
    for (const one of behind) one.inert = modal;
  }

  #onKey(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  }

  #clear() {
    const { announce, store } = this.#parts;
    this.#cleared = store.get().starred;
    store.dispatch({ type: "starred", ids: [] });
    announce(t("tray.cleared"));
    this.#undo.focus();
  }

  #putBack() {
    this.#parts.store.dispatch({ type: "starred", ids: this.#cleared });
    this.#node.focus();
  }

  #drawQr() {
    const link = selectionLink(this.#parts.store);
    if (!this.#qr.open || link === this.#drawnLink) return;
    this.#drawnLink = link;
    const code = qrCode(link, t("present.qr.name"));
    code.style.width = code.style.height = `${qrSizeFor(code, QR_PX).side}px`;
    part(this.#qr, "div").replaceChildren(code);
  }
}

function openerMarkup() {
  const opener = button({
    icon: "star",
    label: t("tray.title"),
    class: "button bar-button tray-open",
    "aria-expanded": "false",
    "aria-controls": "tray",
  });
  // The space keeps label and count apart in the button's name.
  opener.append(" ", el("span", { class: "tray-count" }));
  return opener;
}

function trayMarkup() {
  return el(
    "section",
    { class: "tray", id: "tray", role: "dialog", "aria-labelledby": "tray-title", tabindex: "-1", hidden: true },
    el(
      "div",
      { class: "tray-head" },
      el("h2", { id: "tray-title" }, t("tray.title")),
      button({ icon: "close", name: t("tray.close"), class: "icon-button tray-close" }),
    ),
    el(
      "div",
      { class: "tray-body" },
      el("p", { class: "tray-empty" }, icon("star"), el("span", {}, t("tray.empty"))),
      button({ label: t("results.undo"), class: "button tray-undo" }),
      el("ol", { class: "tray-list", "aria-label": t("tray.title") }),
      el(
        "div",
        { class: "tray-tools" },
        button({ icon: "link", label: t("detail.copy"), class: "button tray-copy" }),
        button({ icon: "trash", label: t("tray.clear"), class: "button tray-clear" }),
      ),
      el("details", { class: "tray-qr" }, el("summary", {}, t("tray.qr"), icon("down")), el("div", { class: "tray-qr-code" })),
      el(
        "label",
        { class: "check hint tray-shortcut", for: "tray-shortcut" },
        el("input", { type: "checkbox", id: "tray-shortcut" }),
        el("span", {}, t("tray.shortcut")),
      ),
    ),
    el("div", { class: "tray-foot" }, button({ icon: "present", label: "", class: "button button--primary tray-present" })),
  );
}
