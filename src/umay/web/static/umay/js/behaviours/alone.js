// The plain page that stands in where nothing else does: what waits on this phone by its kind, and what works without a connection.
import { find, knownWho, names, purge } from "../offline/store.js";

export function start(page) {
  window.addEventListener("online", () => location.reload()); // the page itself sends, and says what became of it
  purge().then(() => fill(page)).catch(() => {}); // a browser in private mode keeps nothing
}

async function fill(page) {
  const who = await knownWho();
  await Promise.all([waiting(page, who), leading(page, who), post(page)]);
}

async function waiting(page, who) {
  const found = [];
  for (const id of await names("queue")) {
    const item = await find("queue", id);
    if (item && who && item.who === who) found.push(item); // what another wrote on this phone is theirs to see
  }
  if (!found.length) return;
  found.sort((one, other) => one.at - other.at);
  const place = page.querySelector("[data-waiting]");
  const list = place.querySelector("[data-list]");
  list.replaceChildren(...found.map((item) => Object.assign(document.createElement("li"), { textContent: said(item, list.dataset) })));
  place.hidden = false;
  page.querySelector("[data-none]").hidden = true;
}

function said(item, words) {
  const time = new Date(item.scan?.at ?? item.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  return [words[kindOf(item)], item.label, time].filter(Boolean).join(" · ");
}

function kindOf({ scan }) {
  if (!scan) return "report";
  if (scan.nature && scan.deed === undefined) return "incident";
  if (scan.class) return "count";
  return scan.deed && scan.code ? "signin" : "round";
}

// Links to the forms that this person may write without a connection, as the last page with one said.
async function leading(page, who) {
  const opens = (await find("drafts", "opens"))?.address;
  for (const one of page.querySelectorAll("[data-opens]")) one.hidden = !who || ("asked" in one.dataset && one.dataset.opens !== opens);
}

async function post(page) {
  const known = await find("drafts", "post");
  if (!known) return;
  const link = page.querySelector("[data-post]");
  link.querySelector("a").href = known.address;
  link.querySelector("[data-title]").textContent = known.title;
  link.hidden = false;
  if (!known.call) return;
  const call = page.querySelector("[data-call]");
  call.querySelector("a").href = `tel:${known.call.replaceAll(" ", "")}`;
  call.querySelector("[data-title]").textContent = known.call;
  call.hidden = false;
}
