/* What each source gives of one count, over time: a band of the page for each, all on one logarithmic scale. */

import * as Plot from "@observablehq/plot";
import { bounded, date, day, figure, sign, signs, tick, timeAxis, timeScale, wrapped } from "./look.js";

const BAND_PX = 92;
const FOOT_PX = 26;
/** A logarithmic scale has no nought: what is less than one is drawn on the line at its foot. */
const LEAST = 0.8;

export function drawGiven(element, numbers, width) {
  const flat = (name) => numbers.tellers.flatMap((teller) => teller[name].map((one) => ({ ...one, name: teller.source || "not named", x: date(one.day), y: Math.max(LEAST, one.count) })));
  const events = flat("events");
  const running = flat("running");
  const counts = [...events, ...running].map((one) => one.count);
  const most = Math.max(10, ...counts);
  const names = numbers.tellers.map((one) => ({ name: one.source || "not named" }));
  const powers = Array.from({ length: Math.ceil(Math.log10(most)) + 1 }, (_, n) => 10 ** n);
  const few = powers.filter((_, n) => n % Math.ceil(powers.length / 3) === 0);
  const drawn = figure(
    {
      width, height: names.length * BAND_PX + FOOT_PX, marginLeft: 44, marginRight: 74, marginTop: 4, marginBottom: FOOT_PX,
      x: timeScale(numbers.axis),
      y: { type: "log", domain: [LEAST, most * 1.8], label: null },
      fy: { domain: names.map((one) => one.name), axis: null, padding: 0.28 },
      marks: [
        Plot.gridY(few, { stroke: "var(--rule)", strokeOpacity: 1 }),
        Plot.axisY(few, { tickSize: 0, tickFormat: tick, label: null }),
        timeAxis(numbers.axis, width),
        Plot.ruleY([LEAST], { stroke: "var(--rule-strong)" }),
        Plot.text(names, { fy: "name", text: (one) => wrapped(one.name, Math.floor(width / 8), 1)[0], frameAnchor: "top-left", dx: 2, dy: -14, fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3, fontWeight: 600 }),
        Plot.link(events.filter((one) => one.high !== null && one.low !== one.high), { fy: "name", x1: "x", x2: "x", y1: (one) => Math.max(LEAST, one.low), y2: "high", stroke: "var(--figure)" }),
        Plot.line(running, { fy: "name", x: "x", y: "y", z: "name", stroke: "var(--accent)", strokeWidth: 1.2, curve: "step-after" }),
        ...signs(events, { fy: "name", x: "x", y: "y", fill: "var(--figure)", r: 4 }),
        ...hollow(running),
        Plot.text(lasts(events, running), { fy: "name", x: "x", y: "y", text: bounded, dx: 9, textAnchor: "start", fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3 }),
        Plot.tip([...events, ...running], Plot.pointer({ fy: "name", x: "x", y: "y", title: (one) => `${one.name}\n${bounded(one)}, ${day(one.day)}${one.place ? `\n${one.place}` : ""}`, fill: "var(--raised)", stroke: "var(--rule)" })),
      ],
    },
    `What each source gives: ${numbers.tellers.map((one) => `${one.source || "not named"}, ${[...one.events, ...one.running].map(bounded).join(", ")}`).join("; ")}.`,
  );
  element.querySelector(".fig-canvas").replaceChildren(drawn);
}

/** Running counts as hollow signs. */
const hollow = (running) => Object.values(Object.groupBy ? Object.groupBy(running, (one) => one.bound) : grouped(running))
  .map((some) => Plot.dot(some, { fy: "name", x: "x", y: "y", symbol: sign(some[0].bound), r: 4.5, fill: "var(--paper)", stroke: "var(--accent)", strokeWidth: 1.6 }));

function grouped(running) {
  const found = {};
  for (const one of running) (found[one.bound] ??= []).push(one);
  return found;
}

/** The greatest count of each source, which is written beside its sign. */
function lasts(...many) {
  const most = new Map();
  for (const one of many.flat()) if (!(most.get(one.name)?.count >= one.count)) most.set(one.name, one);
  return [...most.values()];
}
