// Arrow keys move between the lines of a list; Home and End go to the first and the last.
const GO = "a[href], button, summary";

export function start(list) {
  list.addEventListener("keydown", (event) => {
    const rows = [...list.children];
    const here = rows.findIndex((row) => row.contains(event.target));
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || here < 0 || event.target.matches("input, select, textarea")) return;
    const goal = rows[to]?.querySelector(GO);
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  });
}
