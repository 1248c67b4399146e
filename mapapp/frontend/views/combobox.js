/**
 * The place field: an editable combobox with a list popup (ARIA Authoring Practices), over the gazetteer in the browser.
 */
import { button, el, fill, icon, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Place } from "../types.js" */

const SUGGESTIONS = 8;

/**
 * @param {{load: function(): Promise, suggest: function(string, number): Place[], onChoose: function(Place|null),
 *   onText: function(string), onTyping: function(), onFailure: function()}} options `load` fetches the gazetteer, from
 *   the first focus on; `onText` gets text entered without a choice, `onFailure` hears that there is no gazetteer
 */
export function createCombobox({ load, suggest, onChoose, onText, onTyping, onFailure }) {
  const input = el("input", {
    type: "text",
    id: "place",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "place-list",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: t("near.placeholder"),
  });
  const list = el("ul", { id: "place-list", role: "listbox", "aria-label": t("near.label"), hidden: true });
  const status = el("p", { class: "sr-only", role: "status" });
  const clear = button({ icon: "close", name: t("near.clear"), class: "icon-button field-clear" }, () => {
    empty();
    input.focus();
  });
  const node = el("div", { class: "combobox" }, el("div", { class: "field" }, icon("pin"), input, clear), list, status);
  let options = [];
  let active = -1;
  /** The place chosen, as it stands in the field; what somebody types over it is not a choice yet. */
  let chosen = "";
  let typing = false;

  /** The gazetteer, or word that there is none. */
  const loaded = () =>
    load().then(
      () => true,
      () => (onFailure(), false),
    );

  function empty() {
    input.value = "";
    typing = false;
    close();
    onChoose(null);
  }

  function close() {
    options = [];
    active = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  async function open() {
    const text = input.value.trim();
    if (!text) return close();
    if (!(await loaded()) || input.value.trim() !== text || document.activeElement !== input) return;
    show(suggest(text, SUGGESTIONS));
    setText(status, options.length ? t("near.suggestions", { n: options.length }) : t("near.none"));
  }

  function show(places) {
    options = places;
    active = -1;
    fill(
      list,
      places.length
        ? places.map((place, i) => {
            const option = el(
              "li",
              { role: "option", id: `place-option-${i}`, "aria-selected": "false", class: "option" },
              el("span", { class: "option-name" }, place.label),
              el("span", { class: "option-where" }, where(place)),
            );
            // mousedown, so that the field keeps its focus
            option.addEventListener("mousedown", (event) => event.preventDefault());
            option.addEventListener("click", () => choose(i));
            return option;
          })
        : [
            el(
              "li",
              { class: "option option--none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
              t("near.none"),
            ),
          ],
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }

  function where(place) {
    const parts = [t(`kind.${place.kind}`), place.municipality !== place.label && place.municipality, place.province];
    return parts.filter(Boolean).join(" · ");
  }

  function choose(i) {
    const place = options[i];
    input.value = place.label;
    typing = false;
    close();
    onChoose(place);
  }

  function activate(i) {
    active = i;
    [...list.children].forEach((option, k) => option.setAttribute("aria-selected", String(k === i)));
    if (i < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `place-option-${i}`);
    list.children[i].scrollIntoView({ block: "nearest" });
  }

  const keys = {
    ArrowDown: () => (options.length ? activate((active + 1) % options.length) : open()),
    ArrowUp: () => options.length && activate((active <= 0 ? options.length : active) - 1),
    Enter: async () => {
      const text = input.value.trim();
      if (active >= 0) return choose(active);
      close();
      if (!text) return empty();
      if (!(await loaded())) return;
      typing = false;
      onText(text);
    },
    Escape: () => (list.hidden ? empty() : close()),
  };
  input.addEventListener("keydown", (event) => {
    const handler = keys[event.key];
    if (!handler || event.isComposing) return;
    // Escape with nothing open belongs to the page.
    if (event.key === "Escape" && list.hidden && !input.value) return;
    event.preventDefault();
    event.stopPropagation();
    handler();
  });
  input.addEventListener("input", () => {
    typing = true;
    onTyping();
    open();
  });
  input.addEventListener("focus", () => load().catch(() => {}));
  input.addEventListener("blur", () => {
    close();
    if (typing && chosen) input.value = chosen;
    typing = false;
  });

  return {
    node,
    input,
    /** Shows the chosen place, "" for none; never over what somebody is typing. */
    set(text) {
      if (text !== chosen || (text && !typing)) {
        input.value = text;
        typing = false;
      }
      chosen = text;
      clear.hidden = !text;
    },
    /** Offers these places under the field, for a name that means several. */
    offer(places) {
      input.focus();
      show(places);
    },
  };
}
