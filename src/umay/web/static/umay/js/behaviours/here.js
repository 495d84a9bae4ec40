// The big button at a post, and those of what happened. With a connection the form is sent as it is, with the device's time beside it; without one it waits in the queue.
import { showOutcomes } from "../offline/outcomes.js";
import { flush } from "../offline/queue.js";
import { find, keep, knownWho, names, purge } from "../offline/store.js";

const DAYS = 10;
const TO = "/here/waiting/";
const LETTERS = 40; // a code has at least so many: what is shorter is another page

export function start(form) {
  const apart = "apart" in form.dataset;
  form.addEventListener("submit", (event) => {
    if (!apart && navigator.onLine) return stamp(form);
    event.preventDefault();
    event.stopImmediatePropagation(); // it was not sent: the button stays ready
    queue(form, event.submitter);
  }, true);
  document.addEventListener("umay:flushed", (event) => tell(event.detail));
  window.addEventListener("online", () => send(apart));
  purge().then(count);
  if (apart && navigator.onLine) send(apart);
}

function stamp(form) {
  form.elements.at.value = Date.now();
  form.elements.sent.value = Date.now();
}

async function queue(form, button) {
  const who = await knownWho();
  const scan = button?.name === "nature" ? happened(form, button) : scanned(form, button);
  if (!who || !scan) return show("signin");
  if ("once" in form.dataset) form.hidden = true; // a second tap would be a second incident
  await keep("queue", crypto.randomUUID(), { to: TO, who, scan: { ...scan, at: Date.now() } }, DAYS);
  show("kept");
  await count();
  if (navigator.onLine) await send("apart" in form.dataset);
}

const happened = (form, button) => ({ nature: button.value, where: form.elements.where.value });

function scanned(form, button) {
  const code = location.pathname.split("/")[2] ?? "";
  return code.length < LETTERS ? null : { code, deed: button?.value || form.elements.deed.value };
}

// On a page with the kit its own behaviour sends, and says so.
async function send(apart) {
  if (apart) tell(await flush());
}

async function tell(told) {
  if (told.answers.length) {
    show("sent");
    await showOutcomes();
  } else if (told.why === "signin" || told.why === "other") show(told.why);
  await count();
}

async function count() {
  const place = document.querySelector("[data-waiting]");
  let waits = 0;
  const who = await knownWho();
  for (const id of await names("queue")) {
    const item = await find("queue", id);
    if (item?.to === TO && item.who === who) waits += 1;
  }
  place.hidden = !waits;
  place.querySelector("[data-number]").textContent = waits;
}

function show(which) {
  for (const one of document.querySelectorAll("main > [data-said]")) one.hidden = one.dataset.said !== which;
  document.querySelector(`main > [data-said="${which}"]`)?.scrollIntoView({ block: "nearest" });
}
