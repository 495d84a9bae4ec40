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
  document.addEventListener("submit", (event) => { if (event.target.action === element.dataset.signOut) forgetWho(); }, true);
  const send = async () => {
    const told = await flush();
    document.dispatchEvent(new CustomEvent("umay:flushed", { detail: told }));
    tell(element, told);
  };
  window.addEventListener("online", send);
  if (navigator.onLine) await send();
}

function tell(element, told) {
  const which = told.sent > told.answers.length ? "sent" : told.left && !told.answers.length && told.why !== "away" ? told.why : "";
  const words = which && element.content.querySelector(`[data-said="${which}"]`);
  if (words) document.getElementById("notices")?.append(words.cloneNode(true));
}
