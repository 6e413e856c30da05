// A check box with data-show-password shows what is typed in the password fields of its form.
for (const label of document.querySelectorAll("[data-show-password]")) {
  const box = label.querySelector("input");
  const fields = box.form.querySelectorAll("input[type=password]");
  label.hidden = false;
  const apply = () => { for (const field of fields) field.type = box.checked ? "text" : "password"; };
  box.addEventListener("change", apply);
  box.form.addEventListener("submit", () => { box.checked = false; apply(); });
}
