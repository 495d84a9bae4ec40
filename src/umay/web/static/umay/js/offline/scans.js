// What waited, such as scans of a post's code: for each address sent together, answered one by one. The server decides when each counts,
// by its own clock.
import { pictureOf } from "./pictures.js";
import { noteOutcome } from "./outcomes.js";
import { forget } from "./store.js";

const MOST = 500; // in one go; the server takes no more

export async function sendScans(waiting, told) {
  for (const to of new Set(waiting.map(([, item]) => item.to))) {
    const some = waiting.filter(([, item]) => item.to === to);
    await sendTo(to, some, told).catch(() => left(told, some.length, "away"));
  }
}

async function sendTo(to, waiting, told) {
  const page = await fetch(to, { credentials: "same-origin", headers: { Accept: "text/html" } });
  const form = new DOMParser().parseFromString(await page.text(), "text/html");
  const who = form.querySelector("[data-offline-who]")?.dataset.offlineWho;
  if (!page.ok || new URL(page.url).pathname !== to || !who) return left(told, waiting.length, "signin");
  const own = waiting.filter(([, item]) => item.who === who);
  if (own.length < waiting.length) left(told, waiting.length - own.length, "other");
  const token = form.querySelector("main [name=csrfmiddlewaretoken]")?.value ?? "";
  const words = own.filter(([, item]) => !item.picture);
  for (let from = 0; from < words.length; from += MOST) await sendSome(words.slice(from, from + MOST), to, token, told);
  for (const one of own.filter(([, item]) => item.picture)) await sendSome([one], to, token, told, await pictureOf(one[0]));
}

// picture: of the one that is sent; each goes by itself after all words, so that a weak line carries what it can.
async function sendSome(some, to, token, told, picture = null) {
  const said = JSON.stringify({ sent: Date.now(), items: some.map(([id, item]) => ({ ...item.scan, key: id })) });
  const body = picture ? withPicture(said, some[0][0], picture) : new Blob([said], { type: "application/json" });
  const answer = await fetch(to, { method: "POST", body, headers: { "X-CSRFToken": token }, credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return left(told, some.length, answer ? "refused" : "away");
  for (const said of (await answer.json()).items) {
    await noteOutcome(said.key, said); // before it is forgotten: a page that is left meanwhile loses nothing
    await forget("queue", said.key);
    told.sent += 1;
    told.answers.push(said.words);
  }
}

function withPicture(said, id, picture) {
  const body = new FormData();
  body.set("waited", said);
  body.set(id, picture, "picture.jpg");
  return body;
}

function left(told, number, why) {
  told.left += number;
  told.why = why;
}
