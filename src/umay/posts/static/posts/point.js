// Says where on the picture was pressed in thousandths of it, however large it is shown. Without script it is shown in its full size.
for (const form of document.querySelectorAll(".point-at")) {
  form.dataset.scaled = "";
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[type=image]").addEventListener("click", (event) => {
    event.preventDefault();
    if (!event.clientX && !event.clientY) return; // pressed by key: the numbers beneath are for that
    const shown = event.currentTarget.getBoundingClientRect();
    add(form, "x", (event.clientX - shown.left) / shown.width);
    add(form, "y", (event.clientY - shown.top) / shown.height);
    form.submit();
  });
}

function add(form, name, part) {
  const value = Math.min(1000, Math.max(0, Math.round(part * 1000)));
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
}
