/** Screen texts: `t(key, values)` reads the table that Python declares (mapapp/page/texts.py). */

let table = {};

/** Chooses the language's texts; called once at start. */
export function useTexts(texts) {
  table = texts;
}

/**
 * One text with its values filled in. With `values.n` equal to 1 the `.one` twin is used where there is one.
 * @param {string} key
 * @param {Object<string, string|number>} [values]
 */
export function t(key, values = {}) {
  const wording = (values.n === 1 && table[`${key}.one`]) || table[key];
  if (wording === undefined) throw new Error(`no text ${key}`);
  return wording.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/**
 * The facets in the page's language. Values that are data stay Dutch and say so in `lang`.
 * @param {Object[]} facets as in the configuration
 */
export function facetsIn(facets, language) {
  if (language === "nl") return facets;
  return facets.map(({ en, values, ...facet }) => ({
    ...facet,
    ...en,
    values: values.map((value) => ({ ...value, ...value.en, lang: value.en.label ? language : "nl" })),
  }));
}

/** Puts what stood on the page before this script (skip links) in the language too. */
export function translatePage(root) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of root.querySelectorAll("[data-name]")) node.setAttribute("aria-label", t(node.dataset.name));
}
