// The choice of quality, without a new page: the links work without script. On a slow or metered line the
// lightest pictures are chosen, unless the reader has chosen otherwise, here or before.
import { remembered } from "./remembered.js";

const SLOW = ["slow-2g", "2g", "3g"];

function savesData() {
  const line = navigator.connection;
  return Boolean(line && (line.saveData || line.type === "cellular" || SLOW.includes(line.effectiveType)));
}

// the first of a way's sources that this browser plays
function sourceOf(link, film) {
  const pairs = link.dataset.sources.split("|").map((pair) => pair.split(" "));
  return (pairs.find(([, type]) => film.canPlayType(type)) ?? pairs.at(-1))[0];
}

// Nothing is sent before the reader plays: only then is the film loaded, at the place where it was.
function exchange(film, address) {
  const { currentTime, paused, playbackRate } = film;
  const begun = film.readyState > 0;
  film.src = address; // unlike load(), this leaves a film that was never played alone
  film.defaultPlaybackRate = playbackRate;
  if (!begun) return;
  film.addEventListener("loadedmetadata", () => { film.currentTime = currentTime; }, { once: true });
  if (paused) film.preload = "metadata";
  else film.play();
}

export function offerWays(figure, film) {
  const links = [...figure.querySelectorAll("[data-way]")];
  const linkOf = (key) => links.find((link) => link.dataset.way === key);
  const play = figure.querySelector("[data-play]");
  const fragment = new URL(play.href).hash;

  function choose(link) {
    for (const other of links) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    play.querySelector("[data-cost-shown]").textContent = link.dataset.cost;
    play.href = `${link.dataset.sources.split("|").at(-1).split(" ")[0]}${fragment}`;
    exchange(film, sourceOf(link, film) + fragment);
  }

  if (!film.canPlayType("application/vnd.apple.mpegurl")) linkOf("auto")?.remove();
  const asked = new URL(location.href).searchParams.has("quality");
  const lightest = links.find((link) => !["auto", "audio"].includes(link.dataset.way));
  const wanted = linkOf(remembered.get("quality")) ?? (savesData() ? lightest : undefined);
  if (!asked && wanted && !wanted.hasAttribute("aria-current")) choose(wanted);
  figure.addEventListener("click", (event) => {
    const link = event.target.closest("[data-way]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    remembered.set("quality", link.dataset.way);
    choose(link);
  });
}
