// Sends what waits, each once: the key made on the device lets the server keep it once however often it arrives.
import { sendScans } from "./scans.js";
import { find, forget, names } from "./store.js";

let running = null;

// told.answers: what the server said of each scan, in words.
export function flush() {
  running ??= sendAll().finally(() => (running = null));
  return running;
}

async function sendAll() {
  const told = { sent: 0, left: 0, why: "", answers: [] };
  const scans = [];
  for (const id of await names("queue")) {
    const item = await find("queue", id);
    if (!item) continue;
    if (item.scan) {
      scans.push([id, item]);
      continue;
    }
    const why = await send(id, item).catch(() => "away");
    if (why === "sent") told.sent += 1;
    else {
      told.left += 1;
      told.why = why;
    }
  }
  if (scans.length) await sendScans(scans, told).catch(() => leave(told, scans.length));
  return told;
}

function leave(told, number) {
  told.left += number;
  told.why ||= "away";
}

async function send(id, item) {
  const page = await fetch(item.to, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (new URL(page.url).pathname !== item.to) return "signin";
  const form = new DOMParser().parseFromString(await page.text(), "text/html");
  const who = form.querySelector("[data-offline-who]")?.dataset.offlineWho;
  if (!who || who !== item.who) return "other";
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.querySelector("main [name=csrfmiddlewaretoken]")?.value ?? "");
  for (const [name, value] of item.fields) body.append(name, value);
  if (item.file) body.append(item.file.name, blobOf(item.file.data), item.file.called);
  const answer = await fetch(item.to, { method: "POST", body, credentials: "same-origin" });
  const said = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !said.querySelector("[data-kept]")) return "refused";
  await forget("queue", id);
  return "sent";
}

function blobOf(data) {
  const [head, bytes] = data.split(",");
  return new Blob([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], { type: head.slice(5).split(";")[0] });
}
