// A chosen file that has come into the draft with a saving in the background is not sent again with
// all that is saved or looked at after it.
(() => {
  const inDraft = new WeakSet();
  let sent = [];

  const inputs = (form) => [...form.querySelectorAll("input[type=file][name]")];

  document.addEventListener("w-autosave:save", ({ target }) => {
    sent = inputs(target).flatMap((input) => [...input.files]);
  });
  document.addEventListener("w-autosave:success", () => sent.forEach((file) => inDraft.add(file)));
  document.addEventListener("formdata", ({ target, formData }) => {
    for (const { name, files } of inputs(target)) {
      if (files.length && [...files].every((file) => inDraft.has(file))) formData.delete(name);
    }
  });
})();
