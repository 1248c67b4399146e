/** Screen texts: `t(key, values)` reads the table that Python declares (mapapp/page/texts.py). */

/** @import { Texts } from "../types.js" */

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
