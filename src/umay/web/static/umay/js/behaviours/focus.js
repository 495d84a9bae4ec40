// Moves the focus where the server says after a swap, so that readers of screens hear what changed.
export function listen(root) {
  root.addEventListener("umay:focus", (event) => {
    const target = root.getElementById(event.detail.id);
    if (!target) return;
    if (!target.matches("a, button, input, select, textarea, [tabindex]")) target.tabIndex = -1;
    target.focus();
  });
  root.addEventListener("htmx:sendError", () => say(root));
  root.addEventListener("htmx:timeout", () => say(root));
}

function say(root) {
  const offline = root.getElementById("offline-words");
  const place = root.getElementById("notices");
  if (!offline || !place) return;
  place.replaceChildren(offline.content.cloneNode(true));
  place.focus();
}
