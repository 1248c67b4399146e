import assert from "node:assert/strict";
import test from "node:test";
import { editDistance, fold, markRanges, stem, wordsOf } from "../../mapapp/frontend/engine/search/text.js";

test("folding takes case, accents and punctuation away", () => {
  for (const [text, folded] of [
    ["Kan wél!", "kan wel"],
    ["EigenWIJzebuurten (JUNIOR)", "eigenwijzebuurten junior"],
    ["Súdwest-Fryslân", "sudwest fryslan"],
    ["foto’s en auto's", "fotos en autos"],
    ["’s-Gravenhage", "s gravenhage"],
    ["Ĳsselmeer", "ijsselmeer"],
    ["Straße & Ærø", "strasse aero"],
    ["  —  ", ""],
    ["112", "112"],
  ]) {
    assert.equal(fold(text), folded);
  }
});

test("a text is its words", () => {
  assert.deepEqual(wordsOf("Straat- en portiekportiers"), ["straat", "en", "portiekportiers"]);
  assert.deepEqual(wordsOf(""), []);
});

test("singular, plural and diminutive share a stem", () => {
  for (const [one, ...others] of [
    ["inbraak", "inbraken"],
    ["woninginbraak", "woninginbraken"],
    ["brief", "brieven"],
    ["buurt", "buurten", "buurtje", "buurtjes"],
    ["bewoner", "bewoners"],
    ["huis", "huizen", "huisje"],
    ["avond", "avonden"],
    ["straatcoach", "straatcoaches"],
    ["school", "scholen", "schooltje"],
    ["rolmodel", "rolmodellen"],
    ["mogelijkheid", "mogelijkheden"],
    ["conflict", "conflicten"],
    ["boom", "bomen", "boompje"],
    ["kind", "kinderen"],
    ["rotterdam", "rotterdamse", "rotterdams"],
    ["haag", "haagse", "haags"],
    ["camera", "cameras"],
    ["instantie", "instanties"],
    ["jongere", "jongeren"],
  ]) {
    for (const other of others) assert.equal(stem(other), stem(one), `${other} ~ ${one}`);
  }
});

test("words that mean something else keep apart", () => {
  for (const [one, other] of [
    ["ouders", "ouderen"],
    ["buur", "buurt"],
    ["wijk", "wijkagent"],
    ["veilig", "veiligheid"],
    ["straat", "straf"],
  ]) {
    assert.notEqual(stem(one), stem(other), `${one} / ${other}`);
  }
});

test("distance counts inserted, lost, changed and swapped letters, and stops at the limit", () => {
  assert.equal(editDistance("burgernet", "burgernet", 2), 0);
  assert.equal(editDistance("burgrenet", "burgernet", 2), 1);
  assert.equal(editDistance("burgernt", "burgernet", 2), 1);
  assert.equal(editDistance("burgerrnet", "burgernet", 2), 1);
  assert.equal(editDistance("borgernat", "burgernet", 2), 2);
  assert.equal(editDistance("ca", "abc", 5), 3);
  assert.equal(editDistance("kat", "hond", 1), 2);
  assert.equal(editDistance("", "ab", 3), 2);
});

test("marks stand on whole words of the original text, accents and all", () => {
  const text = "Kan wél! Eén buurtvader, twee Buurtvaders; foto’s van bewoners.";
  const marked = (terms) => markRanges(text, terms).map(([start, end]) => text.slice(start, end));
  assert.deepEqual(marked([stem("wel")]), ["wél"]);
  assert.deepEqual(marked([stem("buurtvaders")]), ["buurtvader", "Buurtvaders"]);
  assert.deepEqual(marked([stem("een"), stem("foto"), stem("bewoner")]), ["Eén", "foto’s", "bewoners"]);
  assert.deepEqual(marked([]), []);
  assert.deepEqual(markRanges("we\u0301l", [stem("wel")]), [[0, 4]]);
});
