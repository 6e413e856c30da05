// Sends a form of the editors' screens with its files and shows how far it is. A form has it when
// an element [data-upload-progress] stands in it, which holds the sentences. A file input may say
// what it takes: accept=".mp4,.mov" and data-largest="bytes". Without script the browser submits.

const SAID_EVERY = 25; // per cent between two announcements
const MEGA = 1_000_000;

const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
const megabytes = (bytes) => (bytes / MEGA).toLocaleString(document.documentElement.lang, {
  maximumFractionDigits: 1,
});

const time = (seconds) => {
  const unit = seconds < 90 ? "second" : "minute";
  const many = unit === "second" ? Math.ceil(seconds) : Math.round(seconds / 60);
  const format = { style: "unit", unit, unitDisplay: "long" };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(many);
};

const chosen = (form) => [...form.querySelectorAll("input[type=file]")].filter(
  (input) => input.files.length && !input.disabled,
);

const complaints = (input, words) => [...input.files].flatMap((file) => {
  const kinds = (input.accept || "").split(",").map((kind) => kind.trim().toLowerCase());
  const endings = kinds.filter((kind) => kind.startsWith("."));
  const found = [];
  if (endings.length && !endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    found.push(filled(words.wrongKind, { name: file.name, kinds: endings.join(" ") }));
  }
  const most = Number(input.dataset.largest);
  if (most && file.size > most) {
    const sizes = { name: file.name, size: megabytes(file.size), most: megabytes(most) };
    found.push(filled(words.tooLarge, sizes));
  }
  return found;
});

const errorsIn = (page, form) => {
  for (const place of form.querySelectorAll("[data-field-errors]")) place.replaceChildren();
  return [...page.querySelectorAll(".error-message, .messages .error")].map((error) => {
    const words = error.textContent.replace(/\s+/g, " ").trim();
    const name = error.closest("[data-field]")?.querySelector("[name]")?.name;
    const field = name && form.elements[name]?.closest?.("[data-field]");
    if (field) {
      const line = document.createElement("p");
      line.className = "error-message";
      line.textContent = words;
      field.querySelector("[data-field-errors]").append(line);
    }
    return words;
  }).filter(Boolean);
};

class Upload {
  constructor(box) {
    this.box = box;
    this.form = box.closest("form");
    this.words = box.dataset;
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("change", (event) => this.looked(event.target));
    this.part("stop").addEventListener("click", () => this.request?.abort());
    this.part("again").addEventListener("click", () => this.again());
  }

  part(name) {
    return this.box.querySelector(`[data-upload-${name}]`);
  }

  looked(input) {
    if (input.type !== "file") return;
    const found = chosen(this.form).flatMap((one) => complaints(one, this.words));
    if (found.length) this.tell("", found);
    else if (!this.request) this.box.hidden = true;
  }

  submitted(event) {
    const files = chosen(this.form);
    if (!files.length) return;
    event.preventDefault();
    if (this.request) return;
    const found = files.flatMap((input) => complaints(input, this.words));
    if (found.length) this.tell("", found);
    else this.send(event.submitter);
  }

  send(submitter) {
    this.submitter = submitter;
    const body = new FormData(this.form, submitter);
    const request = new XMLHttpRequest();
    this.request = request;
    this.began = performance.now();
    this.saidAt = 0;
    request.upload.addEventListener("progress", (event) => this.progressed(event));
    request.upload.addEventListener("load", () => this.show(this.words.checking));
    request.addEventListener("load", () => this.answered(request));
    request.addEventListener("error", () => this.tell(this.words.broken));
    request.addEventListener("abort", () => this.tell(this.words.stopped));
    request.open("POST", submitter?.formAction || this.form.action || location.href);
    request.setRequestHeader("X-Upload", "1");
    this.open();
    request.send(body);
  }

  open() {
    this.box.hidden = false;
    this.part("errors").replaceChildren();
    this.part("bar").hidden = this.part("stop").hidden = false;
    this.part("again").hidden = true;
    this.part("bar").value = 0;
    this.show("");
    this.say(this.words.begun);
    this.box.scrollIntoView({ block: "nearest" });
  }

  progressed({ loaded, total }) {
    const percent = (100 * loaded) / total;
    this.part("bar").value = percent;
    const left = ((performance.now() - this.began) / 1000) * (total / loaded - 1);
    const sent = filled(this.words.sent, { sent: megabytes(loaded), total: megabytes(total) });
    this.show(`${sent}, ${filled(this.words.left, { time: time(left) })}`);
    if (percent - this.saidAt >= SAID_EVERY) {
      this.saidAt = percent;
      this.say(`${Math.round(percent)} %`);
    }
  }

  answered(request) {
    const isTold = request.getResponseHeader("Content-Type")?.startsWith("application/json");
    const { to, is_signed_out: isSignedOut } = isTold ? JSON.parse(request.responseText) : {};
    if (isSignedOut) return this.tell(this.words.signedOut);
    if (to) return location.assign(to);
    if (request.status !== 200) return this.tell(this.words.failed);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    return this.tell(this.words.refused, errorsIn(page, this.form));
  }

  tell(sentence, errors = []) {
    const wasSent = Boolean(this.request);
    this.request = null;
    this.box.hidden = false;
    this.part("bar").hidden = this.part("stop").hidden = true;
    this.part("again").hidden = !wasSent;
    this.show(sentence);
    this.part("errors").replaceChildren(...[...new Set(errors)].map((words) => {
      const item = document.createElement("li");
      item.textContent = words;
      return item;
    }));
    this.say([sentence, ...errors].join(" "));
    this.box.scrollIntoView({ block: "nearest" });
    if (wasSent) this.part("again").focus();
  }

  // Whoever has signed in again meanwhile has another token than the one in this form.
  async again() {
    const token = this.form.elements.csrfmiddlewaretoken;
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      token.value = page.querySelector("[name=csrfmiddlewaretoken]")?.value || token.value;
      this.send(this.submitter);
    } catch {
      this.tell(this.words.broken);
    }
  }

  show(words) {
    this.part("words").textContent = words;
  }

  say(words) {
    this.part("said").textContent = words;
  }
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-upload-progress]").forEach((box) => new Upload(box));
});
