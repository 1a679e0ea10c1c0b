/* What all charts have in common: days, numbers and words as the page writes them, signs told apart by their shape, and
   labels that do not lie on each other. */

import * as Plot from "@observablehq/plot";

const DAY_MS = 86_400_000;
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const longDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const SVG = "http://www.w3.org/2000/svg";

export const date = (text) => new Date(`${text}T00:00:00Z`);
export const dayAfter = (day) => new Date(+day + DAY_MS);
export const day = (text) => longDay.format(date(text));
export const dayOf = (text) => shortDay.format(date(text));
export const number = (value) => value.toLocaleString("en-GB");
const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });
/** A number of an axis: short where it is great. */
export const tick = (value) => (Math.abs(value) >= 10_000 ? compact.format(value) : number(value));

const BOUNDS = { exact: "", at_least: "at least ", at_most: "up to ", about: "about " };
/** A count with the bound that its words give: "at least 24". */
export const bounded = ({ count, bound }) => `${BOUNDS[bound]}${number(count)}`;
/** The same for a narrow place: "≥ 24". */
export const brief = ({ count, bound }) =>
  `${{ exact: "", at_least: "≥ ", at_most: "≤ ", about: "≈ " }[bound]}${count < 1_000_000 ? number(count) : compact.format(count)}`;
export const range = ({ low, best, high }) =>
  low === best && best === high ? number(best)
    : high === null ? (low === best ? `${number(best)} or more` : `${number(best)} (${number(low)} or more)`)
      : `${number(best)} (${number(low)} to ${number(high)})`;

/** The colour of one of the six sources that have one; 0 is for all others. The first colour is that of the events. */
export const colour = (slot) => ["var(--camp-other)", ...[2, 3, 4, 7, 5, 6].map((n) => `var(--camp-${n})`)][slot];
/** The dashes of its line, so that no line is known by its colour alone. */
export const dashes = (slot) => ["2 2", null, "7 3", "2 3", "9 3 2 3", "4 2", "12 3"][slot];

/** Signs of bounds: a disc, a triangle that points up for "at least", one that points down for "up to", a diamond. */
const turned = {
  draw(context, size) {
    const h = Math.sqrt(size / (Math.sqrt(3) * 3));
    context.moveTo(0, h * 2);
    context.lineTo(-Math.sqrt(3) * h, -h);
    context.lineTo(Math.sqrt(3) * h, -h);
    context.closePath();
  },
};
const SIGNS = { exact: "circle", at_least: "triangle", at_most: turned, about: "diamond" };
export const sign = (bound) => SIGNS[bound];

/** One mark of dots for each sort of bound, since a mark has one sort of sign. */
export function signs(points, options) {
  return Object.keys(SIGNS)
    .map((bound) => points.filter((one) => one.bound === bound))
    .filter((some) => some.length)
    .map((some) => Plot.dot(some, { symbol: sign(some[0].bound), r: 4.5, ...options }));
}

/** The time axis of a figure, and its marks. */
export function timeScale(axis) {
  return { type: "utc", domain: [date(axis.first), dayAfter(date(axis.last))], label: null };
}
export const timeAxis = (axis, width) =>
  Plot.axisX({ ticks: Math.max(2, Math.floor(width / 95)), tickSize: 4, label: null, filter: (at) => +at <= +date(axis.last) });

/** Ticks at whole numbers, some `many` up to the top: half a person is none. */
export function whole(top, many) {
  const raw = Math.max(1, top / many);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, ...(power > 1 ? [2.5] : []), 5, 10].map((n) => n * power).find((n) => n >= raw));
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, n) => n * step);
}
export const countAxis = (top, many = 4) => [
  Plot.gridY(whole(top, many), { stroke: "var(--rule)", strokeOpacity: 1 }),
  Plot.axisY(whole(top, many), { tickSize: 0, label: null, tickFormat: tick }),
];

/** A figure drawn by Plot, told to those who do not see it. */
export function figure(options, words) {
  const drawn = Plot.plot({ ariaLabel: words, ...options });
  drawn.setAttribute("role", "img");
  // Plot names its groups, which a picture with one name of its own may not have.
  drawn.querySelectorAll("g[aria-label]").forEach((one) => one.setAttribute("aria-hidden", "true"));
  return drawn;
}

/** An element of SVG with its attributes and what is in it. */
export function svg(name, attributes, ...inside) {
  const made = document.createElementNS(SVG, name);
  if (name === "text") made.setAttribute("text-anchor", "start"); // Plot's figures have it in the middle
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

/** The name of who counted. */
export const teller = ({ source, outlet }) => source || outlet || "a source that is not named";

/** A text cut into lines of so many letters, the last of them ending in … where there is more. */
export function wrapped(text, letters, most = 2) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]} …`] : lines;
}

/** Places for labels of some heights, near where they should be, in their order and none on another. */
export function apart(labels, top, bottom) {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  let free = top;
  for (const one of sorted) {
    one.at = Math.max(one.y, free + one.height / 2);
    free = one.at + one.height / 2;
  }
  let edge = bottom;
  for (const one of sorted.reverse()) {
    one.at = Math.min(one.at, edge - one.height / 2);
    edge = one.at - one.height / 2;
  }
  return labels;
}
