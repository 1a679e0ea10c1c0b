// What lies before and after the days that are shown is told at the ends of the axis, so that nothing is left out unsaid.
import { dayInWords, events } from "./days.js";

/** A line narrower than this has short words, in pixels. */
const NARROW_PX = 600;
/** The room between these words and those of the axis, in pixels. */
const APART_PX = 12;

/** Two buttons over the ends of the axis; a press on either shows all days. */
export class Beyond {
  constructor(chart, onAll) {
    [this.before, this.after] = ["before", "after"].map((end) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = `beyond ${end}`;
      made.hidden = true;
      made.addEventListener("click", onAll);
      chart.append(made);
      return made;
    });
  }

  /** Says how many events there are beyond a stretch, and returns how much room that takes at each end. */
  tell({ first, last }, counts, width) {
    let [early, late] = [0, 0];
    for (const [day, { force, rest }] of counts) {
      if (day < first) early += force + rest;
      if (day > last) late += force + rest;
    }
    const short = width < NARROW_PX;
    show(this.before, early, `◂ ${short ? `${early} earlier` : `${events(early)} before ${dayInWords(first)}`}`);
    show(this.after, late, `${short ? `${late} later` : `${events(late)} after ${dayInWords(last)}`} ▸`);
    return [this.before, this.after].map((one) => (one.hidden ? 0 : one.offsetWidth + APART_PX));
  }
}

function show(button, many, words) {
  button.hidden = !many;
  button.textContent = words;
  button.title = "Show all days";
}
