// A pin on a map of the school: tapped, dragged, or moved by the arrow keys. It writes the two numbers of the form beneath, and follows them.
// Without script the numbers are typed; the map shows a scale to read them from.
const GATE = { x: 50, y: (300 / 620) * 100 }, RING = { x: 23, y: (170 / 620) * 100 };
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

for (const map of document.querySelectorAll("[data-point]")) start(map);

function start(map) {
  const ground = map.querySelector(".point-ground"), pin = map.querySelector(".point-pin"), said = map.querySelector(".point-said");
  const across = document.getElementById(map.dataset.across), down = document.getElementById(map.dataset.down);
  if (!across || !down) return;

  function show() {
    const nowhere = across.value === "" || down.value === "";
    const x = nowhere ? 50 : part(across.value), y = nowhere ? 50 : part(down.value);
    pin.style.insetInlineStart = "auto";
    pin.style.left = `${x}%`;
    pin.style.top = `${y}%`;
    pin.toggleAttribute("data-nowhere", nowhere);
    const isOutside = ((x - GATE.x) / RING.x) ** 2 + ((y - GATE.y) / RING.y) ** 2 > 1;
    pin.toggleAttribute("data-outside", !nowhere && isOutside && "outside" in map.dataset);
    const words = (!nowhere && (isOutside ? map.dataset.outside : map.dataset.inside)) || "";
    if (said.textContent !== words) said.textContent = words;
  }
  function put(x, y) {
    across.value = part(x);
    down.value = part(y);
    for (const field of [across, down]) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function at(event) {
    const shown = ground.getBoundingClientRect();
    put(((event.clientX - shown.left) / shown.width) * 100, ((event.clientY - shown.top) / shown.height) * 100);
  }

  ground.addEventListener("click", (event) => event.target.closest(".point-pin") || at(event));
  pin.addEventListener("pointerdown", (event) => event.button === 0 && pin.setPointerCapture(event.pointerId));
  pin.addEventListener("pointermove", (event) => pin.hasPointerCapture(event.pointerId) && at(event));
  pin.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const wide = event.shiftKey ? 5 : 1;
    put(Number(across.value || 50) + step[0] * wide, Number(down.value || 50) + step[1] * wide);
  });
  for (const field of [across, down]) field.addEventListener("input", show);
  ground.dataset.on = "";
  pin.hidden = false;
  show();
}

function part(value) {
  return Math.min(100, Math.max(0, Math.round(Number(value) || 0)));
}
