// Makes the pages for those who tell leave less behind: one entry in the history whatever is pressed, a way out by the Escape key,
// no form lost when the line is cut. Everything works without it too.
const TWICE_MS = 1000;
let escaped = -TWICE_MS;
let busy = false;

// Straight to the other page: to ask us first would take as long as the line is bad.
function leave() {
  speechSynthesisOf()?.cancel();
  const away = document.getElementById("leave").dataset.elsewhere;
  document.title = "";
  document.body.replaceChildren();
  window.location.replace(away);
}

function speechSynthesisOf() {
  return "speechSynthesis" in window && "SpeechSynthesisUtterance" in window ? window.speechSynthesis : null;
}

// The page that answered takes the place of this one: no further entry in the history.
function put(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  document.documentElement.lang = next.documentElement.lang;
  document.title = next.title;
  document.body.replaceChildren(...next.body.childNodes);
  begin();
  window.scrollTo(0, 0);
  (document.getElementById("problems") ?? document.getElementById("main")).focus({ preventScroll: true });
}

async function send(form, pressed) {
  if (busy) return;
  busy = true;
  pressed?.setAttribute("aria-disabled", "true");
  const said = new FormData(form);
  if (pressed?.name) said.append(pressed.name, pressed.value);
  const whole = form.enctype === "multipart/form-data" ? said : new URLSearchParams([...said].filter(([, value]) => typeof value === "string"));
  try {
    const answer = await fetch(form.action, { method: "POST", body: whole, cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" });
    if (answer.status === 503) throw new TypeError("away");
    put(await answer.text());
  } catch {
    const words = document.getElementById("no-line");
    words.hidden = false;
    words.scrollIntoView({ block: "center" });
    pressed?.removeAttribute("aria-disabled");
  } finally {
    busy = false;
  }
}

// Only a voice that lives on this machine: others send the words to somebody else.
function voice() {
  const lang = document.documentElement.lang.toLowerCase();
  const wanted = lang.startsWith("zh") ? ["zh-tw", "zh-hant", "zh-hk", "zh"] : [lang];
  const own = (speechSynthesisOf()?.getVoices() ?? []).filter((each) => each.localService);
  return wanted.map((tag) => own.find((each) => each.lang.toLowerCase().replace("_", "-").startsWith(tag))).find(Boolean);
}

function offerReading() {
  const button = document.querySelector("[data-aloud]");
  if (button) button.parentElement.hidden = !voice();
}

function readAloud(button) {
  const speech = speechSynthesisOf();
  const label = button.querySelector("span");
  const start = label.textContent;
  if (speech.speaking) return speech.cancel();
  const words = [...document.querySelectorAll("main :is(h1, h2, p, legend, label, .choice, .posts li, .lines li, .secret li)")]
    .filter((each) => each.checkVisibility?.() !== false && !each.closest(".trap, [hidden]") && !each.parentElement.closest("label, .choice"))
    .map((each) => each.innerText.trim()).filter(Boolean);
  words.forEach((each, at) => {
    const saying = Object.assign(new SpeechSynthesisUtterance(each), { voice: voice(), lang: document.documentElement.lang, rate: 0.9 });
    if (at === words.length - 1) saying.onend = () => { label.textContent = start; };
    saying.onerror = () => { label.textContent = start; };
    speech.speak(saying);
  });
  label.textContent = button.dataset.stop;
}

function begin() {
  speechSynthesisOf()?.cancel();
  offerReading();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link?.id === "leave") {
    event.preventDefault();
    leave();
  } else if (link?.hasAttribute("data-instead")) {
    event.preventDefault();
    window.location.replace(link.href);
  }
  const aloud = event.target.closest("[data-aloud]");
  if (aloud) readAloud(aloud);
});
document.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("data-screen")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (event.timeStamp - escaped < TWICE_MS) leave();
  escaped = event.timeStamp;
});
speechSynthesisOf()?.addEventListener?.("voiceschanged", offerReading);
begin();
