// Improves a working page: lines and chapters are plain links with ?t=; here they seek in place, the
// line being spoken is marked, and the choices of voice, captions and speed are remembered on the device.
import { remembered } from "./remembered.js";
import { offerWays } from "./ways.js";

const figure = document.querySelector("[data-player]");
const film = figure?.querySelector("video");

function returnToVoice() {
  const address = new URL(location.href);
  const voice = remembered.get("voice");
  const choice = voice && document.querySelector(`[data-voice="${CSS.escape(voice)}"]:not([aria-current])`);
  if (!choice || address.searchParams.has("voice")) return;
  address.searchParams.set("voice", voice);
  location.replace(address);
}

function seek(seconds) {
  const go = () => { film.currentTime = seconds; film.play(); };
  if (film.readyState) return go();
  film.addEventListener("loadedmetadata", go, { once: true });
  film.load();
}

function mark(links, now) {
  const current = links.findLast((link) => Number(link.dataset.seek) <= now + 0.05);
  for (const link of links) if (link !== current) link.removeAttribute("aria-current");
  current?.setAttribute("aria-current", "true");
  return current;
}

function followVoice() {
  const links = [...document.querySelectorAll("[data-seek]")];
  const lines = links.filter((link) => link.closest(".transcript"));
  const chapters = links.filter((link) => link.closest(".chapters"));
  let followed;
  film.addEventListener("timeupdate", () => {
    mark(chapters, film.currentTime);
    const line = mark(lines, film.currentTime);
    if (!line || line === followed) return;
    followed = line;
    const box = line.closest(".panel__scroll");
    if (box && !box.contains(document.activeElement)) box.scrollTop = line.offsetTop - box.offsetTop - box.clientHeight / 3;
  });
}

function rememberCaptions() {
  const wanted = remembered.get("captions");
  const captions = [...film.textTracks].filter((track) => track.kind === "captions");
  if (wanted) for (const track of captions) track.mode = track.language === wanted ? "showing" : "disabled";
  film.textTracks.addEventListener("change", () => {
    const shown = captions.find((track) => track.mode === "showing");
    remembered.set("captions", shown ? shown.language : "none");
  });
}

// a clip ends where its address says, once: whoever goes on afterwards sees the rest
function endClip() {
  const end = Number(figure.dataset.end);
  if (!end) return;
  const stop = () => {
    if (film.currentTime < end) return;
    if (film.currentTime < end + 1) film.pause();
    film.removeEventListener("timeupdate", stop);
  };
  film.addEventListener("timeupdate", stop);
}

// the link to share names the moment that is being watched
function keepMoment() {
  const button = document.querySelector("[data-copy-link]");
  film.addEventListener("timeupdate", () => {
    const address = new URL(location.href);
    if (film.currentTime > 1) address.searchParams.set("t", Math.floor(film.currentTime));
    if (button) button.dataset.copyLink = address;
  });
}

function offerSpeed() {
  const choice = document.querySelector("[data-speed]");
  if (!choice) return;
  const set = (speed) => { film.defaultPlaybackRate = speed; film.playbackRate = speed; };
  choice.value = remembered.get("speed") ?? "1";
  set(Number(choice.value) || 1);
  choice.addEventListener("change", () => { set(Number(choice.value)); remembered.set("speed", choice.value); });
  choice.closest("[data-needs-script]").removeAttribute("data-needs-script");
}

if (film) {
  returnToVoice();
  film.controls = false; // the poster stays clean until the first play; without script the controls are there
  film.addEventListener("play", () => { film.controls = true; }, { once: true });
  document.addEventListener("click", (event) => {
    const voice = event.target.closest("[data-voice]");
    if (voice) remembered.set("voice", voice.dataset.voice);
    const link = event.target.closest("[data-seek], [data-play]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.closest(".words")) figure.scrollIntoView({ block: "nearest" }); // the list stands far below
    seek(Number(link.dataset.seek ?? figure.dataset.start));
  });
  offerWays(figure, film);
  followVoice();
  endClip();
  keepMoment();
  rememberCaptions();
  offerSpeed();
}
