// Improves the form of a list: it works without. Opened groups stay open when results arrive in
// place, empty questions stay out of the address, and old browsers see the filters on desks.
const form = document.querySelector("form:has(.facets)");
const drawer = form?.querySelector(".facets");

if (form) {
  form.addEventListener("formdata", ({ formData }) => {
    const empty = [...formData.entries()].filter(([, value]) => value === "");
    for (const [name] of empty) formData.delete(name);
  });

  let open = new Set();
  const groups = () => drawer.querySelectorAll("[data-facet]");
  document.body.addEventListener("htmx:beforeSwap", () => {
    open = new Set([...groups()].filter((group) => group.open).map((group) => group.dataset.facet));
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    for (const group of groups()) group.open = open.has(group.dataset.facet);
  });

  const stylesClosedDetails = CSS.supports("selector(::details-content)");
  if (!stylesClosedDetails && matchMedia("(min-width: 62rem)").matches) drawer.open = true;
}
