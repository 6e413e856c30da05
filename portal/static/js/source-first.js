// Puts the columns of both languages in the order of the language that an editor has just chosen as
// the first one. Without it the order follows when the record is saved.

const put = (language) => {
  document.querySelectorAll("[data-twin]").forEach((twin) => {
    const first = twin.querySelector(`:scope > [data-language="${language}"]`);
    if (first && first !== twin.firstElementChild) twin.prepend(first);
  });
};

document.addEventListener("change", ({ target }) => {
  if (target.name === "source_language") put(target.value);
});
