/**
 * A place query taken apart: separators, words around the names, postcodes. The twin of geodata/phrases.py.
 *
 * A segment is `{forms, written, name, kind, near}`: its tokens as written, then with one word around the name less
 * each time, the first and last of these, the kind of place the words ask for ("" for any), and whether it is
 * something the place lies close to.
 */
import * as placeNames from "./names.js";

const SEPARATOR = /[,;:()[\]{}/|\\\n\r<>"“”„]|\s[-–—]+\s|(?<=[\p{L}\p{N}_]{5})\.\s+|->|→/u;
const POSTCODE = /(?<![\p{L}\p{N}_-])([1-9]\d{3})(?:[\s-]?(?!s[ads](?![a-z0-9_]))([a-z]{2}))?(?![\p{L}\p{N}_])/iu;
/** Tokens in the longest entry of the word table. */
const LONGEST_WORD = 3;
const CONNECTING = new Set(["joins", "near"]);

/** @returns {{digits: string, complete: boolean, rest: string}|null} the first postcode and what else is said */
export function findPostcode(text) {
  const match = POSTCODE.exec(text);
  if (!match) return null;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return { digits: match[1], complete: match[2] !== undefined, rest };
}

const wordAt = (words, tokens) => words.get(tokens.join(" "));

function outerWord(name, words) {
  for (let length = Math.min(LONGEST_WORD, name.length); length > 0; length--) {
    const before = wordAt(words, name.slice(0, length));
    if (before && before.role !== "lists") return { rest: name.slice(length), word: before };
    const after = wordAt(words, name.slice(-length));
    if (after && after.role === "kind") return { rest: name.slice(0, -length), word: after };
  }
  return null;
}

/** The tokens without the words around them; the outermost of those says the kind. */
function strip(written, words) {
  const forms = [written];
  let [name, kind, near] = [written, "", false];
  for (let outer = outerWord(name, words); outer; outer = outerWord(name, words)) {
    name = outer.rest;
    forms.push(name);
    kind ||= outer.word.kind;
    near ||= outer.word.role === "near";
  }
  return { forms, written, name, kind, near };
}

/** Tokens that stand for nothing but themselves. */
export const bare = (written) => ({ forms: [written], written, name: written, kind: "", near: false });

/** The parts as one, for a name that has separators in it. */
export const joined = (parts, words) =>
  strip(
    parts.flatMap(({ written }) => written),
    words,
  );

/** The parts of a text between its separators; a part of words only says what the part before it is. */
export function segments(text, words) {
  const found = [];
  for (const part of text.split(SEPARATOR)) {
    const written = placeNames.tokens(part);
    if (!written.length) continue;
    const segment = strip(written, words);
    if (segment.name.length || !found.length) found.push(segment);
    else if (segment.kind) found[found.length - 1] = { ...found[found.length - 1], kind: segment.kind };
  }
  return found;
}

/** The parts that hold a name; a first part without one ("Gemeente:") says what the next is. */
export function nameBearing(parts) {
  const named = parts.filter((part) => part.name.length);
  if (named.length && !parts[0].name.length) named[0] = { ...named[0], kind: named[0].kind || parts[0].kind };
  return named;
}

const cut = ({ written }, at, words) => [strip(written.slice(0, at), words), strip(written.slice(at), words)];

/** The segment cut before each word that joins a place to what it lies in ("te", "bij"). */
export function splitAtJoints(segment, words) {
  const pairs = [];
  for (let at = 1; at < segment.written.length - 1; at++) {
    const word = wordAt(words, segment.written.slice(at, at + 1));
    if (word && CONNECTING.has(word.role)) pairs.push(cut(segment, at, words));
  }
  return pairs;
}

/** The segment cut between each two tokens. */
export function splitAnywhere(segment, words) {
  const pairs = [];
  for (let at = 1; at < segment.written.length; at++) pairs.push(cut(segment, at, words));
  return pairs;
}

/** The parts, each cut at words that list places ("en"). */
export function splitLists(parts, words) {
  const found = [];
  for (const part of parts) {
    let start = 0;
    part.written.forEach((token, at) => {
      if (words.get(token)?.role !== "lists") return;
      found.push(strip(part.written.slice(start, at), words));
      start = at + 1;
    });
    found.push(start ? strip(part.written.slice(start), words) : part);
  }
  return found.filter((segment) => segment.name.length);
}
