/* Killed, injured, displaced: the events added up as a line in its band from low to high, and the running counts of
   sources as lines of their own, each with its name. What no source bounds above fades out upwards. */

import * as Plot from "@observablehq/plot";
import {
  apart, bounded, brief, colour, countAxis, dashes, date, day, dayAfter, dayOf, figure, number, range, signs, svg,
  teller, timeAxis, timeScale, wrapped,
} from "./look.js";

/** What is open above is drawn in so many strips, each fainter, over this height. */
const FADES = 6;
const FADE_PX = 30;
/** A count that is so many times the next is not drawn to scale beside at least two others: these would be one line. */
const FLATTENING = 8;
/** Room for names beside a chart, and for letters where there is none for names. */
const NAMES_PX = 220;
const LETTERS_PX = 78;
const LEAST_FOR_NAMES_PX = 640;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

export function drawCounts(element, numbers) {
  for (const part of element.querySelectorAll("[data-panel]")) {
    const panel = numbers.panels[part.dataset.panel];
    drawPanel(part, panel, numbers.axis);
  }
}

function drawPanel(part, panel, axis) {
  const canvas = part.querySelector(".fig-canvas");
  const width = canvas.clientWidth;
  const first = part.classList.contains("first");
  const height = first ? Math.max(230, Math.min(400, width * 0.45)) : 200;
  const grown = growth(panel, axis);
  const lines = beyond(panel.lines.map((one, n) => ({ ...one, letter: LETTERS[n], points: shown(one, axis) })), grown);
  const named = width >= LEAST_FOR_NAMES_PX && (lines.length + 1) * 34 <= height;
  const highestShown = highest(grown, lines.filter((one) => !one.beyond)) || 1;
  const fade = grown.some((one) => one.high === null) ? (highestShown * FADE_PX) / (height - 2 * FADE_PX) : 0;
  const room = lines.some((one) => one.beyond) ? 1.2 : 1.06;
  const top = Math.max(highestShown * room, ...grown.map((one) => edge(one) + fade));
  const marginRight = named ? NAMES_PX : LETTERS_PX;
  const drawn = figure(
    {
      width, height, marginRight, marginLeft: 44, marginTop: 14, marginBottom: 26,
      x: timeScale(axis),
      y: { domain: [0, top], label: null },
      marks: [...countAxis(top), timeAxis(axis, width - marginRight), ...band(grown, fade), ...running(lines, axis, top), ...tips(grown, lines, top)],
    },
    words(panel, grown, lines),
  );
  label(drawn, { grown, lines, named, width, height, marginRight, top });
  canvas.replaceChildren(drawn, ...(named || !lines.length ? [] : [list(lines)]));
}

const shown = (line, axis) => line.points.filter((one) => one.day >= axis.first && one.day <= axis.last);

/** The sums of events as a line that rises where they do: it begins with what was before, and ends with the last. */
function growth(panel, axis) {
  const { before, steps } = panel;
  if (!steps.length && !before) return [];
  const from = before ?? { low: 0, best: 0, high: 0, most: 0 };
  const first = { ...from, day: axis.first, x: date(axis.first), made: true };
  const all = [first, ...steps.map((one) => ({ ...one, x: date(one.day) }))];
  return [...all, { ...all.at(-1), x: dayAfter(date(axis.last)), made: true }];
}

/** The lines, of which those are marked that would press all others flat: they are drawn at the upper edge, and it is
    written beside them. */
function beyond(lines, grown) {
  const most = (one) => Math.max(0, ...one.points.map((point) => point.count));
  const inside = Math.max(0, ...grown.map(edge));
  const heights = [...lines.map(most), inside].filter(Boolean).sort((a, b) => a - b);
  let cut = heights.length;
  while (cut > 2 && heights[cut - 1] > FLATTENING * heights[cut - 2] && heights[cut - 1] > inside) cut -= 1;
  return lines.map((one) => ({ ...one, beyond: most(one) > heights[cut - 1] }));
}

const highest = (grown, lines) =>
  Math.max(0, ...grown.map(edge), ...lines.flatMap((one) => one.points.map((point) => point.count)));

/** Where the band ends: at its high, or where that is open at the greatest figures that sources give. */
const edge = (one) => one.high ?? one.most;

/** The band from low to high and the line of the best estimates. */
function band(grown, fade) {
  if (!grown.length) return [];
  const curve = "step-after";
  const fill = "var(--figure)";
  const open = (one) => (one.high === null ? fade : 0);
  const fades = grown.some((one) => one.high === null) ? Array.from({ length: FADES }, (_, n) => n) : [];
  return [
    Plot.areaY(grown, { x: "x", y1: "low", y2: edge, curve, fill, fillOpacity: 0.2 }),
    ...fades.map((n) => Plot.areaY(grown, {
      x: "x", y1: (one) => edge(one) + (open(one) * n) / FADES, y2: (one) => edge(one) + (open(one) * (n + 1)) / FADES,
      curve, fill, fillOpacity: 0.2 * (1 - n / FADES),
    })),
    Plot.lineY(grown, { x: "x", y: "most", curve, stroke: fill, strokeWidth: 1, strokeDasharray: "4 3" }),
    Plot.lineY(grown, { x: "x", y: "low", curve, stroke: fill, strokeWidth: 0.8, strokeOpacity: 0.7 }),
    Plot.lineY(grown, { x: "x", y: "best", curve, stroke: fill, strokeWidth: 2.6 }),
  ];
}

/** Each source's own line: thin over the time that it counts, then from count to count. */
function running(lines, axis, top) {
  return lines.flatMap((one) => {
    if (!one.points.length) return [];
    const stroke = colour(one.slot);
    const [head] = one.points;
    const begins = one.since && one.since > axis.first ? one.since : axis.first;
    const told = one.points.map((point) => ({ ...point, x: date(point.day), y: Math.min(top, point.count) }));
    const over = one.since && begins < head.day ? [{ x: date(begins), x2: date(head.day), y: told[0].y }] : [];
    return [
      Plot.ruleY(over, { x1: "x", x2: "x2", y: "y", stroke, strokeWidth: 1, strokeOpacity: 0.55, strokeDasharray: "1 3" }),
      Plot.lineY(told, { x: "x", y: "y", curve: "step-after", stroke, strokeWidth: 1.8, strokeDasharray: dashes(one.slot) }),
      ...signs(told, { x: "x", y: "y", fill: stroke, stroke: "var(--paper)", strokeWidth: 1 }),
    ];
  });
}

/** What a pointer is told; the table has all of it. */
function tips(grown, lines, top) {
  const events = grown.filter((one) => !one.made).map((one) => ({
    x: one.x, y: one.best, title: `${day(one.day)}\nevents added up: ${range(one)}`,
  }));
  const counts = lines.flatMap((line) => line.points.map((one) => ({
    x: date(one.day), y: Math.min(top, one.count),
    title: `${teller(line)}\n${bounded(one)}${line.since ? ` since ${dayOf(line.since)}` : ""}, up to ${day(one.day)}${one.place ? `\nplace: ${one.place}` : ""}`,
  })));
  return [Plot.tip([...events, ...counts], Plot.pointer({ x: "x", y: "y", title: "title", fill: "var(--raised)", stroke: "var(--rule)" }))];
}

/** Names (or letters) at the right, each beside its last count, with a thin line to it where it had to move. */
function label(drawn, { grown, lines, named, width, height, marginRight, top }) {
  const x = drawn.scale("x").apply;
  const y = drawn.scale("y").apply;
  const side = width - marginRight + 12;
  const labels = lines.filter((one) => one.points.length).map((one) => {
    const last = one.points.at(-1);
    const place = one.place && one.points.length === 1 ? `, ${one.place}` : "";
    const far = one.beyond ? " ↑" : "";
    const text = named ? [...wrapped(teller(one), 36, 1), `${brief(last)}${place}${far && `${far} off the scale`}`] : [`${one.letter} ${brief(last)}${far}`];
    return { y: y(Math.min(top, last.count)), from: x(date(last.day)), text, fill: colour(one.slot), height: named ? 30 : 15 };
  });
  if (grown.length) {
    const last = grown.at(-1);
    const told = named ? range(last) : brief({ count: last.best, bound: last.high === null && last.low === last.best ? "at_least" : "exact" });
    if (last.most > last.best) {
      labels.push({ y: y(last.most), from: side - 12, text: named ? ["by the greatest figures", number(last.most)] : [number(last.most)], fill: "var(--figure)", height: named ? 30 : 15 });
    }
    labels.push({ y: y(last.best), from: side - 12, text: named ? ["events added up", told] : [told], fill: "var(--figure)", height: named ? 30 : 15, strong: true });
  }
  apart(labels, 4, height - 8);
  const group = svg("g", { class: "fig-labels" });
  for (const one of labels) {
    if (one.from < side - 13 || Math.abs(one.at - one.y) > 2) {
      group.append(svg("path", { d: `M${one.from + 7},${one.y}L${Math.max(side - 12, one.from + 7)},${one.y}L${side - 3},${one.at}`, fill: "none", stroke: one.fill, "stroke-width": 0.7, "stroke-opacity": 0.6 }));
    }
    const text = svg("text", { x: side, y: one.at, class: one.strong ? "strong" : null });
    one.text.forEach((words, n) => text.append(svg("tspan", { x: side, dy: n ? "1.15em" : `${0.35 - (one.text.length - 1) * 0.575}em`, class: n || !named ? "count" : null }, words)));
    group.append(text);
  }
  drawn.append(group);
}

/** The names that the letters stand for. */
function list(lines) {
  const told = document.createElement("ol");
  told.className = "fig-tellers";
  for (const one of lines.filter((line) => line.points.length)) {
    const item = document.createElement("li");
    const letter = document.createElement("b");
    letter.textContent = one.letter;
    const name = document.createElement("bdi");
    name.textContent = teller(one);
    const last = one.points.at(-1);
    item.append(letter, " ", name, ` ${bounded(last)}${one.since ? `, ${dayOf(one.since)}` : ""} to ${dayOf(last.day)}${one.place ? `, ${one.place}` : ""}${one.beyond ? " (off the scale)" : ""}`);
    told.append(item);
  }
  return told;
}

/** The chart in a sentence. */
function words(panel, grown, lines) {
  const what = `${panel.measure.replaceAll("_", " ")}${panel.who === "all" ? "" : `, ${panel.who}`}`;
  const events = grown.length ? `events add up to ${range(grown.at(-1))}` : "no event tells it";
  const counts = lines.filter((one) => one.points.length).map((one) => `${teller(one)} counts ${bounded(one.points.at(-1))} up to ${day(one.points.at(-1).day)}`);
  return `${what}: ${[events, ...counts].join("; ")}.`;
}
