/** Screen texts: `t(key, values)` reads the table that Python declares (mapapp/page/texts.py). */

/** @import { Facet, Texts } from "../types.js" */

/** @type {Texts} */
let table = {};

/** Chooses the language's texts; called once at start. @param {Texts} texts */
export function useTexts(texts) {
  table = texts;
}

/**
 * One text with its values filled in. With `values.n` equal to 1 the `.one` twin is used where there is one.
 * @param {string} key
 * @param {{[name: string]: any}} [values]
 */
export function t(key, values = {}) {
  const wording = (values.n === 1 && table[`${key}.one`]) || table[key];
  if (wording === undefined) throw new Error(`no text ${key}`);
  return wording.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/**
 * The facets in the page's language. Values that are data stay Dutch and say so in `lang`.
 * @param {Facet[]} facets as in the configuration
 * @param {string} language
 * @returns {Facet[]}
 */
export function facetsIn(facets, language) {
  if (language === "nl") return facets;
  return facets.map(({ en, values, ...facet }) => ({
    ...facet,
    ...en,
    values: values.map((value) => ({ ...value, ...value.en, lang: value.en.label ? language : "nl" })),
  }));
}

/** Translates the texts that stood on the page before the scripts ran (skip links). @param {ParentNode} root */
export function translatePage(root) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.getAttribute("data-text") ?? "");
  for (const node of root.querySelectorAll("[data-name]")) node.setAttribute("aria-label", t(node.getAttribute("data-name") ?? ""));
}
