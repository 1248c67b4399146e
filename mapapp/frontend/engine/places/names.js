/**
 * Place names folded to what is left when spelling habits are taken away, and the names a place answers to.
 * The twin of geodata/names.py and geodata/name_variants.py; tests/shared/place_queries.csv holds both to one answer.
 */

/** Ways of writing that mean the same, as tokens: what is written -> what all of them become. */
const SPELLINGS = new Map(
  Object.entries({
    st: ["sint"],
    t: ["het"],
    ad: ["aan", "de"],
    "a d": ["aan", "de"],
    "aan den": ["aan", "de"],
    "van den": ["van", "de"],
    "v d": ["van", "de"],
    vd: ["van", "de"],
    "1e": ["eerste"],
    "1ste": ["eerste"],
    "2e": ["tweede"],
    "2de": ["tweede"],
    "3e": ["derde"],
    "3de": ["derde"],
  }),
);
const STARTS = new Set([...SPELLINGS.keys()].map((written) => written.split(" ")[0]));
const SYMBOLS = { "&": " en ", "+": " en ", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", ß: "ss" };
const SYMBOL = new RegExp(`[${Object.keys(SYMBOLS).join("")}]`, "g");
const ASCII = /^[\u0000-\u007f]*$/;
const TOKEN = /[\p{L}\p{N}]+/gu;

function plain(text) {
  let lower = text.toLowerCase();
  if (!ASCII.test(lower))
    lower = lower
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\p{Mn}\p{Cf}]/gu, "");
  return lower.replace(SYMBOL, (symbol) => SYMBOLS[symbol]);
}

function respelt(written) {
  const result = [];
  for (let at = 0; at < written.length;) {
    const length = [2, 1].find((n) => at + n <= written.length && SPELLINGS.has(written.slice(at, at + n).join(" ")));
    if (length) result.push(...SPELLINGS.get(written.slice(at, at + length).join(" ")));
    else result.push(written[at]);
    at += length ?? 1;
  }
  return result;
}

/** The words of a name in plain letters: "Alphen a/d Rijn" gives alphen, a, d, rijn. */
export const words = (text) => plain(text).match(TOKEN) ?? [];

/** Words with one spelling for each: alphen, a, d, rijn gives alphen, aan, de, rijn. */
export const spell = (written) => (written.some((word) => STARTS.has(word)) ? respelt(written) : written);

export const tokens = (text) => spell(words(text));

/** The tokens without spaces: what typing errors are counted on. */
export const compact = (folded) => folded.join("");

/** The compact form with `ij` written as `y`: equal for two spellings of one name. */
export const key = (folded) => folded.join("").replaceAll("ij", "y");

const BRACKETED = /\s*\(([^()]*)\)\s*/g;
const ADDITION = /(\s+(e\.?\s?o\.?|c\.?\s?a\.?|en omgeving|en omstreken|\d+)|\s*-\s*\d+)$|^(omg\.|omgeving)\s+/gi;
const LOCATION = /\s+(aan|op|bij|in|a\/d)\s+.*$/i;
const LEADING = /^(?:(?:de|het|den)\s+|['’]t\s+|['’]s[- ])/i;
const PARTS = /\s*[/,+&]\s*|\s+-\s+|\s+(?:en|of)\s+/;
const SHORTEST = 5;

/** The name, and the name without what stands in brackets. */
export function mainNames(name) {
  if (!name.includes("(")) return [name];
  return [name, name.replace(BRACKETED, " ").trim(), name.replace(BRACKETED, " $1 ").trim()];
}

/** Shorter names: without article, addition or location, and each part of a joint name. */
export function secondaryNames(name) {
  const bare = name.replace(BRACKETED, " ").replace(ADDITION, "").trim();
  const found = new Set();
  for (const part of [bare, ...bare.split(PARTS)]) {
    for (const short of [part, part.replace(LOCATION, "")]) {
      found.add(short);
      found.add(short.replace(LEADING, ""));
    }
  }
  return [...found].filter((form) => form.length >= SHORTEST && form !== name && !form.endsWith("-"));
}
