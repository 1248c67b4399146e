/**
 * The screen a presentation is shown on: map or QR code on one side, words on the other, a quiet bar below.
 * It shows the slide it is given; which one that is, is decided elsewhere.
 */
import { slideContent } from "./slide_content.js";
import { SlideMap } from "./slide_map.js";
import { fetchDetails } from "../ui/data.js";
import { attr, el, fill, part, setText } from "../ui/dom.js";
import { MODULE_PX, REFERENCE_WIDTH_PX, qrCode, qrSizeFor, selectionLink } from "../ui/qr.js";
import { t } from "../ui/texts.js";
import { cardPlace } from "../ui/wording.js";

/** @import { Basemap, Parts, Properties, Slide, Subjects } from "../types.js" */

/** Words on an example's slide, besides labels and the names of facts: fewer for a screen that cannot hold the most. */
const WORDS = [55, 45, 35];
const IDLE_MS = 3000;
/** Below this size a slide is read by its owner and may scroll. */
const ROOMY = "(min-width: 700px) and (min-height: 561px)";
const SCROLL_SHARE = 0.8;

export class Stage {
  #parts;
  #part;
  #map = /** @type {SlideMap | null} */ (null);
  /** There once the page's map is: only then can a slide have one. */
  #basemap = /** @type {Basemap | null} */ (null);
  #known = /** @type {Map<number, Properties>} */ (new Map());
  #now = /** @type {{slide: Slide, subjects: Subjects} | null} */ (null);
  #idleTimer = 0;
  #watcher = new ResizeObserver(() => requestAnimationFrame(() => this.#resize()));

  /** @param {Parts} parts @param {{previous: () => void, next: () => void, leave: () => void}} on what the buttons do */
  constructor(parts, on) {
    this.#parts = parts;
    const template = part(document, "template", "#presentation-template");
    this.node = part(document.importNode(template.content, true), "div");
    /** @type {(name: string) => HTMLElement} */
    this.#part = (name) => /** @type {HTMLElement} */ (this.node.querySelector(`.slide-${name}`));
    for (const [name, act] of Object.entries(on)) this.#part(name).addEventListener("click", act);
    // Controls fade while nobody moves; a key or a touch of the mouse brings them back.
    for (const type of ["pointermove", "pointerdown", "focusin"]) this.node.addEventListener(type, () => this.#wake());
    template.after(this.node);
    this.#watcher.observe(this.node);
    this.#fetchMap();
  }

  /** @param {Slide} slide @param {Subjects} subjects @param {number} at the slide's number @param {number} count */
  show(slide, subjects, at, count) {
    this.#now = { slide, subjects };
    attr(this.#part("side"), "aria-label", this.#sideName(slide));
    setText(this.#part("page"), `${at}/${count}`);
    attr(this.#part("previous"), "aria-disabled", String(at === 1));
    attr(this.#part("next"), "aria-disabled", String(at === count));
    this.#part("done").style.inlineSize = `${(100 * at) / count}%`;
    this.#draw();
    this.#drawMap();
    if (slide.kind === "example") this.#learn(slide.number);
    this.#wake();
  }

  /** Scrolls a slide longer than the screen; false when there is nothing further that way. @param {1 | -1} direction */
  scroll(direction) {
    const words = this.#part("words");
    const before = words.scrollTop;
    words.scrollBy({ top: direction * words.clientHeight * SCROLL_SHARE, behavior: "instant" });
    return words.scrollTop !== before;
  }

  /** Is the screen black? */
  get isBlank() {
    return !this.#part("black").hidden;
  }

  set isBlank(on) {
    this.#part("black").hidden = !on;
  }

  get heading() {
    return this.#part("words").querySelector("h2")?.textContent ?? "";
  }

  remove() {
    clearTimeout(this.#idleTimer);
    this.#watcher.disconnect();
    this.#map?.remove();
    this.node.remove();
  }

  #wake() {
    this.node.classList.remove("is-idle");
    clearTimeout(this.#idleTimer);
    this.#idleTimer = window.setTimeout(() => this.node.classList.add("is-idle"), IDLE_MS);
  }

  #resize() {
    if (!this.#now || !this.node.isConnected) return;
    // Drawing anew would take the field away from under the hands of whoever writes in it.
    if (!this.#part("words").contains(document.activeElement)) this.#draw();
    this.#map?.resize();
  }

  #draw() {
    if (!this.#now) return;
    const { kind } = this.#now.slide;
    this.node.dataset.kind = kind;
    this.#part("map").hidden = kind === "qr";
    this.#part("qr").hidden = kind !== "qr";
    this.#drawWords(this.#now);
    if (kind === "qr") this.#drawQr();
  }

  #drawWords({ slide, subjects }) {
    const words = this.#part("words");
    const properties = (slide.kind === "example" && this.#known.get(slide.number)) || null;
    const tries = slide.kind === "example" && window.matchMedia(ROOMY).matches ? WORDS : WORDS.slice(0, 1);
    for (const most of tries) {
      fill(words, slideContent(slide, { ...subjects, properties, most }, this.#parts));
      if (words.scrollHeight <= words.clientHeight) break;
    }
    attr(words, "tabindex", words.scrollHeight > words.clientHeight && "0");
    words.scrollTop = 0;
  }

  #drawQr() {
    const panel = this.#part("qr");
    const code = qrCode(selectionLink(this.#parts.store), t("present.qr.name"));
    panel.replaceChildren(code);
    const { side: px, perModule } = qrSizeFor(code, Math.min(panel.clientWidth, panel.clientHeight));
    code.style.width = code.style.height = `${px}px`;
    code.dataset.modulePx = String(perModule);
    const onReferenceScreen = (perModule * REFERENCE_WIDTH_PX) / window.innerWidth;
    this.#part("near").hidden = onReferenceScreen >= MODULE_PX;
  }

  /** Waits for the page's map, which brings what the slide's map is made with; says so when that does not come. */
  async #fetchMap() {
    try {
      await this.#parts.whenMap;
      this.#basemap = await this.#parts.loadBasemap();
    } catch {
      this.#part("map").replaceChildren(el("p", { class: "map-state" }, t("map.failed")));
      return;
    }
    this.#drawMap();
  }

  /** Shows the slide's places, once there can be a map. It is made when it is first seen: hidden it has no size. */
  #drawMap() {
    if (!this.#now || !this.#basemap || !this.node.isConnected || this.#now.slide.kind === "qr") return;
    this.#map ??= new SlideMap(this.#part("map"), this.#parts, this.#basemap);
    this.#map.show(this.#now.slide, this.#now.subjects.numbers);
  }

  /** Names what a person who cannot see the map or code misses. */
  #sideName(slide) {
    if (slide.kind === "qr") return t("present.qr.name");
    if (slide.kind !== "example") return t("present.map.all");
    return t("present.map.place", { place: cardPlace(this.#parts.items[slide.number]) });
  }

  /** The facts of an example come with their file; the slide stands already with what the list knows. */
  async #learn(number) {
    if (this.#known.has(number)) return;
    const properties = await fetchDetails(this.#parts.config, number).catch(() => null);
    if (!properties) return;
    this.#known.set(number, properties);
    const slide = this.#now?.slide;
    if (slide?.kind === "example" && slide.number === number) this.#draw();
  }
}
