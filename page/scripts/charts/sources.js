/* Sources side by side: how much each says, and of that how much others bear out (to the right) or contradict (to the
   left); a star tells how often it was first. */

import * as Plot from "@observablehq/plot";
import { figure, number, svg, wrapped } from "./look.js";

const ROW_PX = 26;
const NARROW_PX = 620;
const NARROW_ROW_PX = 44;
const NAME_PX = 250;

export function drawSources(element, numbers) {
  for (const part of element.querySelectorAll("[data-role]")) {
    const canvas = part.querySelector(".fig-canvas");
    drawRole(canvas, numbers[part.dataset.role], canvas.clientWidth);
  }
}

function drawRole(canvas, sources, width) {
  const narrow = width < NARROW_PX;
  const row = narrow ? NARROW_ROW_PX : ROW_PX;
  const rows = sources.map((one, n) => ({ ...one, at: n * row + row / 2 + (narrow ? 8 : 0), n }));
  const height = rows.length * row + 6;
  const left = narrow ? null : claims(rows, Math.round(width * 0.5), height);
  const right = compared(rows, narrow ? width : width - Math.round(width * 0.5), height, row);
  if (narrow) right.append(heads(rows));
  canvas.replaceChildren(...[left, right].filter(Boolean));
}

const level = (height) => ({ domain: [0, height], range: [0, height], axis: null });

/** Names, and a bar as long as the source's claims are many. */
function claims(rows, width, height) {
  const drawn = figure(
    {
      width, height, marginLeft: NAME_PX, marginRight: 44, marginTop: 0, marginBottom: 6,
      x: { domain: [0, Math.max(...rows.map((one) => one.claims))], axis: null }, y: level(height),
      marks: [
        Plot.rect(rows, { x1: 0, x2: "claims", y1: (one) => one.at - 6, y2: (one) => one.at + 6, fill: "var(--camp-other)", fillOpacity: 0.6 }),
        Plot.text(rows, { x: "claims", y: "at", text: (one) => number(one.claims), dx: 5, textAnchor: "start" }),
      ],
    },
    `Claims: ${rows.map((one) => `${one.name} ${number(one.claims)}`).join(", ")}.`,
  );
  const names = svg("g", { class: "fig-labels" });
  for (const one of rows) names.append(svg("text", { x: NAME_PX - 10, y: one.at + 4, "text-anchor": "end" }, wrapped(one.name, 42, 1)[0]));
  drawn.append(names);
  return drawn;
}

/** Claims that others bear out or contradict, from a line in the middle. */
function compared(rows, width, height, row) {
  const most = Math.max(1, ...rows.map((one) => Math.max(one.borne_out, one.contradicted)));
  const half = row === NARROW_ROW_PX ? 6 : 7;
  const bar = (from, to, fill) => ({ x1: from, x2: to, y1: (one) => one.at - half, y2: (one) => one.at + half, fill });
  const told = rows.filter((one) => one.shared);
  return figure(
    {
      width, height, marginLeft: 44, marginRight: 84, marginTop: 0, marginBottom: 6,
      x: { domain: [-most, most], axis: null }, y: level(height),
      marks: [
        Plot.rect(told, bar(0, "borne_out", "var(--camp-3)")),
        Plot.rect(told, { ...bar((one) => -one.contradicted, 0, "var(--paper)"), stroke: "var(--camp-2)", strokeWidth: 2, filter: (one) => one.contradicted }),
        Plot.ruleX([0], { stroke: "var(--ink)", y1: 0, y2: height }),
        Plot.text(told.filter((one) => one.borne_out), { x: "borne_out", y: "at", text: (one) => number(one.borne_out), dx: 5, textAnchor: "start" }),
        Plot.text(told.filter((one) => one.contradicted), { x: (one) => -one.contradicted, y: "at", text: (one) => number(one.contradicted), dx: -5, textAnchor: "end" }),
        Plot.text(told.filter((one) => one.first), { x: most, y: "at", text: (one) => `★ ${number(one.first)}`, dx: 34, textAnchor: "start", fill: "var(--ink)" }),
        Plot.text(rows.filter((one) => !one.shared), { x: 0, y: "at", text: () => "nobody else tells its events", dx: 8, textAnchor: "start", fill: "var(--quiet)" }),
      ],
    },
    `Borne out, contradicted, first: ${rows.map((one) => `${one.name} ${one.borne_out}, ${one.contradicted}, ${one.first}`).join("; ")}.`,
  );
}

/** On a narrow page: names over the bars, with the number of claims. */
function heads(rows) {
  const names = svg("g", { class: "fig-labels" });
  for (const one of rows) {
    names.append(svg("text", { x: 0, y: one.at - 14 }, `${wrapped(one.name, 34, 1)[0]} · ${number(one.claims)} ${one.claims === 1 ? "claim" : "claims"}`));
  }
  return names;
}
