/** Dates and sizes in words. Pure. */

const LOCALES = { nl: "nl-NL", en: "en-GB" };

/**
 * A day such as 2026-11-23 in words.
 * @param {string} day
 * @param {string} language
 */
export const longDate = (day, language) => new Date(`${day}T00:00`).toLocaleDateString(LOCALES[language], { dateStyle: "long" });

/**
 * A size in megabytes, with one decimal.
 * @param {number} bytes
 * @param {string} language
 */
export const megabytes = (bytes, language) =>
  (bytes / 1e6).toLocaleString(LOCALES[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** This day as 2026-11-23, which is how Swedish writes it. */
export const today = () => new Date().toLocaleDateString("sv-SE");
