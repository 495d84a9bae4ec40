// Keeps the worker at hand on pages of those who may report, notes who they are, and sends what waits when there is a connection.
import { flush } from "../offline/queue.js";
import { showOutcomes } from "../offline/outcomes.js";
import { forgetWho, keep, noteWho, purge } from "../offline/store.js";

const DAYS = 10;

export function start(element) {
  if (!("serviceWorker" in navigator) || !crypto.subtle) return;
  ready(element).catch(() => {}); // a browser in private mode may refuse; everything works without
}

async function ready(element) {
  const worker = await navigator.serviceWorker.register(element.dataset.worker, { scope: "/" });
  (worker.active ?? worker.waiting ?? worker.installing)?.postMessage({ language: element.dataset.language });
  await noteWho(element.dataset.offlineWho);
  await note(element.dataset);
  await purge();
  document.dispatchEvent(new CustomEvent("umay:known")); // what is kept from here on is theirs
  document.addEventListener("submit", (event) => { if (event.target.action === element.dataset.signOut) forgetWho(); }, true);
  const send = async () => {
    const told = await flush();
    document.dispatchEvent(new CustomEvent("umay:flushed", { detail: told }));
    await tell(element, told);
  };
  window.addEventListener("online", send);
  if (navigator.onLine) await send();
  else await tell(element, { sent: 0, left: 0, answers: [] });
}

// What the page that stands in without a connection may lead to: the form that this person may write, and the post they stood at last.
async function note({ opens, post, call }) {
  if (opens !== undefined) await keep("drafts", "opens", { address: opens }, DAYS);
  if (post) await keep("drafts", "post", { address: location.pathname, title: post, call }, DAYS);
}

// What became of each is said until it is seen: by the page itself where it has a place for it, on every other one here.
async function tell(element, told) {
  const said = (which) => element.content.querySelector(`[data-said="${which}"]`)?.cloneNode(true);
  const place = document.getElementById("notices");
  const make = () => {
    const became = said("became") ?? document.createElement("div");
    place?.append(became);
    return became;
  };
  await showOutcomes(make);
  const which = told.sent > told.answers.length ? "sent" : told.left && !told.answers.length && told.why !== "away" ? told.why : "";
  const words = which && said(which);
  if (words) place?.append(words);
}
