// A button that ticks its own value wherever the form has no answer yet. Without it the server does the same.
export function start(button) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    for (const one of button.form.querySelectorAll("[type=radio]")) {
      if (one.value !== button.value || button.form.querySelector(`[name="${one.name}"]:checked`)) continue;
      one.checked = true;
      one.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}
