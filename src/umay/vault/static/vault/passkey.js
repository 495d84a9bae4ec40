// Asks a passkey for the bytes that open the vault (WebAuthn's PRF), and sends them in the form. Where the browser knows none, the form stays hidden.
const bytes = (signs) => Uint8Array.from(atob(signs.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const signs = (data) => btoa(String.fromCharCode(...new Uint8Array(data))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const chance = () => crypto.getRandomValues(new Uint8Array(32));
const named = (ids) => ids.map((id) => ({ type: "public-key", id: bytes(id) }));

async function secretOf(form, ids) {
  const prf = { eval: { first: bytes(form.dataset.salt) } };
  const asked = { challenge: chance(), rpId: location.hostname, userVerification: "required", allowCredentials: named(ids), extensions: { prf } };
  const given = await navigator.credentials.get({ publicKey: asked });
  return [signs(given.rawId), given.getClientExtensionResults().prf?.results?.first];
}

async function made(form, known) {
  const title = document.title;
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: chance(),
      rp: { name: "Umay", id: location.hostname },
      user: { id: bytes(form.dataset.handle), name: title, displayName: title },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -257 }],
      authenticatorSelection: { userVerification: "required", residentKey: "discouraged" },
      excludeCredentials: named(known),
      extensions: { prf: {} },
    },
  });
  return made.getClientExtensionResults().prf?.enabled ? secretOf(form, [signs(made.rawId)]) : ["", undefined];
}

function start(form) {
  const known = form.dataset.credentials.split(" ").filter(Boolean);
  const say = (what) => form.querySelectorAll("[data-said]").forEach((each) => (each.hidden = each.dataset.said !== what));
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("");
    try {
      const [credential, secret] = form.dataset.passkey === "add" ? await made(form, known) : await secretOf(form, known);
      if (!secret) return say("cannot");
      form.elements.credential.value = credential;
      form.elements.secret.value = signs(secret);
      form.submit();
    } catch {
      say("stopped"); // refused, timed out, or a device that knows nothing of it
    }
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("[data-passkey]").forEach(start);
