// The stretch of days that is shown, across a width: where a day lies, which days stand together, where the axis is told.
import { utcDay, utcMonday, utcMonth, utcYear, utcTickInterval } from "d3-time";
import { dateOf, dayAt } from "./days.js";

/** A bar is at least so wide, in pixels; where a day is narrower, weeks, months or years stand together. */
const LEAST_BAR = 3;
/** One tick of the axis to so many pixels. */
const TICK_PX = 92;
const STEPS = [
  { name: "day", interval: utcDay, days: 1 },
  { name: "week", interval: utcMonday, days: 7 },
  { name: "month", interval: utcMonth, days: 30.4 },
  { name: "year", interval: utcYear, days: 365.25 },
];

/** Days `first` to `last`, both shown whole, between `left` and `right` pixels. */
export class TimeScale {
  constructor(first, last, left, right) {
    Object.assign(this, { first, last, left, right });
    this.perDay = (right - left) / (last - first + 1);
  }

  /** Where a day begins. */
  x(day) {
    return this.left + (day - this.first) * this.perDay;
  }

  /** The point of time at a place, within the stretch. */
  at(x) {
    return Math.min(Math.max(this.first + (x - this.left) / this.perDay, this.first), this.last + 1);
  }

  /** The days that stand together in one bar. */
  get step() {
    return STEPS.find(({ days }) => days * this.perDay >= LEAST_BAR) ?? STEPS.at(-1);
  }

  /** The first and the last day of the bar that a day belongs to. */
  bin(day) {
    const { interval } = this.step;
    const start = interval.floor(dateOf(Math.floor(day)));
    return [Math.round(dayAt(start)), Math.round(dayAt(interval.offset(start, 1))) - 1];
  }

  /** The counts by bar, in the order of days: `{from, to, force, rest}`. */
  bins(counts) {
    const found = new Map();
    for (const [day, { force, rest }] of counts) {
      if (day < this.first || day > this.last) continue;
      const [from, to] = this.bin(day);
      const one = found.get(from) ?? { from, to, force: 0, rest: 0 };
      found.set(from, { ...one, force: one.force + force, rest: one.rest + rest });
    }
    return [...found.values()].sort((one, other) => one.from - other.from);
  }

  /** The ticks of the axis: `{date, step}`, whole days at the least. */
  ticks() {
    const [start, stop] = [dateOf(this.first), dateOf(this.last + 1)];
    const many = Math.max(2, Math.floor((this.right - this.left) / TICK_PX));
    const found = utcTickInterval(start, stop, many);
    const interval = this.last - this.first < many ? utcDay : found;
    const dates = interval.range(start, stop);
    const step = dates.every((one) => utcYear.floor(one) >= one) ? "year"
      : dates.every((one) => utcMonth.floor(one) >= one) ? "month" : "day";
    return dates.map((date) => ({ date, step }));
  }
}
