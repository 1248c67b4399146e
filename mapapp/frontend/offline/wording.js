/** Dates and sizes in words. Pure. */

const LOCALES = { nl: "nl-NL", en: "en-GB" };

/** @type {(day: string, language: string) => string} a day such as 2026-11-23 in words */
export const longDate = (day, language) => new Date(`${day}T00:00`).toLocaleDateString(LOCALES[language], { dateStyle: "long" });

/** @type {(bytes: number, language: string) => string} a size in megabytes, with one decimal */
export const megabytes = (bytes, language) =>
  (bytes / 1e6).toLocaleString(LOCALES[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** This day as 2026-11-23, which is how Swedish writes it. */
export const today = () => new Date().toLocaleDateString("sv-SE");
