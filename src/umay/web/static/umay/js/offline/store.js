// What is written without a connection: locked with a key that this browser makes, uses and never hands out, and gone after a day
// unless it may wait longer.
const DAY = 24 * 3600 * 1000;
const STORES = ["keys", "queue", "drafts"];

function open() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open("umay-offline", 1);
    asked.onupgradeneeded = () => STORES.forEach((name) => asked.result.createObjectStore(name));
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function ask(store, mode, run) {
  const base = await open();
  try {
    return await new Promise((done, failed) => {
      const deed = base.transaction(store, mode);
      const asked = run(deed.objectStore(store));
      deed.oncomplete = () => done(asked?.result);
      deed.onerror = () => failed(deed.error);
      deed.onabort = () => failed(deed.error);
    });
  } finally {
    base.close();
  }
}

async function lock() {
  const kept = await ask("keys", "readonly", (rows) => rows.get("lock"));
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await ask("keys", "readwrite", (rows) => rows.add(made, "lock")).catch(() => {}); // another tab was first
  return ask("keys", "readonly", (rows) => rows.get("lock"));
}

// who: a word that stands for whoever is signed in, so that nothing is ever sent in another's name
export async function noteWho(who) {
  if ((await knownWho()) !== who) for (const id of await names("drafts")) await forget("drafts", id); // another's draft is not shown
  await ask("keys", "readwrite", (rows) => rows.put(who, "who"));
}
export const forgetWho = () => noteWho("");
export const knownWho = () => ask("keys", "readonly", (rows) => rows.get("who"));

export async function keep(store, id, value, days = 1) {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const about = new TextEncoder().encode(`${store}/${id}`);
  const words = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: about }, await lock(), words);
  await ask(store, "readwrite", (rows) => rows.put({ at: Date.now(), days, nonce, sealed }, id));
}

export async function find(store, id) {
  const row = await ask(store, "readonly", (rows) => rows.get(id));
  if (!row) return null;
  if (Date.now() - row.at > (row.days ?? 1) * DAY) return forget(store, id).then(() => null);
  const about = new TextEncoder().encode(`${store}/${id}`);
  try {
    const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.nonce, additionalData: about }, await lock(), row.sealed);
    return { ...JSON.parse(new TextDecoder().decode(words)), at: row.at };
  } catch {
    return null;
  }
}

export const names = (store) => ask(store, "readonly", (rows) => rows.getAllKeys());
export const forget = (store, id) => ask(store, "readwrite", (rows) => rows.delete(id));

// Looks at everything, so that what is older than a day goes even if nobody comes back to it.
export async function purge() {
  for (const store of ["queue", "drafts"]) for (const id of await names(store)) await find(store, id);
}
