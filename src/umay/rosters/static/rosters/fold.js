// On a phone what is not looked for first begins folded. What the address leads to, or what was written wrongly, stays open.
const narrow = window.matchMedia("(width < 48rem)").matches;
const goal = document.getElementById(window.location.hash.slice(1));

for (const one of document.querySelectorAll("details[data-fold]")) {
  if (narrow && !one.contains(goal) && !one.querySelector(".field-error")) one.open = false;
}
