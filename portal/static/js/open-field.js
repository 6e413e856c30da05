// Links to a field, from this page or another one, open the tab it stands in and lead there.
(() => {
  function lead() {
    if (!location.hash.startsWith("#id_")) return;
    const field = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!field) return;
    // on a small screen the panel beside the form lies over it
    const over = document.querySelector('[data-side-panel-toggle][aria-expanded="true"]');
    if (over && matchMedia("(width < 50rem)").matches) over.click();
    const panel = field.closest('[role="tabpanel"]');
    if (panel?.hidden) document.getElementById(panel.getAttribute("aria-labelledby"))?.click();
    const visible = field.type === "hidden" ? field.parentElement : field;
    visible.scrollIntoView({ block: "center" });
    visible.focus({ preventScroll: true });
  }

  addEventListener("hashchange", lead);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#id_']");
    if (link?.href === location.href) lead(); // a second time: the address does not change
  });
  // after the framework has chosen a tab by itself
  addEventListener("load", () => requestAnimationFrame(lead));
})();
