/** A text of the evening that is edited where it stands on the slide; it grows with what is written. */
import { el } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Store } from "../types.js" */

const TYPING_PAUSE_MS = 250;

/** @param {Store} store @param {"title" | "where"} key the text it holds @param {string} placeholder @returns {HTMLElement} */
export function eveningField(store, key, placeholder) {
  const props = { class: "slide-input", rows: 1, maxlength: 200, spellcheck: "false" };
  const names = { "aria-label": t(`present.evening.${key}`), placeholder };
  const field = /** @type {HTMLTextAreaElement} */ (el("textarea", { ...props, ...names }));
  // The wrapper holds the same words unseen, and so gives the field its height.
  const wrapper = el("div", { class: `slide-grow slide-${key}` }, field);
  const grow = () => (wrapper.dataset.words = `${field.value || placeholder} `);
  field.value = store.get().evening[key];
  grow();
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    const text = field.value.replace(/\s+/g, " ").trim();
    if (text !== store.get().evening[key]) store.dispatch({ type: "evening", evening: { [key]: text } });
  };
  field.addEventListener("input", () => {
    grow();
    clearTimeout(timer);
    timer = window.setTimeout(keep, TYPING_PAUSE_MS);
  });
  field.addEventListener("blur", keep);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (field.closest(".presentation"))?.focus();
  });
  return wrapper;
}
