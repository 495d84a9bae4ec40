// What is to be done on the way, as last seen with a connection: names of places and classes, nobody's. A page with data-plan leaves it on
// the device; one with data-shows says it where there is no connection: which points of a round were passed, which wait, what comes next.
import { find, keep } from "../offline/store.js";

const DAYS = 7;

export function start(element) {
  if (element.dataset.plan) {
    const plan = JSON.parse(element.dataset.plan);
    document.addEventListener("umay:known", () => keep("drafts", `plan/${element.dataset.name}`, plan, DAYS));
    return;
  }
  document.addEventListener("umay:waiting", (event) => shown(element, event.detail));
}

export const planOf = (name) => find("drafts", `plan/${name}`);

// The name of the checkpoint that a code leads to, as the plan says it.
export async function nameOf(scan) {
  if (!scan.code && !scan.point) return "";
  const plan = await planOf("rounds");
  return plan?.names[scan.code ? pointOf(scan.code) : scan.point] ?? "";
}

// A code begins with the sixteen bytes of its checkpoint's id.
function pointOf(code) {
  let bytes;
  try {
    bytes = atob(code.slice(0, 24).replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
  const figures = [...bytes].slice(0, 16).map((sign) => sign.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return figures.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

async function shown(element, waiting) {
  const plan = await planOf(element.dataset.shows);
  if (plan) for (const field of document.querySelectorAll("select[data-names]:empty")) choose(field, plan.names);
  element.hidden = !plan?.points.length;
  if (element.hidden) return;
  const kept = new Set(waiting.filter((item) => item.scan.code).map((item) => pointOf(item.scan.code)));
  const next = plan.points.find((point) => !point.passed && !kept.has(point.uid));
  element.querySelector("[data-title]").textContent = plan.title;
  element.querySelector("[data-points]").replaceChildren(...plan.points.map((point) => line(element.dataset, plan, point, kept, next)));
}

function choose(field, names) {
  field.append(...Object.entries(names).map(([uid, name]) => new Option(name, uid)));
  field.closest(".field").hidden = false;
}

function line(words, plan, point, kept, next) {
  const state = kept.has(point.uid) ? words.kept : point.passed ? words.passed : point === next ? words.next : "";
  const item = document.createElement("li");
  item.append(plan.names[point.uid]);
  if (state) item.append(Object.assign(document.createElement("strong"), { textContent: ` · ${state}` }));
  return item;
}
