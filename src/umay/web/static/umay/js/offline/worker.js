// Keeps our own files and the pages that stand in for forms. It never keeps a page that shows anything of anybody.
const CACHE = `umay-${KEPT.version}`;
const SPOKEN = "/offline-language";

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (!KEPT.languages.includes(event.data?.language)) return;
  event.waitUntil(caches.open(CACHE).then((kept) => kept.put(SPOKEN, new Response(event.data.language))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin || (request.method !== "GET" && !below(address.pathname))) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => standIn(address.pathname)));
  else if (address.pathname.startsWith(KEPT.static)) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});

// Asked for without cookies, so that what is kept cannot show anybody's frame.
async function fill() {
  const kept = await caches.open(CACHE);
  const pages = [KEPT.alone, ...Object.values(KEPT.pages), ...Object.values(KEPT.below)].flatMap((page) => KEPT.languages.map((language) => `${page}?in=${language}`));
  const wanted = [...KEPT.files, ...pages].map((url) => new Request(url, { credentials: "omit", cache: "reload" }));
  await kept.addAll(wanted);
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("umay-") && name !== CACHE).map((name) => caches.delete(name)));
}

// The page that stands in for all addresses of a folder, such as those behind the codes of posts.
function below(path) {
  const folder = Object.keys(KEPT.below).find((name) => path.startsWith(name));
  return folder && KEPT.below[folder];
}

async function standIn(path) {
  const page = KEPT.pages[path] ?? below(path) ?? KEPT.alone;
  const kept = await caches.open(CACHE);
  const spoken = await kept.match(SPOKEN);
  const language = spoken ? await spoken.text() : "en";
  return (await kept.match(`${page}?in=${language}`)) ?? Response.error();
}
