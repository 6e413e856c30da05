// Measures of a page, for tests: each answers a list of what is wrong, in words that name the element.
(() => {
  const name = (element) => {
    const label = element.getAttribute("aria-label") || element.textContent.trim().replace(/\s+/g, " ");
    const classes = element.className && typeof element.className === "string" ? `.${element.className.trim().replace(/\s+/g, ".")}` : "";
    return `${element.localName}${element.id ? `#${element.id}` : ""}${classes} "${label.slice(0, 40)}"`;
  };

  const visible = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !element.closest(".skip, .only-heard");

  // a link is inside a sentence when text stands beside it in the same paragraph
  const insideSentence = (element) => {
    const block = element.closest("p, li, dd, td, .field__help");
    if (element.localName !== "a" || !block) return false;
    return [...block.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test(node.data)) &&
      getComputedStyle(element).display === "inline";
  };

  // what a finger can hit: the box of the control or its label, and around it what belongs to it, such as ::after
  const target = (element) => {
    const box = element.getBoundingClientRect();
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    const label = element.closest("label");
    if (label) {
      const outer = label.getBoundingClientRect();
      [left, top, right, bottom] = [outer.left, outer.top, outer.right, outer.bottom];
    }
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const hits = (x, y) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || label?.contains(hit) || hit.closest("a, button, summary") === element);
    };
    let [across, down] = [right - left, bottom - top];
    if (hits(middle.x, middle.y)) {
      for (const y of [middle.y - 21.5, middle.y + 21.5]) if (down < 44 && hits(middle.x, y)) down += (44 - down) / 2 + 0.01;
      for (const x of [middle.x - 21.5, middle.x + 21.5]) if (across < 44 && hits(x, middle.y)) across += (44 - across) / 2 + 0.01;
    }
    return { across, down };
  };

  const smallTargets = () => {
    const wrong = [];
    for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
      if (!visible(element) || insideSentence(element)) continue;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const { across, down } = target(element);
      if (across < 43.5 || down < 43.5) wrong.push(`${name(element)} is ${Math.round(across)} x ${Math.round(down)}`);
    }
    return wrong;
  };

  const sidewaysScroll = () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > width + 1)
      .map((one) => `${name(one)} ends at ${Math.round(one.getBoundingClientRect().right)} of ${width}`).slice(0, 8);
  };

  const outline = () => {
    const wrong = [];
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.checkVisibility());
    const firsts = headings.filter((one) => one.localName === "h1").length;
    if (firsts !== 1) wrong.push(`${firsts} h1`);
    headings.reduce((above, one) => {
      const level = Number(one.localName[1]);
      if (level > above + 1) wrong.push(`${name(one)} after h${above}`);
      return level;
    }, 0);
    const marks = [...document.querySelectorAll("nav, [role=search], main, header.site-head, footer, aside")]
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const titled = one.getAttribute("aria-labelledby");
        return `${one.getAttribute("role") || one.localName}: ${one.getAttribute("aria-label") || (titled && document.getElementById(titled)?.textContent) || ""}`;
      });
    for (const mark of new Set(marks)) if (marks.filter((one) => one === mark).length > 1) wrong.push(`twice ${mark}`);
    return wrong;
  };

  // of the element that has the focus: whether anything shows it, and whether it can be seen
  const focus = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const shown = (one) => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || /\b0px 0px 0px [2-9]/.test(style.boxShadow);
    };
    // a card shows the focus of the link that fills it
    const ringed = [element, element.closest("label"), element.closest(".card")].filter(Boolean).some(shown);
    const box = element.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return { name: name(element), ringed, inside };
  };

  window.measures = { smallTargets, sidewaysScroll, outline, focus };
})();
