// Which days are shown: the whole record, or so much of it that a day can be pointed at.

/** The fewest days that are shown. */
const FEWEST = 10;
/** What is shown beside a window, as a part of it, and at the least in days. */
const BESIDE = 0.3, BESIDE_DAYS = 4;
/** A window smaller than this part of the record is shown near when the page is opened. */
const SMALL = 1 / 6;

/** Days `first` to `last` of those of the `whole` record. */
export class Stretch {
  constructor(first, last) {
    this.whole = { first, last };
    Object.assign(this, this.whole);
    this.chosen = false;
  }

  /** True where the record has days. */
  get there() {
    return Number.isFinite(this.first) && Number.isFinite(this.last);
  }

  /** What is shown when the page is opened: a small window near, else everything. */
  begin(window) {
    const { from, to } = this.#closed(window);
    const small = to - from < (this.whole.last - this.whole.first) * SMALL;
    this.zoom(small ? "window" : "whole", window);
    this.chosen = false;
  }

  /** The record reaches from `first` to `last`; what is shown stays, but while nothing was chosen. */
  reach(first, last, window) {
    const same = this.whole.first === first && this.whole.last === last;
    this.whole = { first, last };
    if (!same && !this.chosen) this.begin(window);
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
