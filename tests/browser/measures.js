/** What the accessibility tests measure in the page. Each gives plain data; an empty list means nothing is wrong. */
globalThis.measures = (() => {
  const INTERACTIVE = "a[href], button, input, select, textarea, summary, [role=option], [tabindex='0']";
  const HIDES = new Set(["hidden", "clip", "auto", "scroll"]);

  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest("[inert]");
  const brief = (nodes) => nodes.slice(0, 5).map((node) => node.outerHTML.slice(0, 120));
  const interactive = () => all(INTERACTIVE).filter((node) => seen(node) && !node.disabled && !node.closest(".skips"));

  /** Elements that reach beyond the window's sides, and panels that scroll sideways. */
  function tooWide() {
    const isCut = (node) => {
      for (let up = node.parentElement; up && up.id !== "app"; up = up.parentElement) {
        if (HIDES.has(getComputedStyle(up).overflowX)) return true;
      }
      return false;
    };
    const out = all("#app *").filter((node) => {
      const { left, right, width, height } = node.getBoundingClientRect();
      if (!width || !height || !seen(node) || (left >= -1 && right <= innerWidth + 1)) return false;
      return !node.closest(".skips, .leaflet-container, svg, .sr-only") && !isCut(node);
    });
    const scrolling = all(".filters, .list, .tray, .dialog[open], #presentation").filter(
      (node) => seen(node) && node.scrollWidth > node.clientWidth + 1,
    );
    // A vertical scrollbar makes the page narrower than the window, never wider.
    const page = document.documentElement.scrollWidth > innerWidth ? [document.documentElement] : [];
    return brief([...page, ...out, ...scrolling]);
  }

  /** Text that its box cuts off, or that leaves its button. A summary on a card is cut by design: the detail has all of it. */
  function cutText() {
    return brief(
      all("#app *").filter((node) => {
        if (!seen(node) || node.matches("input, textarea, select, option")) return false;
        if (node.closest(".sr-only, .leaflet-container, svg, .card-summary")) return false;
        if (![...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim())) return false;
        const style = getComputedStyle(node);
        if (style.clipPath !== "none" || style.position === "absolute") return false;
        const cutX = ["hidden", "clip"].includes(style.overflowX) && node.scrollWidth > node.clientWidth + 1;
        const cutY = ["hidden", "clip"].includes(style.overflowY) && node.scrollHeight > node.clientHeight + 1;
        const button = node.closest("button, .button")?.getBoundingClientRect();
        const text = node.getBoundingClientRect();
        return cutX || cutY || (button && (text.left < button.left - 1 || text.right > button.right + 1));
      }),
    );
  }

  /** The text spacing of WCAG 1.4.12. */
  function spaceText() {
    const style = document.createElement("style");
    style.textContent = `
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`;
    document.head.append(style);
  }

  /** Targets under `least` px; what answers a press is measured: a card for its link, a label with its checkbox. */
  function smallTargets(least, selector) {
    const targets = interactive().filter((node) => node.matches(selector));
    if (!targets.length) throw new Error(`no target matches ${selector}`);
    return targets.flatMap((node) => {
      const areas = [
        node,
        ...(node.labels ?? []),
        node.matches(".card-link") && node.closest(".card"),
        node.matches("input") && node.closest(".field"),
      ];
      const boxes = areas.filter(Boolean).map((area) => area.getBoundingClientRect());
      const [width, height] = ["width", "height"].map((side) => Math.max(...boxes.map((box) => box[side])));
      return width < least - 0.5 || height < least - 0.5 ? [`${Math.round(width)} x ${Math.round(height)}: ${brief([node])}`] : [];
    });
  }

  /** What can have the focus without a ring of at least 2 px in the focus colour, on itself or on the box around it. */
  function withoutRing() {
    const probe = document.createElement("i");
    probe.style.color = "var(--focus)";
    document.body.append(probe);
    const wanted = getComputedStyle(probe).color;
    probe.remove();
    const rings = (node) => [
      getComputedStyle(node),
      getComputedStyle(node, "::after"),
      getComputedStyle(node.closest(".field") ?? node),
    ];
    const isRing = ({ outlineStyle, outlineWidth, outlineColor }) =>
      outlineStyle === "solid" && parseFloat(outlineWidth) >= 2 && outlineColor === wanted;
    return brief(
      interactive().filter((node) => {
        node.focus({ preventScroll: true });
        return document.activeElement === node && !rings(node).some(isRing);
      }),
    );
  }

  const headings = () =>
    all("h1, h2, h3, h4, h5, h6")
      .filter(seen)
      .map(({ tagName }) => Number(tagName[1]));

  /** From now on, the live regions that speak are noted in `spoken`. */
  const spoken = [];
  function listen() {
    for (const node of all("[role=status], [role=alert], [aria-live]")) {
      const note = () => spoken.push(node.id || node.className);
      new MutationObserver(note).observe(node, { childList: true, characterData: true, subtree: true });
    }
  }

  /** Elements with a transition or animation that lasts. */
  function moving() {
    const lasts = (times) => times.split(", ").some((time) => parseFloat(time) > 0.01);
    const styles = all("*").map((node) => [node, getComputedStyle(node)]);
    return brief(
      styles.filter(([, style]) => lasts(style.transitionDuration) || lasts(style.animationDuration)).map(([node]) => node),
    );
  }

  /** Words that a visitor reads or hears, but for data, which say that they are Dutch. */
  function words() {
    const texts = new Set();
    const isDatum = (node) => node.closest("[lang='nl']:not(html)");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode.parentElement;
      if (node.checkVisibility() && !isDatum(node) && !node.closest("script, style")) texts.add(walker.currentNode.data.trim());
    }
    for (const node of all("[aria-label], [title], [placeholder], [alt]")) {
      if (!node.checkVisibility() || isDatum(node)) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        if (node.hasAttribute(name)) texts.add(node.getAttribute(name));
    }
    return [document.title, ...texts].filter(Boolean);
  }

  return { tooWide, cutText, spaceText, smallTargets, withoutRing, headings, spoken, listen, moving, words };
})();
