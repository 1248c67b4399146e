/**
 * The link of a selection, and its QR code as SVG.
 *
 * Size. Projected two metres wide, one of 1280 px is 1.6 mm. A phone's camera sees about five metres at four metres'
 * distance with 1920 px of video, so a module of 6 px (9.4 mm) covers 3.5 px of it, and a decoder wants two to three.
 * MODULE_PX is that least size; a slide draws the modules as large as its space allows.
 */
import qrcode from "qrcode-generator";
import { svg } from "./svg.js";
import { EMPTY } from "../engine/index.js";

/** @import { Store } from "../types.js" */

export const MODULE_PX = 6;
export const REFERENCE_WIDTH_PX = 1280;
/** Light modules around the code that the standard asks for. */
const QUIET = 4;
const LONGEST_IN_WORDS = 60;

/**
 * The whole address of what is presented: the own selection, else the results as filtered, and the evening.
 * @param {Store} store
 */
export function selectionLink(store) {
  const selection = store.get();
  const { evening, language, starred } = selection;
  const shared = starred.length
    ? { ...EMPTY, starred, evening, language }
    : { ...selection, slide: null, open: null, group: null, panel: null, view: null, embed: false };
  return new URL(store.url(shared), location.href).href;
}

/** A link to read aloud: without the protocol, and no more than the page when the rest is too long to type. @param {string} href */
export function linkInWords(href) {
  const { host, pathname } = new URL(href);
  const page = (host + pathname).replace(/\/$/, "");
  const whole = href.replace(/^https?:\/\//, "").replace(/\/$/, "");
  return whole.length <= LONGEST_IN_WORDS ? whole : page;
}

/**
 * A QR code (byte mode, level M, quiet zone included) that scales with its box and keeps its own black on white.
 * @param {string} text @param {string} name what a screen reader says
 * @returns {SVGElement} with the modules on a side, quiet zone included, in `data-modules`
 */
export function qrCode(text, name) {
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const count = code.getModuleCount();
  const side = count + 2 * QUIET;
  let d = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) d += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  const box = { class: "qr", viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": name };
  return svg(
    "svg",
    { ...box, "shape-rendering": "crispEdges", "data-modules": side },
    svg("rect", { width: side, height: side, class: "qr-paper" }),
    svg("path", { d, class: "qr-ink" }),
  );
}

/**
 * Side in px for a box: whole pixels per module, so that every module is equally sharp.
 * @param {SVGElement} code @param {number} box
 */
export function qrSizeFor(code, box) {
  const modules = Number(code.dataset.modules);
  const perModule = Math.max(1, Math.floor(box / modules));
  return { side: modules * perModule, perModule };
}
