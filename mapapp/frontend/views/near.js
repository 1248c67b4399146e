/** "In de buurt van": place, radius and, only on a click, the browser's own location (it never leaves the browser). */
import { HERE, MUNICIPAL } from "../engine/index.js";
import { attr, el, fillWhen, part, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { isHereOnly, kmText } from "../ui/wording.js";
import { Combobox } from "./combobox.js";

/** @import { Draw, Parts, Place } from "../types.js" */

const RADII_KM = [5, 10, 25, 50, 100];
const DEFAULT_RADIUS_KM = 25;
const LOCATE_TIMEOUT_MS = 15000;
const REFUSED = 1;

/** The radius an option stands for. @param {string} value */
const radiusOf = (value) => (value === HERE ? HERE : Number(value) || null);

export class Near {
  #parts;
  #combobox;
  #radius;
  #radiusRow;
  #message;

  /** @param {HTMLElement} root @param {Parts} parts */
  constructor(root, parts) {
    const { store, engine, loadGazetteer } = parts;
    this.#parts = parts;
    this.#message = part(root, "p", ".near-message");
    this.#radius = part(root, "select", "#radius");
    this.#radiusRow = part(root, "label", ".radius-row");
    this.#combobox = new Combobox(part(root, "div", ".combobox"), {
      load: loadGazetteer,
      suggest: (text, n) => engine.places.suggest(text, n),
      onChoose: (place) => this.#choose(place),
      onText: (text) => this.#chooseText(text),
      onTyping: () => this.#say(null),
      onFailure: () => this.#say("near.failed"),
    });
    this.#radius.addEventListener("change", () => store.dispatch({ type: "radius", radius: radiusOf(this.#radius.value) }));
    part(root, "button", "#locate").addEventListener("click", () => this.#locate());
    this.#askBack(store.ignored.find(({ param }) => param === "plaats")?.value);
  }

  /** @type {Draw} */
  render(selection, result) {
    this.#combobox.set(result.near?.place.label ?? "");
    attr(this.#radiusRow, "hidden", !result.near);
    if (result.near) this.#drawRadii(selection.radius, result.near.place);
  }

  #say(key, values = {}) {
    setText(this.#message, key ? t(key, values) : "");
  }

  /** Puts a link's place that is none, or more than one, in the field, and says what is the matter. */
  #askBack(text) {
    if (!text) return;
    this.#combobox.write(text);
    this.#explain(text, this.#parts.engine.places.match(text));
  }

  #explain(text, { status }) {
    this.#say(status === "ambiguous" ? "near.ambiguous" : "near.unknown", { place: text });
  }

  /** @param {Place | null} place */
  #choose(place) {
    const { store, engine } = this.#parts;
    this.#say(null);
    if (place === null) store.dispatch({ type: "place", place: null });
    else store.dispatch({ type: "place", place: engine.places.key(place), radius: this.#radiusFor(place) });
  }

  /** The radius stays, "no limit" too, but for one that means nothing at this place. */
  #radiusFor(place) {
    const { place: before, radius: current } = this.#parts.store.get();
    if (isHereOnly(current) && !MUNICIPAL.has(place.kind)) return DEFAULT_RADIUS_KM;
    return before === null ? (current ?? DEFAULT_RADIUS_KM) : current;
  }

  /** Takes a text entered without choosing when it means one place, else asks back. */
  #chooseText(text) {
    const { places } = this.#parts.engine;
    const answer = places.match(text);
    if (answer.status === "found") return this.#choose(answer.place);
    this.#explain(text, answer);
    if (answer.candidates.length) this.#combobox.offer(answer.candidates);
  }

  async #locate() {
    this.#say("near.locating");
    if (!navigator.geolocation) return this.#say("near.unavailable");
    try {
      const limits = { timeout: LOCATE_TIMEOUT_MS, maximumAge: 60000 };
      const { coords } = await new Promise((...answers) => navigator.geolocation.getCurrentPosition(...answers, limits));
      await this.#parts.loadGazetteer();
      const place = this.#parts.engine.places.nearest(coords.longitude, coords.latitude);
      if (place) this.#choose(place);
      else this.#say("near.outside");
    } catch (error) {
      this.#say(/** @type {any} */ (error).code === REFUSED ? "near.refused" : "near.unavailable");
    }
  }

  /** Offers the radii: "this municipality" where that means something, and what a link asks for. */
  #drawRadii(chosen, place) {
    const km = [...new Set([...RADII_KM, ...(chosen && !isHereOnly(chosen) ? [chosen] : [])])].sort((a, b) => a - b);
    const radii = MUNICIPAL.has(place.kind) || isHereOnly(chosen) ? [HERE, ...km] : km;
    const words = (radius) => (isHereOnly(radius) ? t("near.radius.here") : t("near.radius.km", { km: kmText(radius) }));
    fillWhen(this.#radius, radii, () => [
      radii.map((radius) => el("option", { value: radius }, words(radius))),
      el("option", { value: "" }, t("near.radius.none")),
    ]);
    this.#radius.value = chosen ?? "";
  }
}
