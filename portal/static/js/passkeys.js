// Forms with data-key ask the browser for a key (Web Authentication, W3C) and send its answer:
// "create" makes one, "get" uses one of a person already known, "sign-in" uses any that says who it is.
// Without script, or in a browser that knows no keys, the sentence in data-key-missing stays.
const toBytes = (text) => Uint8Array.from(
  atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const withBytes = (keys) => keys?.map((key) => ({ ...key, id: toBytes(key.id) }));

function optionsFrom({ publicKey }) {
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (publicKey.user) options.user = { ...publicKey.user, id: toBytes(publicKey.user.id) };
  options.excludeCredentials = withBytes(publicKey.excludeCredentials);
  options.allowCredentials = withBytes(publicKey.allowCredentials);
  return options;
}

function answerOf(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

const writtenIn = (form) => JSON.parse(form.querySelector("script[type='application/json']").textContent);

const ways = {
  async create(form) {
    const publicKey = optionsFrom(writtenIn(form));
    const alone = form.elements.passwordless.checked;
    publicKey.authenticatorSelection = {
      ...publicKey.authenticatorSelection,
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      ...(alone && { userVerification: "required" }),
    };
    return navigator.credentials.create({ publicKey });
  },
  get: (form) => navigator.credentials.get({ publicKey: optionsFrom(writtenIn(form)) }),
  async "sign-in"(form) {
    const reply = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!reply.ok) throw new Error(`${reply.status}`);
    const { request_options: options } = await reply.json();
    return navigator.credentials.get({ publicKey: optionsFrom(options) });
  },
};

for (const form of document.querySelectorAll("form[data-key]")) {
  if (!window.PublicKeyCredential) continue;
  const button = form.querySelector("[data-key-button]");
  const failed = form.querySelector("[data-key-failed]");
  const ask = async () => {
    failed.hidden = true;
    button.disabled = true;
    try {
      form.elements.credential.value = answerOf(await ways[form.dataset.key](form));
      form.submit();
    } catch {
      failed.hidden = false;
    } finally {
      button.disabled = false;
    }
  };
  button.hidden = false;
  form.querySelector("[data-key-missing]").hidden = true;
  button.addEventListener("click", ask);
  // the Return key in a field of the form does what the button does
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
}
