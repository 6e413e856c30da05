// Keeps the state of uploads on an editor's screen up to date. Without it the page says how things
// stood when it was loaded.

const PAUSE = 2000; // milliseconds

const follow = async (part) => {
  if (part.querySelector("[data-over]")) return;
  try {
    const answer = await fetch(part.dataset.making, { credentials: "same-origin" });
    if (answer.redirected || answer.status === 403) return; // signed out meanwhile
    if (answer.ok) {
      const html = await answer.text();
      if (html !== part.shown && !part.contains(document.activeElement)) part.innerHTML = html;
      part.shown = html;
    }
  } catch {
    // off the network for a moment: asked again in the next turn
  }
  setTimeout(follow, PAUSE, part);
};

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-making]").forEach((part) => setTimeout(follow, PAUSE, part));
});
