/** Screen texts: `pk.t(key, values)` reads the table that Python declares (mapapp/texts.py). */
(function (pk) {
  "use strict";

  let table = {};

  /** Chooses the language's texts; called once at start. */
  function use(texts) {
    table = texts;
  }

  /**
   * One text with its values filled in. With `values.n` equal to 1 the `.one` twin is used where there is one.
   * @param {string} key
   * @param {Object<string, string|number>} [values]
   */
  function t(key, values = {}) {
    const wording = (values.n === 1 && table[`${key}.one`]) || table[key];
    if (wording === undefined) throw new Error(`no text ${key}`);
    return wording.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  pk.texts = { use };
  pk.t = t;
})((globalThis.praktijkkaart ??= {}));
