/**
 * Presenting: `dia` in the URL is the slide that stands. Keys, swipes, buttons and the browser's Back all change that
 * one number through the store; `render` follows it, opens the stage and takes it away again.
 */
import * as model from "./slides.js";
import { Stage } from "./stage.js";
import { addSwipes, keepTabWithin } from "./gestures.js";
import { button } from "../ui/dom.js";
import * as shortcuts from "../ui/shortcuts.js";
import { t } from "../ui/texts.js";

/** @import { Parts, Result, Selection } from "../types.js" */

const SHORTCUT = "p";
const MODIFIERS = ["Shift", "Control", "Alt", "Meta"];

const isWriting = (target) => target.matches("input, textarea, select, [contenteditable]");
const isPressing = (target) => target.matches("button, a, summary");

/**
 * @param {HTMLElement} actions the header's buttons; `#present` is added to them
 * @param {Parts} parts
 * @returns {{render: (selection: Selection, result: Result) => void, start: () => void}}
 */
export function createPresentation(actions, parts) {
  const opener = openerMarkup();
  actions.append(opener);
  const presentation = new Presentation(opener, parts);
  const start = () => presentation.start();
  opener.addEventListener("click", start);
  return { start, render: (selection, result) => presentation.render(selection, result) };
}

class Presentation {
  #opener;
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

  constructor(opener, parts) {
    this.#opener = opener;
    this.#parts = parts;
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
    const overlays = /** @type {HTMLElement} */ (document.getElementById("overlays"));
    const { next, previous, leave } = this.#do;
    const stage = new Stage(this.#parts, overlays, { next, previous, leave });
    // Of the whole document, for a clicker must work wherever the focus went; before anybody else hears of the key.
    document.addEventListener("keydown", this.#onKey, true);
    stage.node.addEventListener("click", () => stage.isBlank && this.#blank(false));
    addSwipes(stage.node, { left: next, right: previous });
    const others = /** @type {HTMLElement[]} */ ([...(overlays.parentElement?.children ?? []), ...overlays.children]);
    this.#inert = others.filter((other) => ![overlays, stage.node].includes(other) && other.id !== "live" && !other.inert);
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
    const isThere = this.#returnTo?.isConnected && this.#returnTo !== document.body;
    (isThere ? this.#returnTo : this.#opener).focus();
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

function openerMarkup() {
  const props = { class: "button bar-button", id: "present", "aria-keyshortcuts": SHORTCUT };
  return button({ icon: "present", label: t("present.start"), ...props });
}
