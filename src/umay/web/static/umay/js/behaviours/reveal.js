// A button beside a password that shows what was typed, for as long as it is pressed in. data-show: its words.
export function start(input) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.dataset.tone = "quiet";
  button.textContent = input.dataset.show;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
  });
  input.form?.addEventListener("submit", () => {
    input.type = "password";
  });
  input.after(button);
}
