// The picture of the days, as SVG: bars, the axis, the window and the flag of the moment of knowing.
import { dayAt, events, tickInWords } from "./days.js";

const SVG = "http://www.w3.org/2000/svg";
/** The places of the parts from above, in pixels: the strip of the flag, the bars, the axis. */
export const FLAG = 20, FLOOR = 92, HEIGHT = 112, MARGIN = 12;

/** The highest bar, in pixels. */
const TALL = FLOOR - FLAG - 4;
/** What the words of a tick take at most, in pixels. */
const TICK_WORDS = 74;
/** A letter of them, in pixels: they are set in 12 px. */
const LETTER = 6;
/** A bar so many times as high as the next is cut. */
const CUT = 4;

/** An element of SVG with attributes and what is in it. */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  set(made, attributes);
  made.append(...children);
  return made;
}

/** Some attributes become others. */
export function set(element, attributes) {
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
}

/** The parts of the picture that are there from the beginning, by name. */
export function picture() {
  const parts = {
    hatch: svg("pattern", { id: "time-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)" }, svg("rect", { width: 1.6, height: 5, class: "hatch" })),
    clip: svg("rect", { y: 0, height: HEIGHT }),
    axis: svg("g", { class: "axis" }),
    top: svg("g", { class: "top" }),
    window: svg("rect", { class: "window", y: FLAG, height: FLOOR - FLAG }),
    pale: svg("g", { class: "bars pale" }),
    vivid: svg("g", { class: "bars vivid", "clip-path": "url(#time-clip)" }),
    later: svg("rect", { class: "later", y: FLAG, height: FLOOR - FLAG, fill: "url(#time-hatch)" }),
    hover: svg("rect", { class: "hover", y: FLAG, height: FLOOR - FLAG, width: 0 }),
    floor: svg("line", { class: "floor", y1: FLOOR + 0.5, y2: FLOOR + 0.5 }),
    handles: svg("g", { class: "handles" }),
  };
  const { hatch, clip, ...drawn } = parts;
  const root = svg("svg", { class: "days", height: HEIGHT, role: "group" },
    svg("defs", {}, hatch, svg("clipPath", { id: "time-clip" }, clip)), ...Object.values(drawn));
  return { root, ...parts };
}

/** The bars of what is known, with those of what was not known yet above them. */
export function drawBars(parts, scale, { all, then }) {
  const bins = scale.bins(all);
  const known = new Map(scale.bins(then ?? all).map((one) => [one.from, one]));
  const { most, cut } = top(bins.map(({ force, rest }) => force + rest));
  const high = (many) => (many / most) * TALL;
  const gap = scale.perDay * scale.step.days > 6 ? 1 : 0.4;
  const paths = { force: "", rest: "", unknown: "", cut: "" };
  for (const { from, to, force, rest } of bins) {
    const x = Math.max(scale.x(from), scale.left);
    const width = Math.max(1, Math.min(scale.x(to + 1), scale.right) - x - gap);
    const seen = known.get(from) ?? { force: 0, rest: 0 };
    const bar = (bottom, many) => {
      const [low, up] = [high(bottom), high(bottom + many)].map((one) => Math.min(one, TALL));
      return `M${x.toFixed(1)} ${(FLOOR - low).toFixed(1)}V${(FLOOR - up).toFixed(1)}h${width.toFixed(1)}V${(FLOOR - low).toFixed(1)}z`;
    };
    if (force + rest > most) paths.cut += `M${(x - 1).toFixed(1)} ${FLAG + 14}l${(width + 2).toFixed(1)}-5v3l${(-width - 2).toFixed(1)} 5z`;
    if (seen.force) paths.force += bar(0, seen.force);
    if (seen.rest) paths.rest += bar(seen.force, seen.rest);
    const unseen = force + rest - seen.force - seen.rest;
    if (unseen > 0) paths.unknown += bar(seen.force + seen.rest, unseen);
  }
  for (const group of [parts.pale, parts.vivid]) {
    group.replaceChildren(...Object.entries(paths).map(([name, d]) => svg("path", { class: name, d })));
  }
  drawTop(parts.top, scale, most, cut);
}

/** How many events the top stands for; where one bar is far higher than all others it is `cut`, so that they are seen. */
function top(totals) {
  const [highest = 1, second = 0] = totals.sort((one, other) => other - one);
  const cut = highest > CUT * second && second > 0;
  return { most: cut ? 2 * second : highest, cut };
}

/** How many events the highest bar stands for. */
function drawTop(group, scale, most, cut) {
  const y = FLAG + 4.5;
  group.replaceChildren(
    svg("line", { x1: scale.left, x2: scale.right, y1: y, y2: y }),
    svg("text", { x: scale.left, y: y - 4 }, `${events(most)} a ${scale.step.name}${cut ? "; the bar that is cut is higher" : ""}`),
  );
}

/** The axis in words, with some room (pixels) left free at its two ends. */
export function drawAxis(group, scale, [before, after]) {
  let [year, free] = [null, 0];
  const within = ({ date }) => {
    const x = scale.x(dayAt(date));
    return x >= before && x < scale.right - after - (after && TICK_WORDS);
  };
  const marks = scale.ticks().filter(within).map(({ date, step }) => {
    const x = scale.x(dayAt(date));
    const words = tickInWords(date, step, date.getUTCFullYear() !== year);
    const near = x > scale.right - 40;
    const told = x >= free;
    if (told) [year, free] = [date.getUTCFullYear(), x + words.length * LETTER + 6];
    return svg("g", { transform: `translate(${x.toFixed(1)} 0)` },
      svg("line", { y1: FLOOR, y2: FLOOR + 5 }),
      svg("text", { x: near ? 0 : 3, y: FLOOR + 16, "text-anchor": near ? "end" : "start" }, told ? words : ""));
  });
  group.replaceChildren(...marks);
}
