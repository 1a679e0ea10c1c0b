/* Where sources differ: for each event a group of rows, a row for each source with its figure on one scale; behind them
   the band from low to high. */

import * as Plot from "@observablehq/plot";
import { bounded, day, dayOf, figure, range, signs, svg, teller, tick, whole, wrapped } from "./look.js";

const HEAD_PX = 40;
const ROW_PX = 24;
/** On a narrow page a source's name stands over its row. */
const NARROW_PX = 560;
const NARROW_ROW_PX = 38;
const FOOT_PX = 34;
/** From this ratio of the greatest to the least on, the scale is logarithmic: else small figures are one point. */
const LOGARITHMIC_FROM = 40;

export function drawDiffering(element, numbers, width) {
  const narrow = width < NARROW_PX;
  const row = narrow ? NARROW_ROW_PX : ROW_PX;
  const marginLeft = narrow ? 8 : 268;
  const groups = laid(numbers.differing, row);
  const height = groups.at(-1).bottom + FOOT_PX;
  const rows = groups.flatMap((group) => group.rows);
  const most = Math.max(1, ...rows.map((one) => Math.max(one.count, one.high ?? 0)));
  const least = Math.min(...rows.map((one) => one.count));
  const log = most > LOGARITHMIC_FROM * Math.max(1, least);
  const ticks = log ? powers(most) : whole(most, narrow ? 3 : 6);
  const drawn = figure(
    {
      width, height, marginLeft, marginRight: 92, marginTop: 0, marginBottom: FOOT_PX,
      x: { type: log ? "symlog" : "linear", constant: log ? Math.max(1, least) : undefined, domain: [0, most * 1.05], label: null },
      y: { domain: [0, groups.at(-1).bottom], range: [0, groups.at(-1).bottom], axis: null },
      marks: [
        Plot.axisX(ticks, { tickSize: 4, tickFormat: tick }),
        Plot.gridX(ticks, { stroke: "var(--rule)", strokeOpacity: 1 }),
        Plot.rect(groups, { x1: "low", x2: (one) => one.high ?? one.most, y1: "top", y2: "bottom", fill: "var(--figure)", fillOpacity: 0.13 }),
        Plot.ruleX(groups, { x: "best", y1: "top", y2: "bottom", stroke: "var(--figure)", strokeWidth: 1.6 }),
        Plot.ruleY(rows.filter((one) => one.high !== null && one.low !== one.high), { x1: "low", x2: "high", y: "at", stroke: "var(--ink)", strokeWidth: 1 }),
        ...signs(rows, { x: "count", y: "at", fill: "var(--ink)", r: 5 }),
        Plot.dot(rows.filter((one) => one.chosen), { x: "count", y: "at", r: 9, stroke: "var(--figure)", strokeWidth: 1.6 }),
        Plot.text(rows, { x: (one) => one.high ?? one.count, y: "at", text: bounded, dx: 14, textAnchor: "start", fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3 }),
      ],
    },
    `Where sources differ: ${numbers.differing.map(words).join("; ")}.`,
  );
  drawn.append(names(groups, narrow, marginLeft));
  element.querySelector(".fig-canvas").replaceChildren(drawn);
}

/** The rows with their heights: each event has a heading, then its sources in the order of their figures. */
function laid(differing, row) {
  let y = 0;
  return differing.map((one) => {
    const top = y + HEAD_PX;
    const said = alike(one.said).sort((a, b) => a.count - b.count);
    const rows = said.map((each, n) => ({ ...each, at: top + n * row + row / 2 + (row - ROW_PX) / 4 }));
    y = top + said.length * row;
    return { ...one, head: top - HEAD_PX, top, bottom: y, rows, most: Math.max(...said.map((each) => each.count)) };
  });
}

/** Those who say the very same of an event stand in one row; the table names each of them. */
function alike(said) {
  const rows = new Map();
  for (const one of said) {
    const key = `${one.count} ${one.bound}`;
    const row = rows.get(key) ?? { ...one, names: [] };
    row.names.push(`${teller(one)}${one.side ? ` (${one.side})` : ""}`);
    row.chosen ||= one.chosen;
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** The names of a row, as many as there is room for. */
function named({ names }, letters) {
  const [first, ...others] = [...new Set(names)];
  const rest = others.length === 0 ? "" : others.length === 1 && first.length + others[0].length + 5 <= letters ? ` and ${others[0]}` : ` and ${others.length} more`;
  return wrapped(first, letters - (rest.startsWith(" and") ? rest.length : 0), 1)[0] + rest;
}

/** Nought and the powers of ten from ten up to a number: the marks of a logarithmic scale. */
const powers = (most) => [0, ...Array.from({ length: Math.floor(Math.log10(most)) }, (_, n) => 10 ** (n + 1))];

/** Headings of events, and names of sources. */
function names(groups, narrow, marginLeft) {
  const group = svg("g", { class: "fig-labels" });
  for (const one of groups) {
    const what = `${one.measure.replaceAll("_", " ")}${one.who === "all" ? "" : `, ${one.who}`}`;
    const where = [one.kind, one.place].filter(Boolean).join(", ");
    const when = !one.first ? "day not told" : one.last && one.last !== one.first ? `${dayOf(one.first)} – ${day(one.last)}` : day(one.first);
    group.append(svg("line", { x1: 0, x2: "100%", y1: one.head + 6, y2: one.head + 6, class: "rule" }));
    group.append(svg("text", { x: 0, y: one.head + 27, class: "strong" }, wrapped(`${where} · ${when}: ${what}`, narrow ? 46 : 120, 1)[0]));
    for (const each of one.rows) {
      const at = narrow ? { x: marginLeft, y: each.at - 12 } : { x: marginLeft - 14, y: each.at + 4, "text-anchor": "end" };
      group.append(svg("text", at, named(each, narrow ? 48 : 43)));
    }
  }
  return group;
}

const words = (one) =>
  `${one.kind}${one.place ? `, ${one.place}` : ""}, ${one.measure.replaceAll("_", " ")} ${range(one)}: ${one.said.map((said) => `${teller(said)} ${bounded(said)}`).join(", ")}`;
