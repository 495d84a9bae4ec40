// The form that counts a class of a line home without a connection: its lines, leavings and classes come from what the device last saw.
import { planOf } from "./plan.js";

export async function start(form) {
  const plan = await planOf("lines");
  const lines = (plan?.lines ?? []).filter((line) => line.classes.length);
  const own = lines.filter((line) => location.pathname.startsWith(`/lines/${line.uid}/`));
  const shown = own.length ? own : lines;
  form.hidden = !shown.length;
  document.querySelector("[data-no-plan]").hidden = Boolean(shown.length);
  if (!shown.length) return;
  const classes = shown.flatMap((line) => line.classes.map((one) => ({ ...one, line })));
  fill(form.elements.class, classes.map((one) => [one.uid, shown.length > 1 ? `${one.line.name} · ${one.name}` : one.name]));
  const times = () => {
    const { line, out } = classes.find((one) => one.uid === form.elements.class.value);
    fill(form.elements.leaves, line.leaves.map((time) => [time, time]), line.now);
    form.elements.deed.value = out ? "end" : "out";
  };
  form.elements.class.addEventListener("change", times);
  form.addEventListener("reset", () => setTimeout(times)); // once it was kept the form is empty again
  times();
  document.addEventListener("umay:waiting", (event) => {
    for (const { scan } of event.detail) for (const one of classes) if (one.uid === scan.class && scan.deed === "out") one.out = true;
    times();
  });
}

function fill(field, pairs, chosen) {
  field.replaceChildren(...pairs.map(([value, words]) => new Option(words, value, false, value === chosen)));
}
