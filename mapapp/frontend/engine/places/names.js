/**
 * Place names brought to one key, in which case, accents, punctuation, spaces and habits of spelling no longer count.
 * Python does the same (geodata/places/spelling.py); tests/shared/folds.json holds both to one answer.
 */
import { fold } from "../search/text.js";

const WAYS =
  "st = sint; t = het; ad = aan de; a d = aan de; aan den = aan de; van den = van de; v d = van de; vd = van de; " +
  "1e = eerste; 1ste = eerste; 2e = tweede; 2de = tweede; 3e = derde; 3de = derde";
/** Ways of writing that mean the same, as words: what is written, and what all of them become. @type {Map<string, string[]>} */
const SPELLINGS = new Map();
for (const [written, meant] of WAYS.split("; ").map((way) => way.split(" = "))) SPELLINGS.set(written, meant.split(" "));
const STARTS = new Set([...SPELLINGS.keys()].map((written) => written.split(" ")[0]));
const APOSTROPHE = /['’‘`´]/g;
const AND = /[&+]/g;
const BRACKETED = /\([^()]*\)/g;

function respelt(written) {
  const result = [];
  for (let at = 0; at < written.length;) {
    const two = SPELLINGS.get(`${written[at]} ${written[at + 1]}`);
    const meant = two ?? SPELLINGS.get(written[at]) ?? [written[at]];
    result.push(...meant);
    at += two ? 2 : 1;
  }
  return result;
}

/** The words of a name, each in one spelling: "Alphen a/d Rijn" gives alphen, aan, de, rijn. @param {string} text */
export function tokens(text) {
  const folded = fold(text.replace(APOSTROPHE, " ").replace(AND, " en "));
  if (folded === "") return [];
  const written = folded.split(" ");
  return written.some((word) => STARTS.has(word)) ? respelt(written) : written;
}

/** Words as one key, with `ij` written as `y`: equal for two spellings of one name. @param {string[]} words */
export const joined = (words) => words.join("").replaceAll("ij", "y");

/** @param {string} text */
export const keyOf = (text) => joined(tokens(text));

/** The name, and the name without what stands in brackets. @param {string} name */
export const formsOf = (name) => (name.includes("(") ? [name, name.replace(BRACKETED, " ")] : [name]);
