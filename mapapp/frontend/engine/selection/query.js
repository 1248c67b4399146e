/**
 * The text of a URL's query: pairs in, pairs out. Forgives what people and mail programs do to links: a stray
 * `%`, `+` for a space, a leading `?`. Nothing here throws.
 */

const ESCAPES = /(?:%[0-9a-f]{2})+/gi;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

function decodeEscapes(escapes) {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}

/** The text an escaped value stands for; what is no valid escape stays as it is. @param {string} text */
function decode(text) {
  return text.replaceAll("+", " ").replace(ESCAPES, decodeEscapes);
}

/** Text as it may stand in a URL: spaces as `+`, commas bare so that a list stays readable. @param {string} text */
function encode(text) {
  return encodeURIComponent(text.replace(LONE_SURROGATE, "\ufffd")).replaceAll("%20", "+").replaceAll("%2C", ",");
}

/** Text on one line, at most `length` characters, none of them cut in half. @param {string} text @param {number} length */
export function cleanText(text, length) {
  const line = text.replace(LONE_SURROGATE, "\ufffd").replace(CONTROL, " ").replace(/\s+/g, " ").trim();
  return line.length <= length ? line : [...line].slice(0, length).join("").trim();
}

/** Decoded names and values, empty ones left out. @param {string} query with or without `?` @returns {[string, string][]} */
export function queryPairs(query) {
  /** @type {[string, string][]} */
  const found = [];
  for (const part of query.replace(/^\?/, "").split("&")) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    const value = decode(part.slice(at + 1));
    if (value.trim() !== "") found.push([decode(part.slice(0, at)), value]);
  }
  return found;
}

/** The query of pairs, without `?`; the names need no escaping. @param {[string, string][]} pairs */
export function joinQuery(pairs) {
  return pairs.map(([name, value]) => `${name}=${encode(value)}`).join("&");
}
