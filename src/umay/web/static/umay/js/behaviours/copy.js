// Copies the words of a field and says so. Without script the field can be selected by hand, and the button stays hidden.
export function start(button) {
  const field = document.getElementById(button.dataset.copies);
  if (!field) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      if (!document.execCommand("copy")) return; // no clipboard without https: the words stay selected
    }
    button.querySelector("span").textContent = button.dataset.done;
  });
}
