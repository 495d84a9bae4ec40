// Starts the behaviours that pages ask for by data-behaviour, on load and after each swap. A page works without any of them.
import * as alone from "./behaviours/alone.js";
import * as apart from "./behaviours/apart.js";
import * as classes from "./behaviours/classes.js";
import * as copy from "./behaviours/copy.js";
import * as draft from "./behaviours/draft.js";
import * as errors from "./behaviours/errors.js";
import * as here from "./behaviours/here.js";
import * as leave from "./behaviours/leave.js";
import * as menu from "./behaviours/menu.js";
import * as offline from "./behaviours/offline.js";
import * as once from "./behaviours/once.js";
import * as plan from "./behaviours/plan.js";
import * as reveal from "./behaviours/reveal.js";
import * as rows from "./behaviours/rows.js";
import * as slide from "./behaviours/slide.js";
import * as tick from "./behaviours/tick.js";
import * as waits from "./behaviours/waits.js";
import { listen } from "./behaviours/focus.js";

const behaviours = { alone, apart, classes, copy, draft, errors, here, leave, menu, offline, once, plan, reveal, rows, slide, tick, waits };

function start(root) {
  const found = [...root.querySelectorAll("[data-behaviour]")];
  if (root.matches?.("[data-behaviour]")) found.unshift(root);
  for (const element of found) {
    element.started ??= new Set();
    for (const name of element.dataset.behaviour.split(" ")) {
      if (!behaviours[name] || element.started.has(name)) continue;
      element.started.add(name);
      behaviours[name].start(element);
    }
  }
}

draft.forgetSent(document);
start(document.documentElement);
listen(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt));
