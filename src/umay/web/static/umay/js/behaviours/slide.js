// A row of links that slides on a narrow screen begins with the one that is shown in sight.
export function start(element) {
  const row = element.querySelector("ul");
  const shown = row?.querySelector("[aria-current]");
  if (shown) row.scrollLeft = shown.offsetLeft - row.offsetLeft - (row.clientWidth - shown.offsetWidth) / 2;
}
