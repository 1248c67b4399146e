/** The bar: name, search, and the buttons of the whole page. */
import { button, el, icon } from "../ui/dom.js";
import { t } from "../ui/texts.js";

const TYPING_PAUSE_MS = 120;

export function createHeader(root, { config, store }) {
  const input = el("input", {
    id: "search",
    type: "search",
    placeholder: t("search.placeholder"),
    "aria-label": t("search.label"),
    autocomplete: "off",
    enterkeyhint: "search",
  });
  let timer = null;
  const search = () => {
    clearTimeout(timer);
    timer = null;
    if (input.value !== store.get().q) store.dispatch({ type: "q", q: input.value });
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, TYPING_PAUSE_MS);
  });
  input.addEventListener("change", search);
  const clear = button({ icon: "close", name: t("search.clear"), class: "icon-button field-clear" }, () => {
    input.value = "";
    search();
    input.focus();
  });
  const other = store.get().language === "en" ? "nl" : "en";
  const language = el(
    "a",
    { class: "text-button language", lang: other, hreflang: other },
    el("span", { class: "language-name" }, t("language.switch")),
    el("span", { class: "language-code", "aria-hidden": "true" }, other.toUpperCase()),
  );
  const actions = el("div", { class: "bar-actions" });
  const title = el("a", { href: config.base, class: "bar-title" }, t("app.title"));
  title.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    store.dispatch({ type: "reset" });
  });
  root.replaceChildren(
    el("h1", {}, title),
    el("div", { class: "field search", role: "search" }, icon("search"), input, clear),
    actions,
    language,
  );

  function render(selection) {
    // Never over the letters of somebody still typing.
    if (timer === null && input.value.trim() !== selection.q.trim()) input.value = selection.q;
    clear.hidden = !selection.q;
    language.href = store.url({ ...selection, language: selection.language === "en" ? null : "en" });
  }
  return { render, actions };
}
