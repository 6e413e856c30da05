// The basket of this device: a list of items as the address of the basket names them, in the order
// they were put in. Its page works without script; here it is remembered, counted and kept in step.
const most = 40;
const form = /^[a-z]{1,20}\.[\w-]{1,120}(\.\d{1,5}-(\d{1,5})?)?$/;
const links = document.querySelectorAll("[data-basket-link]");
const page = document.querySelector("[data-basket-page]");

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem("portal.basket"));
    return Array.isArray(kept) ? kept.filter((item) => form.test(item)).slice(0, most) : [];
  } catch { return []; }
}

// false where the browser keeps nothing: then the form goes to the server, as without script
function write(items) {
  try { localStorage.setItem("portal.basket", JSON.stringify(items.slice(0, most))); } catch { return false; }
  count();
  return true;
}

function count() {
  const many = read().length;
  for (const link of links) {
    link.hidden = many === 0;
    link.querySelector("[data-count]").textContent = many;
  }
}

const query = (items) => `?${new URLSearchParams(items.map((item) => ["item", item]))}`;

function seconds(text) {
  return text.trim() ? text.trim().split(":").reduce((sum, part) => sum * 60 + Number(part), 0) : 0;
}

function clock(moment) {
  const whole = Math.floor(moment);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function show(button, items = read()) {
  button.hidden = false;
  if (!items.includes(button.dataset.basketItem)) return;
  button.dataset.in = "";
  button.querySelector("[data-label]").textContent = button.dataset.added;
  const drawn = button.querySelector("use");
  drawn.setAttribute("href", drawn.getAttribute("href").replace("#i-plus", "#i-check"));
}

const showAll = () => { for (const button of document.querySelectorAll("[data-basket-item]")) show(button); };

function say(holder, words) {
  holder.querySelector("[data-label]").textContent = words;
  const status = holder.querySelector("[role=status]");
  if (status) status.textContent = words;
}

function put(item, holder, event) {
  const items = read();
  if (!items.includes(item) && items.length >= most) {
    event.preventDefault();
    say(holder, holder.dataset.full);
  } else if (write(items.includes(item) ? items : [...items, item])) {
    event.preventDefault();
    say(holder, holder.dataset.added);
  }
}

function offerForm(holder) {
  const { start, end, add } = holder.elements;
  const film = document.querySelector("[data-player] video");
  const check = () => end?.setCustomValidity(
    end.value && seconds(end.value) <= seconds(start.value) ? holder.dataset.order : "");
  holder.addEventListener("input", check);
  for (const button of holder.querySelectorAll("[data-moment]")) {
    button.hidden = !film;
    button.addEventListener("click", () => {
      holder.elements[button.dataset.moment].value = clock(film.currentTime);
      check();
    });
  }
  holder.addEventListener("submit", (event) => {
    const [from, to] = [start, end].map((field) => seconds(field?.value ?? ""));
    put(from || to ? `${add.value}.${from}-${to || ""}` : add.value, holder, event);
  });
}

// On the page of the basket: without items it shows those of the device; a list that is the
// device's own stays so when it is changed, and another's can be added to it.
function keepInStep() {
  const shown = new URLSearchParams(location.search).getAll("item").filter((item) => form.test(item));
  const asked = (name) => page.querySelector(`[data-basket-${name}]`);
  if (!location.search && !location.href.endsWith("?") && read().length) return location.replace(query(read()));
  if (sessionStorage.getItem("portal.basket.follows")) write(shown);
  sessionStorage.removeItem("portal.basket.follows");
  const own = shown.join() === read().join();
  const follow = () => sessionStorage.setItem("portal.basket.follows", "yes");
  if (!shown.length) return;
  for (const name of ["own", "empty"]) asked(name).hidden = !own;
  asked("keep").hidden = own;
  asked("keep").addEventListener("click", () => {
    if (write([...new Set([...read(), ...shown])])) location.assign(query(read()));
  });
  asked("empty").addEventListener("click", follow);
  if (!own) return;
  page.addEventListener("submit", follow);
  page.addEventListener("click", ({ target }) => { if (target.closest("[data-basket-change]:is(a)")) follow(); });
}

count();
showAll();
addEventListener("storage", count);
document.body.addEventListener("htmx:afterSwap", showAll);
for (const holder of document.querySelectorAll("form[data-basket-add]")) offerForm(holder);
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-basket-item]");
  if (!button) return;
  put(button.dataset.basketItem, button, event);
  show(button);
});
if (page) try { keepInStep(); } catch { /* a browser that keeps nothing: the address is enough */ }
