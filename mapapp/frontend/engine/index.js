/** The engine's door: all that page, tests and the server's downloads take from it. Pure, imports nothing outside this folder. */
export { createEngine } from "./engine.js";
export { HERE, MUNICIPAL } from "./near.js";
export { fold, markRanges } from "./search/text.js";
export { isStep, reduce } from "./selection/actions.js";
export { queryPairs } from "./selection/query.js";
export { EMPTY, format, parse } from "./selection/selection.js";
