// A form that is written without a connection: its draft stays for a day, and sending puts it into the queue.
import { flush } from "../offline/queue.js";
import { find, forget, keep, knownWho, names, purge } from "../offline/store.js";

const MOST = 10 * 1024 * 1024; // bytes of a file
const DRAFT = "draft";

export function start(form) {
  restore(form);
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep("drafts", form.dataset.to + DRAFT, { fields: written(form) }), 500);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    queue(form);
  });
  purge().then(() => count(form));
  window.addEventListener("online", () => send(form));
}

async function restore(form) {
  const kept = await find("drafts", form.dataset.to + DRAFT);
  for (const [name, value] of kept?.fields ?? []) {
    for (const field of form.elements) {
      if (field.name !== name) continue;
      if (field.matches("[type=checkbox], [type=radio]")) field.checked = field.value === value;
      else if (!field.matches("[type=file], [type=hidden]")) field.value = value;
      if (field.checked) break;
    }
  }
}

function written(form) {
  return [...new FormData(form)].filter(([, value]) => typeof value === "string");
}

async function queue(form) {
  const who = await knownWho();
  if (!who) return show("signin"); // nobody to send it as
  if (!form.elements.words.value.trim()) return show("empty");
  const chosen = form.querySelector("[type=file]")?.files[0];
  if (chosen?.size > MOST) return show("large");
  const id = crypto.randomUUID();
  const fields = [...written(form).filter(([name]) => name !== "key"), ["key", id]];
  const file = chosen ? { name: "file", called: chosen.name, data: await dataOf(chosen) } : null;
  await keep("queue", id, { to: form.dataset.to, who, fields, file });
  await forget("drafts", form.dataset.to + DRAFT);
  form.reset();
  show("kept");
  await count(form);
  return navigator.onLine ? send(form) : undefined;
}

function dataOf(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}

async function send(form) {
  const told = await flush();
  if (told.sent) show("sent");
  else if (told.why === "signin" || told.why === "other") show(told.why);
  await count(form);
}

async function count(form) {
  const place = document.querySelector("[data-waiting]");
  const who = await knownWho();
  let waits = 0; // a scan waits in the same queue and is no report
  for (const id of await names("queue")) {
    const item = await find("queue", id);
    if (item?.to === form.dataset.to && item.who === who) waits += 1;
  }
  place.hidden = !waits;
  place.querySelector("[data-number]").textContent = waits;
}

function show(which) {
  for (const one of document.querySelectorAll("[data-said]")) one.hidden = one.dataset.said !== which;
  document.querySelector(`[data-said="${which}"]`)?.scrollIntoView({ block: "nearest" });
}
