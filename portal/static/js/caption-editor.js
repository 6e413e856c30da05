// Captions line by line beside the film. Without it the page is a form of rows; this plays a line,
// takes times from the player, cuts and joins lines, and asks the server what it thinks of them.

import { moment, seconds } from "./caption-moments.js";

const PAUSE = 700; // milliseconds without typing before the server is asked

const editor = document.querySelector("[data-caption-editor]");
const form = editor.querySelector("[data-lines-form]");
const list = editor.querySelector("[data-lines]");
const film = editor.querySelector("[data-film]");
const total = form.elements["row-TOTAL_FORMS"];
const blank = editor.querySelector("[data-new-line]");
const tools = editor.querySelector("[data-tools]");
let current = list.querySelector("[data-line]");
let stopsAt = null;
let isChanged = false;
let asking = null;

const part = (line, name) => line.querySelector(`[data-${name}]`);
const lines = () => [...list.children].filter((line) => !part(line, "delete").checked);
const time = (line, name) => seconds(part(line, name).value);
const next = (line) => lines()[lines().indexOf(line) + 1];

const say = (words) => {
  editor.querySelector("[data-said]").textContent = words;
};

const renumber = () => [...list.children].forEach((line, at) => {
  part(line, "number").textContent = at + 1;
});

const newLineAfter = (line) => {
  const prefix = `row-${total.value}`;
  total.value = Number(total.value) + 1;
  const holder = document.createElement("template");
  holder.innerHTML = blank.innerHTML.replaceAll("row-__prefix__", prefix);
  const added = holder.content.querySelector("[data-line]");
  line.after(added);
  renumber();
  return added;
};

const goTo = (line, field = "text") => {
  if (!line) return;
  current = line;
  part(line, field).focus();
  line.scrollIntoView({ block: "nearest" });
};

const does = {
  play() {
    if (!film.paused) return film.pause();
    if (Number.isNaN(time(current, "start"))) return undefined;
    film.currentTime = time(current, "start");
    stopsAt = time(current, "end");
    return film.play();
  },
  start() {
    part(current, "start").value = moment(film.currentTime);
  },
  end() {
    part(current, "end").value = moment(film.currentTime);
  },
  split() {
    const words = part(current, "text");
    const at = words.selectionStart || Math.floor(words.value.length / 2);
    const [start, end] = [time(current, "start"), time(current, "end")];
    const share = words.value.length ? at / words.value.length : 0.5;
    const inside = film.currentTime > start && film.currentTime < end && !film.paused;
    const cut = moment(inside ? film.currentTime : start + (end - start) * share);
    const added = newLineAfter(current);
    part(added, "text").value = words.value.slice(at).trim();
    part(added, "end").value = part(current, "end").value;
    part(added, "start").value = Number.isNaN(end - start) ? "" : cut;
    words.value = words.value.slice(0, at).trim();
    if (!Number.isNaN(end - start)) part(current, "end").value = cut;
    if (part(current, "speaker") && part(added, "speaker")) {
      part(added, "speaker").value = part(current, "speaker").value;
    }
    goTo(added);
  },
  join() {
    const other = next(current);
    if (!other) return;
    const words = [part(current, "text").value, part(other, "text").value];
    part(current, "text").value = words.map((text) => text.trim()).filter(Boolean).join("\n");
    if (part(other, "end").value) part(current, "end").value = part(other, "end").value;
    part(other, "delete").checked = true;
    goTo(current);
  },
  add() {
    const added = newLineAfter(current);
    part(added, "start").value = part(current, "end").value;
    goTo(added);
  },
  shift() {
    const by = Number(tools.querySelector("[data-shift]").value);
    const all = lines();
    for (const line of all.slice(all.indexOf(current))) {
      for (const name of ["start", "end"]) {
        if (part(line, name).value) part(line, name).value = moment(Math.max(0, time(line, name) + by));
      }
    }
  },
};

const act = (name) => {
  does[name]();
  if (name !== "play") changed();
};

const KEYS = { Enter: "play", Comma: "start", Period: "end", KeyK: "split", KeyJ: "join", KeyL: "add" };

const pressed = (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.getModifierState("AltGraph")) return;
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.code];
  if (step) goTo(lines()[lines().indexOf(current) + step]);
  else if (KEYS[event.code]) act(KEYS[event.code]);
  else return;
  event.preventDefault();
};

const shown = (place, sentences) => place.replaceChildren(...sentences.map((sentence) => {
  const line = document.createElement("p");
  line.className = "caption-finding";
  line.textContent = sentence;
  return line;
}));

const ask = async () => {
  try {
    const answer = await fetch(editor.dataset.check, { method: "POST", body: new FormData(form) });
    if (!answer.ok || answer.redirected) return;
    const found = await answer.json();
    for (const line of list.children) shown(part(line, "found"), found.rows[line.id] || []);
    shown(editor.querySelector("[data-whole]"), found.whole);
  } catch {
    // off the network for a moment: asked again after the next change
  }
};

const follow = () => {
  if (stopsAt !== null && film.currentTime >= stopsAt) {
    film.pause();
    stopsAt = null;
  }
  for (const line of list.children) {
    const isSpoken = time(line, "start") <= film.currentTime && film.currentTime < time(line, "end");
    if (isSpoken === line.classList.contains("is-spoken")) continue;
    line.classList.toggle("is-spoken", isSpoken);
    if (isSpoken && !film.paused && !list.contains(document.activeElement)) {
      line.scrollIntoView({ block: "nearest" });
    }
  }
};

const changed = () => {
  isChanged = true;
  clearTimeout(asking);
  asking = setTimeout(ask, PAUSE);
  follow();
};

tools.hidden = false;
film.addEventListener("timeupdate", follow);
film.addEventListener("seeked", follow);
film.addEventListener("pause", () => { stopsAt = null; });
film.addEventListener("error", () => { editor.querySelector("[data-no-film]").hidden = false; });
list.addEventListener("focusin", (event) => { current = event.target.closest("[data-line]"); });
form.addEventListener("input", changed);
form.addEventListener("submit", () => { isChanged = false; });
editor.addEventListener("keydown", pressed);
tools.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  act(button.dataset.do);
  say(`${button.textContent}: ${current.querySelector(".caption-number").textContent}`);
});
window.addEventListener("beforeunload", (event) => {
  if (isChanged) event.preventDefault();
});
if (location.hash.startsWith("#row-")) goTo(document.getElementById(location.hash.slice(1)));
