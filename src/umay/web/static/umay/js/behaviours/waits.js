// A small form whose answer may wait on the phone: with a connection it is sent as it is, with the device's time beside it; without one it
// is kept, and what waited is sent together. data-to: where to. data-apart: on a page that stands in for another, where it always waits.
// A picture of the form waits with its words.
import { keepWith } from "../offline/pictures.js";
import { showOutcomes } from "../offline/outcomes.js";
import { flush } from "../offline/queue.js";
import { find, knownWho, names, purge } from "../offline/store.js";
import { nameOf } from "./plan.js";

const DAYS = 10;
const OWN = new Set(["csrfmiddlewaretoken", "submission", "at", "sent"]);

export function start(form) {
  const apart = "apart" in form.dataset;
  form.addEventListener("submit", (event) => {
    if (!apart && navigator.onLine) return stamp(form);
    event.preventDefault();
    event.stopImmediatePropagation(); // it was not sent: the button stays ready
    once(form, event.submitter);
  }, true);
  document.addEventListener("umay:flushed", (event) => tell(form, event.detail));
  window.addEventListener("online", () => send(form, apart));
  purge().then(() => count(form));
  if (apart && navigator.onLine) send(form, apart);
}

function stamp(form) {
  for (const name of ["at", "sent"]) if (form.elements[name]) form.elements[name].value = Date.now();
}

// A picture takes a moment to be made small: a second tap meanwhile would be a second danger.
async function once(form, button) {
  if (form.dataset.keeping) return;
  form.dataset.keeping = "yes";
  button?.setAttribute("aria-busy", "true");
  await queue(form, button).finally(() => {
    delete form.dataset.keeping;
    button?.removeAttribute("aria-busy");
  });
}

async function queue(form, button) {
  const who = await knownWho();
  if (!who) return show("signin");
  const scan = written(form, button);
  const file = form.querySelector("input[type=file]")?.files[0];
  const empty = isEmpty(form, scan);
  if (empty && !file) return show("missing");
  const label = form.dataset.label || (await nameOf(scan)) || chosen(form);
  const lacks = await keepWith(file, !empty, crypto.randomUUID(), { to: form.dataset.to, who, scan, label }, DAYS);
  if (lacks && empty) return show(lacks);
  form.reset();
  show("kept", lacks);
  await count(form);
}

function written(form, button) {
  const fields = [...new FormData(form, button)].filter(([name, value]) => !OWN.has(name) && typeof value === "string");
  const code = "code" in form.dataset ? { code: location.pathname.split("/")[2] ?? "" } : {};
  return { ...Object.fromEntries(fields), ...code, at: Date.now() };
}

// data-needs: names of fields of which one must say something, unless there is a picture.
function isEmpty(form, scan) {
  const needs = form.dataset.needs?.split(" ");
  return Boolean(needs) && !needs.some((name) => scan[name]?.trim());
}

function chosen(form) {
  return [...form.querySelectorAll("select")].map((field) => field.selectedOptions[0]?.textContent ?? "").filter(Boolean).join(" · ");
}

// On a page with the kit its own behaviour sends, and says so.
async function send(form, apart) {
  if (apart) tell(form, await flush());
}

async function tell(form, told) {
  if (told.answers.length) {
    show("sent");
    await showOutcomes();
  } else if (told.why === "signin" || told.why === "other" || told.why === "refused") show(told.why);
  await count(form);
}

// What waits is listed by name and time: nobody has to wonder whether it was kept.
async function count(form) {
  const place = document.querySelector("[data-waiting]");
  if (!place) return;
  const found = [];
  const who = await knownWho(); // the phone may be another's as well: what they wrote is theirs to see
  for (const id of await names("queue")) {
    const item = await find("queue", id);
    if (item?.scan && item.to === form.dataset.to && item.who === who) found.push(item);
  }
  found.sort((one, other) => one.scan.at - other.scan.at);
  place.hidden = !found.length;
  place.querySelector("[data-number]").textContent = found.length;
  const list = place.querySelector("[data-list]");
  list.replaceChildren(...found.map((item) => line(item, list.dataset.picture)));
  document.dispatchEvent(new CustomEvent("umay:waiting", { detail: found }));
}

function line(item, pictured) {
  const time = new Date(item.scan.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  return Object.assign(document.createElement("li"), { textContent: [item.label, time, item.picture ? pictured : ""].filter(Boolean).join(" · ") });
}

function show(...which) {
  for (const one of document.querySelectorAll("main [data-said]")) one.hidden = !which.includes(one.dataset.said);
  document.querySelector(`main [data-said="${which[0]}"]`)?.scrollIntoView({ block: "nearest" });
}
