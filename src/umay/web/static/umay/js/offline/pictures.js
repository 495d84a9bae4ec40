// A picture that waits on the phone with its words: made small before it is kept, locked as they are, and a handful at most.
import { findBytes, forget, keep, keepBytes, names } from "./store.js";

const MOST = 5; // of everybody on this phone: more would be a burden on a weak line, and on a small phone
const EDGE = 1600; // pixels
const QUALITY = 0.82;

// Keeps what was written, and its picture where that can be. Returns what the picture lacks: "", "full" or "unread".
// alone: whether the words are worth keeping without it.
export async function keepWith(file, alone, id, item, days) {
  const lacks = file ? await keepPicture(file, id, days) : "";
  if (lacks && !alone) return lacks;
  const picture = Boolean(file) && !lacks;
  try {
    await keep("queue", id, { ...item, picture }, days);
  } catch (why) {
    if (!picture) throw why;
    await forget("pictures", id); // there was just no room for both
    if (alone) await keep("queue", id, { ...item, picture: false }, days);
    return "full";
  }
  return lacks;
}

async function keepPicture(file, id, days) {
  if ((await names("pictures")).length >= MOST) return "full";
  const small = await shrunk(file).catch(() => null);
  if (!small) return "unread";
  return keepBytes("pictures", id, await small.arrayBuffer(), days).then(() => "", () => "full");
}

// Drawn anew, so that it also says no longer where and with what it was taken.
async function shrunk(file) {
  const drawn = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, EDGE / Math.max(drawn.width, drawn.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(drawn.width * scale));
  canvas.height = Math.max(1, Math.round(drawn.height * scale));
  canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
  drawn.close();
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
}

// The picture as it is sent; null where none waits under the id.
export async function pictureOf(id) {
  const bytes = await findBytes("pictures", id);
  return bytes && new Blob([bytes], { type: "image/jpeg" });
}
