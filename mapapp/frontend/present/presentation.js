/**
 * Presenting: `dia` in the URL is the slide that stands. Keys, swipes, buttons and the browser's Back all change that
 * one number through the store; `render` follows it, opens the stage and takes it away again.
 */
import * as model from "./slides.js";
import { Stage } from "./stage.js";
import { part } from "../ui/dom.js";
import * as shortcuts from "../ui/shortcuts.js";
import { t } from "../ui/texts.js";

/** @import { Parts, Result, Selection } from "../types.js" */

const SHORTCUT = "p";
const SWIPE_PX = 50;
const MODIFIERS = ["Shift", "Control", "Alt", "Meta"];

const isWriting = (target) => target.matches("input, textarea, select, [contenteditable]");
const isPressing = (target) => target.matches("button, a, summary");

/** @param {Parts} parts */
export const createPresentation = (parts) => new Presentation(parts);

class Presentation {
  #opener = part(document, "button", "#present");
  #parts;
  #stage = /** @type {Stage | null} */ (null);
  #count = 0;
  #at = 0;
  /** What had the focus before, and the parts of the page that are out of reach meanwhile. */
  #returnTo = /** @type {HTMLElement | null} */ (null);
  #inert = /** @type {HTMLElement[]} */ ([]);
  #do = {
    next: () => this.#go("next"),
    previous: () => this.#go("previous"),
    first: () => this.#go("first"),
    last: () => this.#go("last"),
    down: () => this.#stage?.scroll(1) || this.#go("next"),
    up: () => this.#stage?.scroll(-1) || this.#go("previous"),
    blank: () => this.#blank(true),
    leave: () => this.#parts.store.dispatch({ type: "leave" }),
  };

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#opener.addEventListener("click", () => this.start());
    document.addEventListener("keydown", (event) => this.#onShortcut(event));
    // Escape belongs to the browser while the screen is full: it only says that the screen is no longer full.
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && this.#stage) this.#do.leave();
    });
  }

  start() {
    this.#returnTo = /** @type {HTMLElement} */ (document.activeElement);
    // Browsers allow full screen only straight from a click or key; without it the viewport is the screen.
    document.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {});
    this.#parts.store.dispatch({ type: "present" });
  }

  /** @param {Selection} selection @param {Result} result */
  render(selection, result) {
    if (selection.slide === null) {
      this.#close();
      return;
    }
    const { engine, announce } = this.#parts;
    const subjects = model.subjects(selection, result, engine);
    const slides = model.list(subjects.numbers);
    const count = slides.length;
    this.#count = count;
    const stage = (this.#stage ??= this.#open());
    const at = model.within(selection.slide, count);
    if (at !== this.#at) {
      this.#at = at;
      stage.show(slides[at - 1], subjects, at, count);
      announce(t("present.slide", { at, count, title: stage.heading }));
    }
    document.title = `${stage.heading} – ${t("app.title")}`;
  }

  #open() {
    const { next, previous, leave } = this.#do;
    const stage = new Stage(this.#parts, { next, previous, leave });
    // Of the whole document, for a clicker must work wherever the focus went; before anybody else hears of the key.
    document.addEventListener("keydown", this.#onKey, true);
    stage.node.addEventListener("click", () => stage.isBlank && this.#blank(false));
    addSwipes(stage.node, { left: next, right: previous });
    const others = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#app > *, #overlays > *"));
    this.#inert = [...others].filter((other) => !other.contains(stage.node) && other.id !== "live" && !other.inert);
    for (const other of this.#inert) other.inert = true;
    stage.node.focus();
    return stage;
  }

  #close() {
    if (!this.#stage) return;
    document.removeEventListener("keydown", this.#onKey, true);
    this.#stage.remove();
    this.#stage = null;
    this.#at = 0;
    for (const other of this.#inert) other.inert = false;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    const from = this.#returnTo;
    (from?.isConnected && from !== document.body ? from : this.#opener).focus();
    this.#returnTo = null;
  }

  #go(what) {
    const to = model.go(what, this.#at, this.#count);
    if (to !== this.#at) this.#parts.store.dispatch({ type: "slide", slide: to });
  }

  #blank(on) {
    if (!this.#stage) return;
    this.#stage.isBlank = on;
    this.#parts.announce(on ? t("present.black") : this.#stage.heading);
  }

  #onKey = (event) => {
    const { key, target, ctrlKey, altKey, metaKey } = event;
    if (MODIFIERS.includes(key) || !this.#stage) return;
    if (key === "Tab") {
      keepTabWithin(event, this.#stage.node);
      return;
    }
    if (this.#stage.isBlank && key !== "Escape") {
      event.preventDefault();
      this.#blank(false);
      return;
    }
    const modified = ctrlKey || altKey || metaKey;
    const what = model.command({ key, modified, writing: isWriting(target), pressing: isPressing(target) });
    if (!what) return;
    event.preventDefault();
    event.stopPropagation();
    this.#do[what]();
  };

  #onShortcut(event) {
    if (event.key !== SHORTCUT || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (isWriting(event.target) || document.querySelector('[aria-modal="true"]') || !shortcuts.on()) return;
    event.preventDefault();
    this.start();
  }
}

/** @param {HTMLElement} node @param {{left: () => void, right: () => void}} on what a swipe each way does */
function addSwipes(node, on) {
  let from = /** @type {Touch | null} */ (null);
  node.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : null), { passive: true });
  node.addEventListener("touchend", ({ changedTouches: [touch] }) => {
    if (!from) return;
    const [dx, dy] = [touch.clientX - from.clientX, touch.clientY - from.clientY];
    if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) on[dx < 0 ? "left" : "right"]();
    from = null;
  });
}

/** Keeps Tab on the stage, for the browser's own bar is no part of a projection. */
function keepTabWithin(event, node) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll("button, a[href], textarea, [tabindex='0']"));
  const stops = [...all].filter((stop) => stop.offsetParent);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const { activeElement } = document;
  if (event.shiftKey ? activeElement !== first && activeElement !== node : activeElement !== last) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
