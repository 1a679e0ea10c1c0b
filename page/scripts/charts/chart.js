/* A chart: an element with data-chart (which one) and data-series (where its numbers are), with .fig-canvas elements to draw
   into. It is drawn anew when its width changes. All numbers are worked out by the server; colours are those of the
   page's style sheets, so that a chart follows the light and the dark without being drawn again.

   A script gets to know that a chart is there by data-drawn: "yes", or "no" where its numbers could not be had. */

import { drawCounts } from "./counts.js";
import { drawDays } from "./days.js";
import { drawDiffering } from "./differing.js";
import { drawGiven } from "./given.js";
import { drawSources } from "./sources.js";

const DRAWERS = { counts: drawCounts, days: drawDays, differing: drawDiffering, given: drawGiven, sources: drawSources };
/** Answers that are on their way or there, by address: two charts of one figure share one. */
const asked = new Map();

/** All charts inside an element, and the element itself if it is one, are drawn once. */
export function drawAll(root) {
  const inside = root.querySelectorAll("[data-chart]:not([data-drawn])");
  [...(root.matches?.("[data-chart]:not([data-drawn])") ? [root] : []), ...inside].forEach(draw);
}

async function draw(element) {
  element.dataset.drawn = "no";
  try {
    const numbers = await series(element.dataset.series);
    follow(element, (width) => DRAWERS[element.dataset.chart](element, numbers, width));
  } catch (error) {
    console.error(error);
    say(element, "The chart could not be drawn; the numbers stand in the table.");
  }
}

/** The numbers at an address. */
function series(address) {
  if (!asked.has(address)) {
    const answer = fetch(address, { headers: { Accept: "application/json" } }).then((response) => {
      if (!response.ok) throw new Error(`${response.status} at ${address}`);
      return response.json();
    });
    asked.set(address, answer);
    answer.catch(() => {}).finally(() => setTimeout(() => asked.delete(address), 10_000));
  }
  return asked.get(address);
}

/** Paints for the width that an element has, and again when it has another. */
function follow(element, paint) {
  let painted = 0;
  const again = () => {
    const width = Math.floor(element.clientWidth);
    if (width === painted || width === 0) return;
    painted = width;
    paint(width);
    element.dataset.drawn = "yes";
  };
  again();
  new ResizeObserver(() => requestAnimationFrame(again)).observe(element);
}

function say(element, words) {
  const told = document.createElement("p");
  told.className = "note";
  told.textContent = words;
  element.replaceChildren(told);
}
