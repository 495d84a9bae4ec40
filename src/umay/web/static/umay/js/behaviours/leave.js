// Leaves at once and leaves nothing to come back to: the page is replaced, and Escape pressed twice does the same.
export function start(link) {
  let last = 0;
  const go = () => {
    sessionStorage.clear();
    document.body.replaceChildren();
    window.location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - last < 1000) go();
    last = event.timeStamp;
  });
}
