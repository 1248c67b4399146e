/** "Deel": the page's link, the device's own share sheet, a snippet to embed the map, and exactly this list as a file. */
import { button, el, icon } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @param {HTMLElement} actions where the button goes */
export function createShare(actions, { config, store, announce }) {
  const open = button(
    { icon: "share", label: t("share.open"), class: "button bar-button", id: "share", "aria-haspopup": "dialog" },
    show,
  );
  const link = el("input", { type: "text", readonly: true, id: "share-link", class: "share-text" });
  const snippet = el("textarea", { readonly: true, id: "share-embed", class: "share-text", rows: "3" });
  const formats = ["csv", "xlsx", "geojson"].map((format) => [
    format,
    el("a", { class: "button", download: "" }, icon("download"), el("span", {}, t(`share.${format}`))),
  ]);
  const native = button({ icon: "share", label: t("share.native"), class: "button" }, () =>
    navigator.share({ title: document.title, url: link.value }).catch(() => {}),
  );
  const dialog = el(
    "dialog",
    { class: "dialog", "aria-labelledby": "share-title" },
    el(
      "div",
      { class: "dialog-head" },
      el("h2", { id: "share-title" }, t("share.title")),
      button({ icon: "close", name: t("dialog.close"), class: "icon-button" }, () => dialog.close()),
    ),
    row("share.link", link),
    el("div", { class: "dialog-row" }, typeof navigator.share === "function" && native),
    row("share.embed", snippet),
    el("h3", {}, t("share.download")),
    el("p", { class: "hint" }, t("share.download.hint")),
    el(
      "div",
      { class: "dialog-row" },
      formats.map(([, anchor]) => anchor),
    ),
  );
  actions.append(open);
  document.getElementById("overlays").append(dialog);

  function row(key, field) {
    const copy = button(
      { icon: "link", label: t("share.copy"), class: "button", "aria-label": t("share.copy.name", { name: t(key) }) },
      () => copyText(field),
    );
    return el(
      "div",
      { class: "share-row" },
      el("label", { for: field.id }, t(key)),
      el("div", { class: "dialog-row" }, field, copy),
    );
  }

  async function copyText(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      announce(t("detail.copied"), { show: true });
    } catch {
      field.select();
      announce(t("share.copy.failed"), { show: true });
    }
  }

  const absolute = (selection) => new URL(store.url(selection), location.href).href;

  function show() {
    const selection = store.get();
    link.value = absolute(selection);
    snippet.value = embedSnippet(absolute({ ...selection, embed: true }), t("app.title"));
    const query = store.url({ ...selection, open: null, view: null, slide: null, panel: null, group: null }).split("?")[1];
    for (const [format, anchor] of formats) anchor.href = `${config.base}api/interventions.${format}${query ? `?${query}` : ""}`;
    dialog.showModal();
  }
}

/** The HTML to paste into another site; quotes and ampersands in the address are escaped. */
export function embedSnippet(url, title) {
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${escaped(url)}" title="${escaped(title)}" width="100%" height="640" style="border:0" allow="fullscreen; clipboard-write"></iframe>`;
}
