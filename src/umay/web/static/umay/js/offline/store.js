// What is written without a connection: locked with a key that this browser makes, uses and never hands out, and gone after a day
// unless it may wait longer.
const DAY = 24 * 3600 * 1000;
// Pictures have a base of their own: a page that was opened before they could wait still finds the other as it knows it.
const BASES = { "umay-offline": ["keys", "queue", "drafts"], "umay-pictures": ["pictures"] };

function open(store) {
  const name = Object.keys(BASES).find((base) => BASES[base].includes(store));
  return new Promise((done, failed) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => BASES[name].forEach((one) => asked.result.createObjectStore(one));
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function ask(store, mode, run) {
  const base = await open(store);
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

export const keep = (store, id, value, days = 1) => keepBytes(store, id, new TextEncoder().encode(JSON.stringify(value)), days);

export async function keepBytes(store, id, bytes, days) {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const about = new TextEncoder().encode(`${store}/${id}`);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: about }, await lock(), bytes);
  await ask(store, "readwrite", (rows) => rows.put({ at: Date.now(), days, nonce, sealed }, id));
}

export async function find(store, id) {
  const found = await unlocked(store, id);
  return found && { ...JSON.parse(new TextDecoder().decode(found.bytes)), at: found.at };
}

export const findBytes = async (store, id) => (await unlocked(store, id))?.bytes ?? null;

async function unlocked(store, id) {
  const row = await ask(store, "readonly", (rows) => rows.get(id));
  if (!row) return null;
  if (Date.now() - row.at > (row.days ?? 1) * DAY) return forget(store, id).then(() => null);
  const about = new TextEncoder().encode(`${store}/${id}`);
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.nonce, additionalData: about }, await lock(), row.sealed);
    return { bytes, at: row.at };
  } catch {
    return null;
  }
}

export const names = (store) => ask(store, "readonly", (rows) => rows.getAllKeys());

// The picture goes before the words it belongs to: what is left over when a phone dies between the two is sent again and counts once.
export async function forget(store, id) {
  if (store === "queue") await ask("pictures", "readwrite", (rows) => rows.delete(id));
  await ask(store, "readwrite", (rows) => rows.delete(id));
}

// Looks at everything, so that what is older than a day goes even if nobody comes back to it.
export async function purge() {
  for (const store of ["queue", "drafts", "pictures"]) for (const id of await names(store)) await unlocked(store, id);
}
