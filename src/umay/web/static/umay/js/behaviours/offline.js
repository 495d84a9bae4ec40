// Keeps the worker at hand on pages of those who may report, notes who they are, and sends what waits when there is a connection.
import { flush } from "../offline/queue.js";
import { forgetWho, noteWho, purge } from "../offline/store.js";

export function start(element) {
  if (!("serviceWorker" in navigator) || !crypto.subtle) return;
  ready(element).catch(() => {}); // a browser in private mode may refuse; everything works without
}

async function ready(element) {
  const worker = await navigator.serviceWorker.register(element.dataset.worker, { scope: "/" });
  (worker.active ?? worker.waiting ?? worker.installing)?.postMessage({ language: element.dataset.language });
  await noteWho(element.dataset.offlineWho);
  await purge();
  document.dispatchEvent(new CustomEvent("umay:known")); // what is kept from here on is theirs
  document.addEventListener("submit", (event) => { if (event.target.action === element.dataset.signOut) forgetWho(); }, true);
  const send = async () => {
    const told = await flush();
    document.dispatchEvent(new CustomEvent("umay:flushed", { detail: told }));
    tell(element, told);
  };
  window.addEventListener("online", send);
  if (navigator.onLine) await send();
}

// A page that has a place for answers says them itself; on every other one they are said here.
function tell(element, told) {
  const answers = document.querySelector("[data-answers]") ? [] : told.answers;
  const which = told.sent > told.answers.length || answers.length ? "sent" : told.left && !told.answers.length && told.why !== "away" ? told.why : "";
  const words = which && element.content.querySelector(`[data-said="${which}"]`)?.cloneNode(true);
  if (!words) return;
  const list = document.createElement("ul");
  list.append(...answers.map((said) => Object.assign(document.createElement("li"), { textContent: said })));
  if (answers.length) words.append(list);
  document.getElementById("notices")?.append(words);
}
