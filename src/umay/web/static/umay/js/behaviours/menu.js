// A details element that behaves as a menu: one open at a time, Escape and a click elsewhere close it.
const open = new Set();

export function start(menu) {
  const summary = menu.querySelector("summary");
  menu.addEventListener("toggle", () => {
    if (!menu.open) {
      open.delete(menu);
      return;
    }
    for (const other of open) if (other !== menu && !other.contains(menu)) other.open = false;
    open.add(menu);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    summary.focus();
  });
}

document.addEventListener("click", (event) => {
  for (const menu of open) if (!menu.contains(event.target) && !menu.matches(".confirm")) menu.open = false;
});

document.addEventListener("focusin", (event) => {
  for (const menu of open) if (!menu.contains(event.target) && !menu.matches(".confirm")) menu.open = false;
});
