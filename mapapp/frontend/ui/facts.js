/** What is said of one example wherever it stands, on screen and on paper: its address, and its facts as a list. */
import { el } from "./dom.js";

/** @import { Config, FacetValue } from "../types.js" */

/**
 * The address of an example's own page.
 * @param {Config} config
 * @param {string} id
 */
export const exampleUrl = (config, id) => new URL(`${config.base}voorbeeld/${id}`, location.href).href;

/**
 * Values in words: "Bewoners, Jongeren"; empty for none.
 * @param {FacetValue[]} values
 */
export const inWords = (values) => values.map(({ label }) => label).join(", ");

/**
 * Terms, each with what is known of it; a term of which nothing is said is left out.
 * @param {any[][]} rows term and content
 */
export const factList = (rows) =>
  el(
    "dl",
    { class: "facts" },
    rows.filter(([, content]) => content).map(([term, content]) => [el("dt", {}, term), el("dd", {}, content)]),
  );
