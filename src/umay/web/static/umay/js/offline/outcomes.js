// What became of what waited, in the server's words: it lies here until somebody says that they read it, or ten days at most.
import { find, forget, keep, names } from "./store.js";

const DAYS = 10;
const MARK = "became/";

export const noteOutcome = (key, { words, kept }) => keep("drafts", MARK + key, { words, kept }, DAYS);

// Shows it in the page's own place for it, else in the one that `make` brings. Returns whether there was anything.
export async function showOutcomes(make) {
  const rows = [];
  for (const id of await names("drafts")) {
    const one = String(id).startsWith(MARK) && (await find("drafts", id));
    if (one) rows.push({ id, ...one });
  }
  const list = rows.length && (document.querySelector("[data-answers]") ?? make?.().querySelector("[data-answers]"));
  if (!list) return false;
  rows.sort((one, other) => one.at - other.at);
  list.replaceChildren(...rows.map(line));
  const place = list.closest("[data-said]");
  place.querySelector(".notice").dataset.tone = rows.every((one) => one.kept) ? "done" : "due";
  place.hidden = false;
  place.querySelector("[data-seen]").onclick = async () => {
    for (const one of rows) await forget("drafts", one.id);
    place.hidden = true;
  };
  return true;
}

function line({ words, kept }) {
  const name = kept ? "span" : "strong"; // what did not count must not be overlooked
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement(name), { textContent: words }));
  return item;
}
