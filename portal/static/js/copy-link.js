// A button with data-copy-link puts the address of the page on the clipboard and says so in the
// words of data-copied. Without script, or without a clipboard, the button stays hidden.
const seconds = 2.5;

for (const button of document.querySelectorAll("[data-copy-link]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const label = button.querySelector("[data-label]");
  const words = label.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copyLink || location.href);
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = words; }, seconds * 1000);
  });
}
