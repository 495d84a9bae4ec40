// Leads to what is to be mended: the summary gets the focus, its links go into the field.
export function start(summary) {
  summary.focus({ preventScroll: false });
  for (const link of summary.querySelectorAll("a[href^='#']")) {
    link.addEventListener("click", (event) => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      field.closest(".field")?.scrollIntoView({ block: "start" });
      field.focus({ preventScroll: true });
    });
  }
}
