// The line of days: a window over the events of each day, and a flag for the moment of knowing.
import { dayInWords, dayOf, events, isoOf, knownAt, momentInWords, windowInWords } from "./days.js";
import { DayCounts } from "./data.js";
import { MARGIN, drawAxis, drawBars, picture, set } from "./draw.js";
import { Beyond } from "./beyond.js";
import { handle, place, tellFlag } from "./handles.js";
import { bindPointer } from "./pointer.js";
import { TimeScale } from "./scale.js";
import { Stretch } from "./stretch.js";

/** Parts of the address by which the bars are others. */
const COUNTED = ["known", "place", "kind", "actor", "source", "grade", "figures", "q"];
/** Keys pressed one after another within this time share one entry of the history, in ms. */
const KEYS_MS = 1000;
/** How far beyond the last day "now" stands, so that the two handles there do not cover each other, in pixels. */
const NOW_PX = 10;
const NOTHING = { force: 0, rest: 0 };

/** The line of days in an element, following an address. */
export class TimeLine {
  constructor(element, address) {
    this.element = element;
    this.address = address;
    this.counts = { all: new Map(), then: null };
    this.stretch = new Stretch(dayOf(element.dataset.first), dayOf(element.dataset.last));
    this.stretch.begin(this.window);
    this.asking = new DayCounts();
    this.#build();
    address.follow((names) => {
      if (this.stretch.follow(this.window)) this.draw();
      else this.#stand();
      this.stale ||= COUNTED.some((name) => names.has(name));
    });
    new ResizeObserver(() => this.draw()).observe(this.chart);
    this.count();
  }

  /** The first and the last day of the window; null for an open end. */
  get window() {
    const end = (name) => { const day = dayOf(this.address.get(name)); return Number.isNaN(day) ? null : day; };
    return { from: end("from"), to: end("to") };
  }

  /** The point of the axis up to which reports are looked at; null for now. */
  get known() {
    const at = knownAt(this.address.get("known"));
    return at === null || Number.isNaN(at) ? null : at;
  }

  /** The window becomes another one, as a step of a gesture. */
  show({ from, to }) {
    if (!this.stretch.there) return;
    const { first, last } = this.stretch.whole;
    const within = (day) => (day === null ? null : isoOf(Math.min(Math.max(day, first), last)));
    this.address.change({ from: within(from), to: within(to) }, { gesture: true });
  }

  /** The moment of knowing becomes the end of a day, or now. */
  knowBy(day) {
    if (!this.stretch.there) return;
    const { first, last } = this.stretch.whole;
    const known = day === null || day >= last ? null : isoOf(Math.max(day, first));
    this.address.change({ known }, { gesture: true });
  }

  /** The stretch that is shown becomes another: whole, window, in or out. */
  zoom(how) {
    this.stretch.zoom(how, this.window);
    this.draw();
  }

  /** The numbers of events are asked for anew where they are of another question; called once the list is there. */
  renew() {
    if (this.stale) this.count();
  }

  /** The numbers of events are asked for anew. */
  async count() {
    this.stale = false;
    this.chart.setAttribute("aria-busy", "true");
    const found = await this.asking.of(this.address);
    if (found === undefined) return;
    this.chart.removeAttribute("aria-busy");
    if (!found) return;
    this.counts = found;
    if (found.first !== null) this.stretch.reach(found, this.window);
    this.draw();
  }

  /** All is drawn anew. */
  draw() {
    const width = this.chart.clientWidth;
    if (!width || !this.stretch.there) return;
    const { first, last } = this.stretch;
    this.parts.handles.append(...Object.values(this.handles).filter((one) => !one.isConnected));
    this.scale = new TimeScale(first, last, MARGIN, width - MARGIN - NOW_PX);
    set(this.parts.root, { width, viewBox: `0 0 ${width} ${this.parts.root.getAttribute("height")}` });
    set(this.parts.floor, { x1: MARGIN, x2: this.scale.right });
    drawAxis(this.parts.axis, this.scale, this.beyond.tell(this.stretch, this.counts.all, width));
    drawBars(this.parts, this.scale, this.counts);
    this.point(null);
    this.element.dataset.shown = `${isoOf(first)}/${isoOf(last)}`;
    this.#stand();
  }

  /** The bar at a point of the axis, in words; "" hides it. */
  point(at) {
    if (at === null) {
      set(this.parts.hover, { width: 0 });
      this.hover.textContent = "";
      return;
    }
    const [from, to] = this.scale.bin(at);
    const sum = { ...NOTHING };
    for (let day = from; day <= to; day += 1) {
      const { force, rest } = (this.counts.then ?? this.counts.all).get(day) ?? NOTHING;
      sum.force += force;
      sum.rest += rest;
    }
    const x = Math.max(this.scale.x(from), this.scale.left);
    set(this.parts.hover, { x, width: Math.max(0, Math.min(this.scale.x(to + 1), this.scale.right) - x) });
    this.hover.textContent = `${windowInWords(from, to)}: ${begin(sum.force + sum.rest, from, to)}`
      + (sum.force ? `, ${sum.force.toLocaleString("en-US")} of them battles and strikes` : "");
  }

  #build() {
    this.chart = this.element.querySelector(".time-chart");
    this.reading = this.element.querySelector(".reading .window-words");
    this.hover = this.element.querySelector(".reading .hover-words");
    this.knownWords = this.element.querySelector(".known-words");
    this.parts = picture();
    this.handles = {
      from: handle("from", "First day of the window", this.#keys("from")),
      to: handle("to", "Last day of the window, the day of the map", this.#keys("to")),
      known: handle("known", "Known by", this.#keys("known")),
    };
    this.chart.replaceChildren(this.parts.root);
    this.beyond = new Beyond(this.chart, () => this.zoom("whole"));
    set(this.parts.root, { "aria-label": "Events by day. Arrows move a handle by a day, Page Up and Page Down by a week." });
    bindPointer(this);
    this.element.querySelectorAll("[data-zoom]").forEach((button) =>
      button.addEventListener("click", () => this.zoom(button.dataset.zoom)));
  }

  /** What the keys of a handle do. */
  #keys(name) {
    let resting;
    const step = (act) => {
      act();
      clearTimeout(resting);
      resting = setTimeout(() => this.address.rest(), KEYS_MS);
    };
    const set_to = (day) => (name === "known" ? this.knowBy(day) : this.show({ ...this.window, [name]: day }));
    return {
      moved: (by) => step(() => set_to(this.#within(name, this.#value(name) + by))),
      ended: (end) => step(() => set_to(this.#farthest(name, end))),
      freed: () => step(() => set_to(null)),
    };
  }

  /** The day at which a handle stands; an open end at that of the record. */
  #value(name) {
    const { first, last } = this.stretch.whole;
    if (name === "known") return this.known === null ? last : Math.ceil(this.known) - 1;
    return this.window[name] ?? (name === "from" ? first : last);
  }

  /** A day for an end of the window that does not cross the other. */
  #within(name, day) {
    const { from, to } = this.window;
    if (name === "from" && to !== null) return Math.min(day, to);
    return name === "to" && from !== null ? Math.max(day, from) : day;
  }

  /** Where Home and End bring a handle: to an open end, or to the other handle. */
  #farthest(name, end) {
    const { first } = this.stretch.whole;
    if (name === "known") return end ? null : first;
    const { from, to } = this.window;
    if ((name === "from") !== end) return null;
    return name === "from" ? to : from ?? first;
  }

  /** The window and the handles stand where the address says. */
  #stand() {
    if (!this.scale) return;
    const { from, to } = this.window;
    const { scale, parts } = this;
    const left = from === null ? scale.left : this.#x(from);
    const right = to === null ? scale.right : this.#x(to + 1);
    set(parts.window, { x: left, width: Math.max(0, right - left) });
    set(parts.clip, { x: left, width: Math.max(0, right - left) });
    const known = this.known === null ? scale.right + NOW_PX : this.#x(this.known);
    set(parts.later, { x: known, width: Math.max(0, scale.right - known) });
    this.#standHandle("from", left, from === null ? "open, from the beginning" : null);
    this.#standHandle("to", right, to === null ? "open, to the end" : null);
    this.#standHandle("known", known, this.known === null ? "now" : null);
    const words = this.known === null ? "known now" : `known by ${dayInWords(this.#value("known"))}`;
    tellFlag(this.handles.known, words, known > scale.right - 150);
    this.knownWords.textContent = this.known === null ? "now" : momentInWords(this.known);
    this.#tell(from, to);
  }

  #x(day) {
    return Math.min(Math.max(this.scale.x(day), this.scale.left), this.scale.right);
  }

  #standHandle(name, x, open) {
    const day = this.#value(name);
    const { force, rest } = this.counts.all.get(day) ?? NOTHING;
    const { first, last } = this.stretch.whole;
    const words = open ?? `${dayInWords(day)}, ${begin(force + rest, day, day)}`;
    place(this.handles[name], x, { min: first, max: last, now: day, words });
  }

  #tell(from, to) {
    const long = from !== null && to !== null && to > from ? ` (${to - from + 1} days)` : "";
    this.reading.textContent = windowInWords(from, to) + long;
  }
}

/** "13 events begin on this day": bars count an event on its first day alone, lists on every day that it touches. */
const begin = (many, from, to) =>
  `${events(many)} ${many === 1 ? "begins" : "begin"} ${from === to ? "on this day" : "in these days"}`;
