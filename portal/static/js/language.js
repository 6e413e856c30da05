// Pressing the language switch is a choice, and the only thing the portal ever remembers in a cookie:
// the address without a language leads there from then on. Opening a shared link is not a choice.
const year = 365 * 24 * 60 * 60;

document.querySelector(".lang")?.addEventListener("click", ({ currentTarget }) => {
  document.cookie = `portal_language=${currentTarget.hreflang}; path=/; max-age=${year}; samesite=lax`;
});
