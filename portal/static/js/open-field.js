// Links to a field of this form open the tab it stands in, and put the cursor there.
const named = (hash) => hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));

function open(field) {
  const panel = field.closest('[role="tabpanel"]');
  if (panel?.hidden) document.getElementById(panel.getAttribute("aria-labelledby"))?.click();
  const visible = field.type === "hidden" ? field.parentElement : field;
  visible.scrollIntoView({ block: "center" });
  if (visible === field) field.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href*='#id_']");
  if (!link || link.pathname !== location.pathname) return;
  const field = named(link.hash);
  if (!field) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  open(field);
});
