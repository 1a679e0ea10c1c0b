// Which days are shown: the whole record, or so much of it that a day can be pointed at.

/** The fewest days that are shown. */
const FEWEST = 10;
/** What is shown beside a window, as a part of it, and at the least in days. */
const BESIDE = 0.3, BESIDE_DAYS = 4;
/** What lies before all but this part of the events is not shown at first, if that leaves less than half of the days. */
const FEW_EVENTS = 0.02;
/** A window smaller than this part of the record is shown near when the page is opened. */
const SMALL = 1 / 6;

/** Days `first` to `last` of those of the `whole` record. */
export class Stretch {
  constructor(first, last) {
    this.whole = { first, last };
    Object.assign(this, this.whole);
    this.chosen = false;
    this.reached = false;
  }

  /** True where the record has days. */
  get there() {
    return Number.isFinite(this.first) && Number.isFinite(this.last);
  }

  /** What is shown when the page is opened: a small window near, else the record from when it tells of more. */
  begin(window, counts = new Map()) {
    const { from, to } = this.#closed(window);
    const days = this.whole.last - this.whole.first;
    if (to - from < days * SMALL) this.zoom("window", window);
    else if (window.from === null) this.#show(busyFrom(counts, this.whole), this.whole.last);
    else this.zoom("whole", window);
    this.chosen = false;
  }

  /** The record reaches from `first` to `last` and has some counts; what somebody chose to see stays. */
  reach({ first, last, all }, window) {
    const same = this.reached && this.whole.first === first && this.whole.last === last;
    this.whole = { first, last };
    this.reached = true;
    if (!same && !this.chosen) this.begin(window, all);
  }

  /** The stretch becomes another: whole, window, in or out. */
  zoom(how, window) {
    const { first, last } = this.whole;
    const { from, to } = this.#closed(window);
    this.chosen = true;
    if (how === "whole") return this.#show(first, last);
    if (how === "window") {
      const beside = Math.max(BESIDE_DAYS, Math.round((to - from) * BESIDE));
      return this.#show(from - beside, to + beside);
    }
    const days = (this.last - this.first + 1) * (how === "in" ? 0.5 : 2);
    const ends = [window.from, window.to].filter((day) => day !== null && day >= this.first && day <= this.last);
    const [start, end] = ends.length ? [ends[0], ends.at(-1)] : [this.first, this.last];
    const middle = (start + end) / 2;
    return this.#show(Math.round(middle - days / 2), Math.round(middle + days / 2) - 1);
  }

  /** The stretch moves with a window that leaves it; true where it has moved. */
  follow(window) {
    const { from, to } = this.#closed(window);
    const ends = [window.from, window.to].filter((day) => day !== null);
    if (ends.every((day) => day >= this.first && day <= this.last)) return false;
    if (to - from > this.last - this.first) this.zoom("window", window);
    else if (to > this.last) this.#show(to - (this.last - this.first), to);
    else this.#show(from, from + this.last - this.first);
    return true;
  }

  #closed({ from, to }) {
    return { from: from ?? this.whole.first, to: to ?? this.whole.last };
  }

  /** Days are shown as far as the record has them, and not too few. */
  #show(first, last) {
    const { whole } = this;
    const lacking = Math.max(0, FEWEST - (last - first + 1));
    const start = first - Math.floor(lacking / 2);
    const end = last + Math.ceil(lacking / 2);
    this.first = Math.max(whole.first, Math.min(start, whole.last - FEWEST + 1));
    this.last = Math.min(whole.last, Math.max(end, whole.first + FEWEST - 1));
  }
}

/** The day from which a record is shown at first. */
function busyFrom(counts, { first, last }) {
  const days = [...counts].map(([day, { force, rest }]) => [day, force + rest]).sort(([one], [other]) => one - other);
  const most = days.reduce((sum, [, many]) => sum + many, 0) * FEW_EVENTS;
  let before = 0;
  const found = days.find(([, many]) => (before += many) > most)?.[0] ?? first;
  return last - found < (last - first) / 2 ? found : first;
}
