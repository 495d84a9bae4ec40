// Names of the week can be dragged, or picked up with Space and put down with Enter; what breaks is shown before anything is saved.
// Without it a name leads to its own page, where the same can be done.
const box = document.querySelector("[data-roster-week]");
const nobody = "00000000-0000-0000-0000-000000000000";
let picked = null;

const names = () => [...box.querySelectorAll("[data-shift]")];
const places = () => [...box.querySelectorAll("[data-window]")];

function say(words) {
  document.getElementById("weighed").textContent = words;
}

function pick(name) {
  drop();
  picked = name;
  name.dataset.picked = "";
}

function drop() {
  for (const one of box.querySelectorAll("[data-picked], [data-over]")) {
    delete one.dataset.picked;
    delete one.dataset.over;
  }
  picked = null;
}

// Where a name was put: another name means a swap, a window means a move.
function asked(target) {
  const name = target.closest("[data-shift]");
  const place = target.closest("[data-window]");
  if (!picked || !place || place === picked.closest("[data-window]")) return null;
  if (name && name !== picked) return new URLSearchParams({ with: name.dataset.shift });
  return new URLSearchParams({ window: place.dataset.window, day: place.dataset.day });
}

async function weigh(target) {
  const query = asked(target);
  if (!query) return drop();
  const address = `${box.dataset.weigh.replace(nobody, picked.dataset.shift)}?${query}`;
  const home = picked;
  drop();
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true", "HX-Target": "weighed" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("weighed");
    document.getElementById("weighed").replaceWith(found);
    found.scrollIntoView({ block: "nearest" });
    found.focus();
  } catch {
    window.location.assign(address);
  }
  return home;
}

function over(target) {
  for (const one of box.querySelectorAll("[data-over]")) delete one.dataset.over;
  const place = target.closest("[data-window]");
  if (place) place.dataset.over = "";
}

function step(event) {
  const [rows, columns] = [[...new Set(places().map((one) => one.closest("tr")))], places()];
  const here = box.querySelector("[data-over]") ?? picked.closest("[data-window]");
  const row = rows.indexOf(here.closest("tr"));
  const column = [...here.closest("tr").cells].indexOf(here.closest("td"));
  const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
  const goal = rows[row + down]?.cells[column + right]?.querySelector("[data-window]");
  event.preventDefault();
  if (goal && columns.includes(goal)) {
    over(goal);
    goal.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

function keys(event) {
  const name = event.target.closest("[data-shift]");
  if (event.key === " " && name) {
    event.preventDefault();
    pick(name);
    say(box.dataset.said);
  } else if (picked && event.key === "Escape") {
    drop();
    say("");
  } else if (picked && event.key.startsWith("Arrow")) {
    step(event);
  } else if (picked && event.key === "Enter") {
    event.preventDefault();
    weigh(name && name !== picked ? name : (box.querySelector("[data-over]") ?? picked));
  }
}

if (box) {
  for (const one of names()) one.draggable = true;
  box.addEventListener("keydown", keys);
  box.addEventListener("dragstart", (event) => {
    const name = event.target.closest?.("[data-shift]");
    if (!name) return;
    pick(name);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", name.dataset.shift);
  });
  box.addEventListener("dragover", (event) => {
    if (!picked) return;
    event.preventDefault();
    over(event.target);
  });
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    weigh(event.target);
  });
  box.addEventListener("dragend", drop);
}
