/** How much text fits on a slide: whole sentences, never cut in the middle. Pure. */

/** Words that end in a dot without ending a sentence. */
const ABBREVIATIONS = new Set(["bijv", "bv", "ca", "circa", "dr", "drs", "evt", "incl", "ir", "mr", "nr", "prof", "resp", "st"]);
const POSSIBLE_END = /[.!?…]+["'”’)]*\s+(?=["'“‘(]*[\p{Lu}\d])/gu;
const LAST_WORD = /[\p{L}\d.]*$/u;

/** @param {string} text */
export const countWords = (text) => text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

/** Whether a dot after this text belongs to its last word: an initial ("J."), "o.a." or "bijv.". */
function isAbbreviated(before) {
  const [word] = before.match(LAST_WORD);
  return /^\p{L}$/u.test(word) || word.includes(".") || ABBREVIATIONS.has(word.toLowerCase());
}

/** @param {string} text @returns {string[]} its sentences, each whole and trimmed */
export function sentences(text) {
  const found = [];
  let start = 0;
  for (const match of text.matchAll(POSSIBLE_END)) {
    if (match[0].startsWith(".") && isAbbreviated(text.slice(start, match.index))) continue;
    const end = match.index + match[0].length;
    found.push(text.slice(start, end).trim());
    start = end;
  }
  const rest = text.slice(start).trim();
  return rest ? [...found, rest] : found;
}

/**
 * The texts shortened to `most` words together. Each gets its first sentence before any gets its second; what does
 * not fit is left out whole, and so is all that follows it in the same text. The very first sentence always stays.
 * @param {(string | null | undefined)[]} texts the most important first @param {number} most
 * @returns {string[]} "" for a text of which nothing fits
 */
export function fit(texts, most) {
  const wanted = texts.map((text) => sentences(text ?? ""));
  const kept = wanted.map(() => /** @type {string[]} */ ([]));
  const rounds = Math.max(0, ...wanted.map((list) => list.length));
  let left = most;
  for (let round = 0; round < rounds; round++) {
    wanted.forEach((list, i) => {
      if (round >= list.length || kept[i].length < round) return;
      const words = countWords(list[round]);
      const leads = i === 0 && round === 0;
      if (words > left && !leads) return;
      kept[i].push(list[round]);
      left -= words;
    });
  }
  return kept.map((list) => list.join(" "));
}
