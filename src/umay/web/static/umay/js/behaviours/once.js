// Keeps a form from being sent twice by an impatient hand. The action checks the submission's id all the same.
export function start(form) {
  if (!(form instanceof HTMLFormElement)) return;
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "yes";
    for (const button of buttons(form)) button.setAttribute("aria-busy", "true");
  });
  form.addEventListener("htmx:afterRequest", () => free(form));
  window.addEventListener("pageshow", () => free(form));
}

function buttons(form) {
  return form.querySelectorAll("button:not([type=button])");
}

function free(form) {
  delete form.dataset.sent;
  for (const button of buttons(form)) button.removeAttribute("aria-busy");
}
