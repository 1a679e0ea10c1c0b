// The list by keyboard: one row at a time is in the order of tabs, and the map shows where it lies.

/** Keys that move along the list, by how many rows. */
const MOVES = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
const TYPED = "input, select, textarea, [role=slider], [contenteditable], .maplibregl-map";

/** Rows may be walked along; `highlight(place)` shows on the map where a row lies, null for nowhere. */
export function walkList(address, desk, highlight) {
  const rows = () => [...desk.querySelectorAll("#results .event")];
  const link = (row) => row.querySelector("h3 a");
  const current = () => desk.querySelector("#results .event.current");

  function mark(row) {
    for (const one of rows()) {
      one.classList.toggle("current", one === row);
      link(one).tabIndex = one === row ? 0 : -1;
    }
  }

  function move(step) {
    const all = rows();
    const at = all.indexOf(current());
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1);
    if (all[next]) link(all[next]).focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") return escape(event);
    const within = event.target.closest?.("#results");
    const letter = event.key === "j" || event.key === "k";
    if (!(event.key in MOVES) || event.target.closest?.(TYPED) || (!letter && !within)) return;
    event.preventDefault();
    move(MOVES[event.key]);
  });

  function escape({ target }) {
    const open = target.closest?.("details.pick[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (!target.closest?.("#results, [role=slider]")) {
      const row = current() ?? rows()[0];
      if (row) link(row).focus();
    }
  }

  desk.addEventListener("focusin", ({ target }) => {
    const row = target.closest("#results .event");
    if (!row) return;
    mark(row);
    highlight(row.dataset.place ?? null);
    address.change({ at: row.dataset.event }, { replace: true });
  });
  desk.addEventListener("focusout", ({ target }) => target.closest("#results .event") && highlight(null));
  desk.addEventListener("mouseover", ({ target }) => {
    const row = target.closest("#results .event");
    if (row) highlight(row.dataset.place ?? null);
  });
  desk.addEventListener("mouseout", ({ target, relatedTarget }) => {
    if (target.closest("#results .event") && !relatedTarget?.closest?.("#results .event")) highlight(null);
  });

  /** The row that the address names is the current one, or none; with `focus` it has the focus too. */
  return function restore({ focus = false } = {}) {
    const at = address.get("at");
    const row = rows().find((one) => one.dataset.event === at) ?? null;
    mark(row ?? rows()[0] ?? null);
    if (!row) current()?.classList.remove("current");
    if (row && focus) {
      row.scrollIntoView({ block: "center" });
      link(row).focus({ preventScroll: true });
    }
  };
}
