/**
 * "Mijn selectie": the button with its count in the bar, and the panel it opens. On a wide screen the panel stands beside
 * the list, so that a visitor can go on starring; on a small one it lies over everything, and so is modal.
 */
import { queryPairs } from "../engine/index.js";
import * as slides from "../present/slides.js";
import { copyLink } from "../ui/clipboard.js";
import { attr, part, setText, unfold } from "../ui/dom.js";
import { qrCode, qrSizeFor, selectionLink } from "../ui/qr.js";
import * as shortcuts from "../ui/shortcuts.js";
import { t } from "../ui/texts.js";
import { TrayList } from "./tray_list.js";

/** @import { Action, Parts, Result, Selection } from "../types.js" */

const SMALL = "(max-width: 1099px)";
const QR_PX = 240;
/** A link that says nothing but a selection: who opens it, wants to see that selection. */
const SHARED_ONLY = new Set(["selectie", "titel", "avond", "taal"]);

/** @param {Parts} parts @param {{start: () => void}} presentation */
export const createTray = (parts, presentation) => new Tray(parts, presentation);

class Tray {
  #node = part(document, "section", "#tray");
  #opener = part(document, "button", ".tray-open");
  #parts;
  #presentation;
  /** @type {{list: TrayList, qr: HTMLDetailsElement, [part: string]: any} | null} null until the panel is first opened */
  #inner = null;
  #small = window.matchMedia(SMALL);
  /** How many examples are found. */
  #found = 0;
  /** @type {string[] | null} the selection as it was before it was cleared, to be put back */
  #cleared = null;
  #drawnLink = "";

  /** @param {Parts} parts @param {{start: () => void}} presentation */
  constructor(parts, presentation) {
    [this.#parts, this.#presentation] = [parts, presentation];
    this.#opener.addEventListener("click", () => (this.#node.hidden ? this.#open() : this.#close()));
    this.#node.addEventListener("keydown", (event) => this.#onKey(event));
    this.#small.addEventListener("change", () => this.#guard());
  }

  /** @param {Selection} selection @param {Result} result @param {Action} action */
  render({ starred }, { order }, action) {
    const n = starred.length;
    this.#found = order.length;
    if (n) this.#cleared = null;
    setText(part(this.#opener, "span", ".tray-count"), n ? String(n) : "");
    this.#opener.classList.toggle("has-stars", n > 0);
    const sharedOnly = queryPairs(location.search).every(([name]) => SHARED_ONLY.has(name));
    if (action.type === "start" && n && sharedOnly) this.#toggle(true);
    // What is opened from the panel must not stay hidden behind it.
    if (action.type === "open" && this.#small.matches) this.#toggle(false);
    this.#draw();
  }

  /** Takes the panel's content out of its template. */
  #bind() {
    const { announce, store } = this.#parts;
    const node = unfold(this.#node);
    const tool = (name, act) => {
      const found = part(node, "button", name);
      found.addEventListener("click", act);
      return found;
    };
    tool(".tray-close", () => this.#close());
    tool(".tray-copy", () => copyLink(selectionLink(store), announce));
    tool(".tray-clear", () => this.#clear());
    const shortcut = part(node, "input");
    shortcut.checked = shortcuts.on();
    shortcut.addEventListener("change", () => shortcuts.set(shortcut.checked));
    const qr = part(node, "details");
    qr.addEventListener("toggle", () => this.#drawQr(qr));
    return {
      ...{ qr, list: new TrayList(part(node, "ol"), this.#parts) },
      undo: tool(".tray-undo", () => this.#putBack()),
      present: tool(".tray-present", () => this.#presentation.start()),
      empty: part(node, "p", ".tray-empty"),
      tools: part(node, "div", ".tray-tools"),
    };
  }

  #draw() {
    if (this.#node.hidden) return;
    const { list, undo, present, qr, empty, tools } = (this.#inner ??= this.#bind());
    const n = this.#parts.store.get().starred.length;
    list.render();
    empty.hidden = n > 0;
    undo.hidden = this.#cleared === null;
    tools.hidden = qr.hidden = n === 0;
    const shown = Math.min(this.#found, slides.RESULTS_MOST);
    setText(part(present, "span"), n ? t("tray.present", { n }) : t("tray.present.results", { n: shown }));
    this.#drawQr(qr);
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
    this.#draw();
  }

  /** Keeps what lies behind the panel out of reach on a small screen. */
  #guard() {
    const modal = !this.#node.hidden && this.#small.matches;
    attr(this.#node, "aria-modal", modal && "true");
    for (const one of document.querySelectorAll(".skips, #header, #shell")) attr(one, "inert", modal);
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
    this.#inner?.undo.focus();
  }

  #putBack() {
    this.#parts.store.dispatch({ type: "starred", ids: this.#cleared });
    this.#node.focus();
  }

  #drawQr(qr) {
    const link = selectionLink(this.#parts.store);
    if (!qr.open || link === this.#drawnLink) return;
    this.#drawnLink = link;
    const code = qrCode(link, t("present.qr.name"));
    code.style.width = code.style.height = `${qrSizeFor(code, QR_PX).side}px`;
    part(qr, "div").replaceChildren(code);
  }
}
