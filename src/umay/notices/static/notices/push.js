// Lets this browser be woken when there is something new. Without it the page says so, and every other way works.
const part = document.querySelector("[data-push-key]");
const SCOPE = "/push-worker/";

function show(name) {
  for (const each of part.querySelectorAll("[data-push-state]")) each.hidden = each.dataset.pushState !== name;
}

function bytes(plain) {
  const padded = plain.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(padded), (sign) => sign.charCodeAt(0));
}

function awake(registration) {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (!worker || worker.state === "activated") return Promise.resolve(registration);
  return new Promise((done) => {
    worker.addEventListener("statechange", () => worker.state === "activated" && done(registration));
  });
}

function registered() {
  const address = `${part.dataset.pushWorker}?lang=${document.documentElement.lang}`;
  return navigator.serviceWorker.register(address, { scope: SCOPE }).then(awake);
}

async function subscribed(registration) {
  const options = { userVisibleOnly: true, applicationServerKey: bytes(part.dataset.pushKey) };
  try {
    return await registration.pushManager.subscribe(options);
  } catch (error) {
    if (error.name !== "InvalidStateError") throw error;
    // it was asked for with a key that is no more
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    return registration.pushManager.subscribe(options);
  }
}

async function allow(form) {
  if ((await Notification.requestPermission()) !== "granted") return show("denied");
  show("busy");
  try {
    const subscription = await subscribed(await registered());
    form.elements.endpoint.value = subscription.endpoint;
    form.submit();
  } catch {
    show("failed");
  }
}

// A browser that is taken away here is told so too; the server forgets it by the form.
async function forget(form) {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
  form.submit();
}

async function start() {
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) return show("unable");
  if (Notification.permission === "denied") return show("denied");
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const known = await registration?.pushManager.getSubscription();
  const line = known && [...part.querySelectorAll("[data-endpoint]")].find((one) => one.dataset.endpoint === known.endpoint);
  show(line ? "here" : "ask");
  if (!line) return undefined;
  line.querySelector("[data-this-browser]").hidden = false;
  line.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    forget(event.target);
  });
  return registered(); // in the language of today
}

if (part) {
  part.querySelector("form[data-push-form]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    allow(event.target);
  });
  start().catch(() => show("failed"));
}
