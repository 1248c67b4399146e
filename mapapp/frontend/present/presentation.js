/**
 * Presenting: `dia` in the URL is the slide that stands. Keys, swipes, buttons and the browser's Back all change that
 * one number through the store; `render` follows it, opens the stage and takes it away again.
 */
import * as model from "./slides.js";
import { createStage } from "./stage.js";
import { button } from "../ui/dom.js";
import * as shortcuts from "../ui/shortcuts.js";
import { t } from "../ui/texts.js";

/** @import { Result, Selection } from "../types.js" */

const SWIPE_PX = 50;
const SHORTCUT = "p";

const isWriting = (target) => target.matches("input, textarea, select, [contenteditable]");
const isPressing = (target) => target.matches("button, a, summary");

/**
 * @param {HTMLElement} actions the header's buttons; `#present` is added to them
 * @param {Object} parts
 * @returns {{render: function(Selection, Result), start: function}}
 */
export function createPresentation(actions, parts) {
  const { store, engine, announce } = parts;
  const overlays = document.getElementById("overlays");
  const live = document.getElementById("live");
  const opener = button(
    { icon: "present", label: t("present.start"), class: "button bar-button", id: "present", "aria-keyshortcuts": SHORTCUT },
    start,
  );
  actions.append(opener);
  let stage = null;
  let slides = [];
  let subjects = null;
  let shownAt = null;
  /** What had the focus before, and the parts of the page that are out of reach meanwhile. */
  let returnTo = null;
  let hushed = [];

  function start() {
    returnTo = document.activeElement;
    // Browsers allow full screen only straight from a click or key; without it the viewport is the screen.
    document.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {});
    store.dispatch({ type: "present" });
  }

  const leave = () => store.dispatch({ type: "leave" });

  function move(what) {
    const to = model.go(what, shownAt, slides.length);
    if (to !== shownAt) store.dispatch({ type: "slide", slide: to });
  }

  const DO = {
    next: () => move("next"),
    previous: () => move("previous"),
    first: () => move("first"),
    last: () => move("last"),
    down: () => stage.scroll(1) || move("next"),
    up: () => stage.scroll(-1) || move("previous"),
    blank: () => blank(true),
    leave,
  };

  function blank(on) {
    stage.blank(on);
    announce(on ? t("present.black") : stage.heading());
  }

  function onKey(event) {
    const { key, target, ctrlKey, altKey, metaKey } = event;
    if (["Shift", "Control", "Alt", "Meta", "Tab"].includes(key)) return trap(event);
    if (stage.isBlank() && key !== "Escape") {
      event.preventDefault();
      blank(false);
      return;
    }
    const what = model.command({
      key,
      modified: ctrlKey || altKey || metaKey,
      writing: isWriting(target),
      pressing: isPressing(target),
    });
    if (!what) return;
    event.preventDefault();
    event.stopPropagation();
    DO[what]();
  }

  /** Tab stays on the stage, for the browser's own bar is no part of a projection. */
  function trap(event) {
    if (event.key !== "Tab") return;
    const stops = [...stage.node.querySelectorAll("button, a[href], textarea, [tabindex='0']")].filter((stop) => stop.offsetParent);
    const [first, last] = [stops[0], stops.at(-1)];
    const leaving = event.shiftKey ? [first, stage.node].includes(document.activeElement) : document.activeElement === last;
    if (!leaving) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }

  function followSwipes(node) {
    let from = null;
    node.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : null), { passive: true });
    node.addEventListener("touchend", ({ changedTouches: [touch] }) => {
      if (!from) return;
      const [dx, dy] = [touch.clientX - from.clientX, touch.clientY - from.clientY];
      if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) move(dx < 0 ? "next" : "previous");
      from = null;
    });
  }

  function open() {
    stage = createStage(parts, { next: DO.next, previous: DO.previous, leave });
    // Of the whole document, for a clicker must work wherever the focus went; before anybody else hears of the key.
    document.addEventListener("keydown", onKey, true);
    stage.node.addEventListener("click", () => stage.isBlank() && blank(false));
    followSwipes(stage.node);
    stage.mount(overlays);
    const others = [...overlays.parentElement.children, ...overlays.children];
    hushed = others.filter((other) => ![overlays, live, stage.node].includes(other) && !other.inert);
    for (const other of hushed) other.inert = true;
    stage.node.focus();
  }

  function close() {
    document.removeEventListener("keydown", onKey, true);
    stage.remove();
    stage = null;
    shownAt = null;
    for (const other of hushed) other.inert = false;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    const able = returnTo?.isConnected && returnTo !== document.body;
    (able ? returnTo : opener).focus();
    returnTo = null;
  }

  function render(selection, result) {
    if (selection.slide === null) {
      if (stage) close();
      return;
    }
    subjects = model.subjects(selection, result, engine);
    slides = model.list(subjects.numbers);
    if (!stage) open();
    const at = model.within(selection.slide, slides.length);
    if (at !== shownAt) {
      shownAt = at;
      const count = slides.length;
      stage.show(slides[at - 1], subjects, at, count);
      announce(t("present.slide", { at, count, title: stage.heading() }));
    }
    document.title = `${stage.heading()} – ${t("app.title")}`;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== SHORTCUT || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (isWriting(event.target) || document.querySelector('[aria-modal="true"]') || !shortcuts.on()) return;
    event.preventDefault();
    start();
  });

  // Escape belongs to the browser while the screen is full: it only says that the screen is no longer full.
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && stage) leave();
  });

  return { render, start };
}
