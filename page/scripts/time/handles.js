// The three handles over the days: the first and the last day of the window, and the flag of the moment of knowing.
import { FLAG, FLOOR, svg, set } from "./draw.js";

/** How wide a handle is to the finger, in pixels (WCAG 2.2, 2.5.8: at least 24). */
const REACH = 24;
/** How far each key moves a handle, in days. */
const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 };
const MIDDLE = (FLAG + FLOOR) / 2;

/** A handle that is a slider: `moved(by)`, `ended(end)` and `freed()` say what its keys ask for. */
export function handle(name, label, asked) {
  const shape = name === "known" ? flag() : grip();
  const made = svg("g", { class: `handle ${name}`, role: "slider", tabindex: 0, "aria-label": label,
    "aria-orientation": "horizontal", "data-handle": name }, ...shape);
  made.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in KEYS) asked.moved(KEYS[event.key]);
    else if (event.key === "Home" || event.key === "End") asked.ended(event.key === "End");
    else if (event.key === "Delete" || event.key === "Backspace") asked.freed();
    else return;
    event.preventDefault();
  });
  return made;
}

function grip() {
  return [
    svg("rect", { class: "reach", x: -REACH / 2, width: REACH, y: FLAG, height: FLOOR - FLAG }),
    svg("line", { class: "stem", y1: FLAG, y2: FLOOR }),
    svg("rect", { class: "knob", x: -5, width: 10, y: MIDDLE - 14, height: 28, rx: 2 }),
    svg("path", { class: "ribs", d: `M-1.5 ${MIDDLE - 6}v12M1.5 ${MIDDLE - 6}v12` }),
  ];
}

function flag() {
  return [
    svg("rect", { class: "reach", x: -REACH / 2, width: REACH, y: 0, height: FLAG + 4 }),
    svg("line", { class: "stem", y1: 2, y2: FLOOR }),
    svg("path", { class: "knob", d: "M0 2h13l-4 5.5 4 5.5H0z" }),
    svg("text", { class: "words", y: 12 }),
  ];
}

/** A handle stands at a place and tells its value: a number between bounds, in words. */
export function place(element, x, { min, max, now, words }) {
  set(element, { transform: `translate(${x.toFixed(1)} 0)`, "aria-valuemin": min, "aria-valuemax": max,
    "aria-valuenow": now, "aria-valuetext": words });
}

/** The words beside the flag stand on the side where there is room. */
export function tellFlag(element, words, turned) {
  const text = element.querySelector(".words");
  text.textContent = words;
  set(text, { x: turned ? -6 : 18, "text-anchor": turned ? "end" : "start" });
}
