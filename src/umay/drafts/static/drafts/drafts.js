// Joins a draft's rows to the document's lines: pointing at one marks the other. Without it the numbers are links.
const rows = () => [...document.querySelectorAll("[data-lines]")];

function spans(row) {
  return row.dataset.lines.split(",").filter(Boolean).map((span) => span.split("-").map(Number));
}

function linesOf(row) {
  const found = [];
  for (const [first, last] of spans(row)) {
    for (let number = first; number <= last; number += 1) {
      const line = document.getElementById(`line-${number}`);
      if (line) found.push(line);
    }
  }
  return found;
}

function rowsOf(line) {
  const number = Number(line.value);
  return rows().filter((row) => spans(row).some(([first, last]) => first <= number && number <= last));
}

// Scrolls the box around the element, never the page.
function bringIn(element) {
  const box = element.closest(".text-lines, .draft-rows");
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const at = element.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (at.top >= frame.top && at.bottom <= frame.bottom) return;
  box.scrollTop += at.top - frame.top - frame.height / 4;
}

let marked = [];

function mark(elements) {
  for (const element of marked) element.removeAttribute("data-marked");
  for (const element of elements) element.setAttribute("data-marked", "");
  marked = elements;
}

function point(target, moves) {
  const row = target.closest?.("[data-lines]");
  const line = target.closest?.(".draft-text li[id]");
  if (row) {
    const lines = linesOf(row);
    mark([row, ...lines]);
    if (moves && lines[0]) bringIn(lines[0]);
  } else if (line) {
    mark([line, ...rowsOf(line)]);
  }
}

// What was a line left over is one no longer once it is a row or not needed.
function renew() {
  const open = new Set([...document.querySelectorAll("[data-open-line]")].map((line) => `line-${line.dataset.openLine}`));
  for (const line of document.querySelectorAll(".draft-text li[data-kind]")) {
    if (open.has(line.id)) line.dataset.kind = "open";
    else if (line.dataset.kind === "open") line.dataset.kind = rowsOf(line).length ? "row" : "settled";
  }
}

document.addEventListener("mouseover", (event) => point(event.target, true));
document.addEventListener("focusin", (event) => point(event.target, true));
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#line-'], .draft-text a[href^='#row-']");
  if (!link) return;
  const goal = document.getElementById(link.hash.slice(1)) ?? rowsOf(link.closest("li"))[0];
  if (!goal) return;
  event.preventDefault();
  goal.scrollIntoView({ block: goal.matches("li[value]") && matchMedia("(min-width: 75rem)").matches ? "nearest" : "center" });
  point(goal, true);
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id === "draftrows") renew();
});
