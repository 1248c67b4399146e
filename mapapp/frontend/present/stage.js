/**
 * The screen a presentation is shown on: map or QR code on one side, words on the other, a quiet bar below.
 * It shows the slide it is given; which one that is, is decided elsewhere.
 */
import { createSlideContent } from "./slide_content.js";
import { createSlideMap } from "./slide_map.js";
import { fetchDetails } from "../ui/data.js";
import { attr, button, el, fill, setText } from "../ui/dom.js";
import { MODULE_PX, REFERENCE_WIDTH_PX, qrCode, qrSizeFor, selectionLink } from "../ui/qr.js";
import { t } from "../ui/texts.js";
import { cardPlace } from "../ui/wording.js";

/** Words on an example's slide, besides labels and the names of facts: fewer for a screen that cannot hold the most. */
const WORDS = [55, 45, 35];
const IDLE_MS = 3000;
/** Below this size a slide is read by its owner and may scroll. */
const ROOMY = "(min-width: 700px) and (min-height: 561px)";

/**
 * @param {Object} parts
 * @param {{previous: function, next: function, leave: function}} on what the buttons do
 */
export function createStage(parts, on) {
  const { items, config, store } = parts;
  const content = createSlideContent(parts);
  const known = new Map();

  const mapNode = el("div", { class: "slide-map" });
  const qrNode = el("div", { class: "slide-qr" });
  const side = el("div", { class: "slide-side", role: "group" }, mapNode, qrNode);
  const words = el("div", { class: "slide-words" });
  const page = el("span", { class: "slide-page", id: "slide-page" });
  const buttons = {
    leave: button({ icon: "close", name: t("present.leave"), class: "icon-button slide-button slide-leave" }, on.leave),
    previous: button({ icon: "back", name: t("present.previous"), class: "icon-button slide-button" }, on.previous),
    next: button({ icon: "next", name: t("present.next"), class: "icon-button slide-button" }, on.next),
  };
  const bar = el("div", { class: "slide-bar" }, buttons.leave, buttons.previous, page, buttons.next);
  const line = el("div", { class: "slide-line", "aria-hidden": "true" }, el("div"));
  const black = el("div", { class: "slide-black", hidden: true });
  const node = el(
    "div",
    {
      class: "presentation",
      id: "presentation",
      role: "dialog",
      "aria-modal": "true",
      "aria-label": t("present.label"),
      tabindex: "-1",
    },
    side,
    words,
    bar,
    line,
    black,
  );
  let map = null;
  let now = null;
  let idleTimer = null;

  /** Controls fade while nobody moves; a key or a touch of the mouse brings them back. */
  function wake() {
    node.classList.remove("is-idle");
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => node.classList.add("is-idle"), IDLE_MS);
  }
  for (const type of ["pointermove", "pointerdown", "focusin"]) node.addEventListener(type, wake);
  const watcher = new ResizeObserver(() => requestAnimationFrame(resize));

  function drawWords(slide, context) {
    const roomy = window.matchMedia(ROOMY).matches;
    for (const most of slide.kind === "example" && roomy ? WORDS : WORDS.slice(0, 1)) {
      fill(words, content[slide.kind](slide, { ...context, most }));
      if (words.scrollHeight <= words.clientHeight) break;
    }
    attr(words, "tabindex", words.scrollHeight > words.clientHeight && "0");
    words.scrollTop = 0;
  }

  function drawQr() {
    const code = qrCode(selectionLink(store), t("present.qr.name"));
    qrNode.replaceChildren(code);
    const { side: px, perModule } = qrSizeFor(code, Math.min(qrNode.clientWidth, qrNode.clientHeight));
    code.style.width = code.style.height = `${px}px`;
    code.dataset.modulePx = perModule;
    const onReferenceScreen = (perModule * REFERENCE_WIDTH_PX) / window.innerWidth;
    words.querySelector(".slide-near").hidden = onReferenceScreen >= MODULE_PX;
  }

  /** A name for the side panel: what a person who cannot see the map or code misses. */
  function describeSide({ kind, number }) {
    if (kind === "qr") return t("present.qr.name");
    if (kind !== "example") return t("present.map.all");
    return t("present.map.place", { place: cardPlace(items[number]) });
  }

  function draw() {
    const { slide, subjects } = now;
    node.dataset.kind = slide.kind;
    mapNode.hidden = slide.kind === "qr";
    qrNode.hidden = slide.kind !== "qr";
    drawWords(slide, { ...subjects, properties: known.get(slide.number) ?? null });
    if (slide.kind === "qr") drawQr();
  }

  /** The facts of an example come with their file; the slide stands already with what the list knows. */
  async function learn(number) {
    if (known.has(number)) return;
    const properties = await fetchDetails(config, number).catch(() => null);
    if (!properties) return;
    known.set(number, properties);
    if (now.slide.number === number) draw();
  }

  function show(slide, subjects, at, count) {
    now = { slide, subjects };
    attr(side, "aria-label", describeSide(slide));
    setText(page, `${at}/${count}`);
    attr(buttons.previous, "aria-disabled", String(at === 1));
    attr(buttons.next, "aria-disabled", String(at === count));
    line.firstChild.style.inlineSize = `${(100 * at) / count}%`;
    draw();
    if (slide.kind !== "qr") map.show(slide, subjects.numbers);
    if (slide.number !== undefined) learn(slide.number);
    wake();
  }

  function resize() {
    if (!now || !node.isConnected) return;
    // Drawing anew would take the field away from under the hands of whoever writes in it.
    if (!words.contains(document.activeElement)) draw();
    map.resize();
  }

  /** Scrolls a slide longer than the screen; false when there is nothing further that way. */
  function scroll(direction) {
    const before = words.scrollTop;
    words.scrollBy({ top: direction * words.clientHeight * 0.8, behavior: "instant" });
    return words.scrollTop !== before;
  }

  return {
    node,
    show,
    scroll,
    /** A black screen, or the slide again. */
    blank: (on) => (black.hidden = !on),
    isBlank: () => !black.hidden,
    heading: () => words.querySelector("h2").textContent,
    mount(parent) {
      parent.append(node);
      map = createSlideMap(mapNode, parts);
      watcher.observe(node);
    },
    remove() {
      clearTimeout(idleTimer);
      watcher.disconnect();
      map.remove();
      node.remove();
    },
  };
}
