// Keeps what is written but not sent, for this tab only, under the name the form gives. Files and secrets are not kept.
const PREFIX = "umay-draft:";
const SENT = "umay-draft-sent";
const NEVER = "[type=hidden], [type=password], [type=file], [type=submit], button";

export function start(form) {
  const key = PREFIX + form.dataset.draft;
  const said = form.querySelector("[data-draft-said]");
  const wrong = form.querySelector("#error-summary");
  let waiting = 0;
  if (!wrong && restore(form, sessionStorage.getItem(key))) {
    say(said, "kept");
    offerBack(form, said, () => {
      clearTimeout(waiting);
      sessionStorage.removeItem(key);
    });
  }
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      sessionStorage.setItem(key, JSON.stringify(written(form)));
      say(said, "saved");
    }, 600);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    sessionStorage.setItem(key, JSON.stringify(written(form)));
    sessionStorage.setItem(SENT, key);
  });
}

// What was kept may be unwanted by now: one press, and the form says again what it came with.
function offerBack(form, said, forget) {
  const back = said?.querySelector("[data-draft-back]");
  if (!back) return;
  back.hidden = false;
  back.addEventListener("click", () => {
    forget();
    form.reset();
    said.hidden = back.hidden = true;
    form.querySelector(":is(input, select, textarea):not([type=hidden])")?.focus();
  });
}

// A form that was sent and does not stand on the next page again was taken: its draft goes.
export function forgetSent(root) {
  const key = sessionStorage.getItem(SENT);
  if (!key) return;
  sessionStorage.removeItem(SENT);
  const again = root.querySelector(`[data-draft="${CSS.escape(key.slice(PREFIX.length))}"]`);
  if (!again?.querySelector("#error-summary")) sessionStorage.removeItem(key);
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !field.matches(NEVER));
}

function isTick(field) {
  return field.matches("[type=checkbox], [type=radio]");
}

function written(form) {
  return fields(form).map((field) => (isTick(field) ? [`${field.name}\n${field.value}`, field.checked] : [field.name, field.value]));
}

function restore(form, kept) {
  if (!kept) return false;
  let changed = false;
  const was = new Map(JSON.parse(kept));
  for (const field of fields(form)) {
    const value = was.get(isTick(field) ? `${field.name}\n${field.value}` : field.name);
    if (value === undefined || (value === "" && field.value !== "")) continue; // a field left empty takes nothing from what it came with
    const property = isTick(field) ? "checked" : "value";
    if (field[property] !== value) changed = true;
    field[property] = value;
  }
  return changed;
}

function say(place, what) {
  if (!place) return;
  const words = place.querySelector("span");
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format(new Date());
  words.textContent = what === "kept" ? words.dataset.kept : `${words.dataset.saved} ${time}`;
  place.hidden = false;
}
