/* Events by day and family: a small chart for each family, all on one scale of days and all families on one of counts. */

import * as Plot from "@observablehq/plot";
import { countAxis, date, dayAfter, dayOf, day, figure, number, timeAxis, timeScale } from "./look.js";

export function drawDays(element, numbers) {
  const names = numbers.families.map((one) => one.name);
  const rows = numbers.stretches.map((one) => ({
    ...one, from: date(one.first), to: dayAfter(date(one.last)), all: one.events.reduce((sum, events) => sum + events, 0),
  }));
  const most = Math.max(1, ...rows.flatMap((one) => one.events));
  for (const part of element.querySelectorAll(".fig-family")) {
    const at = names.indexOf(part.dataset.family);
    const events = (row) => (at < 0 ? row.all : row.events[at]);
    const top = at < 0 ? Math.max(1, ...rows.map((row) => row.all)) : most;
    drawFamily(part, rows.filter((row) => events(row)).map((row) => ({ ...row, count: events(row) })), numbers.axis, top);
  }
}

function drawFamily(part, rows, axis, top) {
  const canvas = part.querySelector(".fig-canvas");
  const width = canvas.clientWidth;
  const all = part.classList.contains("all");
  const height = all ? 150 : 96;
  const peak = rows.reduce((best, row) => (row.count > best.count ? row : best), { count: 0, first: "" });
  canvas.replaceChildren(figure(
    {
      width, height, marginLeft: 34, marginRight: 10, marginTop: 12, marginBottom: 22,
      x: timeScale(axis),
      y: { domain: [0, top], label: null },
      marks: [
        ...countAxis(top, all ? 4 : 2),
        timeAxis(axis, width),
        Plot.rectY(rows, { x1: "from", x2: "to", y: "count", fill: "var(--figure)", insetLeft: 0.3, insetRight: 0.3, rx: 0 }),
        Plot.ruleY([0], { stroke: "var(--ink)" }),
        Plot.tip(rows, Plot.pointerX({
          x: (row) => new Date((+row.from + +row.to) / 2), y: "count", fill: "var(--raised)", stroke: "var(--rule)",
          title: (row) => `${row.first === row.last ? day(row.first) : `${dayOf(row.first)} – ${day(row.last)}`}\n${number(row.count)} ${row.count === 1 ? "event" : "events"}`,
        })),
      ],
    },
    `${part.dataset.family || "all kinds"}: ${rows.length} times with events, most (${number(peak.count)}) ${peak.first ? `from ${day(peak.first)}` : ""}`,
  ));
}
