// Days as whole numbers since 1 January 1970 (UTC), and in words.

const DAY_MS = 86_400_000;
const MONTHS = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });

/** The number of a day that is written as 2024-12-05; NaN for what is none. */
export const dayOf = (text) => Math.floor(Date.parse(`${text.slice(0, 10)}T00:00Z`) / DAY_MS);

/** A day as addresses have it. */
export const isoOf = (day) => dateOf(day).toISOString().slice(0, 10);

/** The moment at which a day begins. */
export const dateOf = (day) => new Date(day * DAY_MS);

/** The day that a moment (Date) lies in, with the part of it that has gone by. */
export const dayAt = (date) => date.getTime() / DAY_MS;

/** "5 Dec 2024", as everywhere on the page. */
export function dayInWords(day) {
  const date = dateOf(day);
  return `${date.getUTCDate()} ${MONTHS.format(date)} ${date.getUTCFullYear()}`;
}

/** "5 Dec", "Dec", "2024": a day, a month or a year on the axis; the year is added where it is `told`. */
export function tickInWords(date, step, told) {
  const year = date.getUTCFullYear();
  if (step === "year") return `${year}`;
  const words = step === "month" ? MONTHS.format(date) : `${date.getUTCDate()} ${MONTHS.format(date)}`;
  return told ? `${words} ${year}` : words;
}

/** A window of days, what its ends share said once; either end may be null for open. */
export function windowInWords(from, to) {
  if (from === null && to === null) return "the whole record";
  if (from === null) return `until ${dayInWords(to)}`;
  if (to === null) return `from ${dayInWords(from)}`;
  if (from === to) return dayInWords(from);
  const [start, end] = [dateOf(from), dateOf(to)];
  const whole = start.getUTCDate() === 1 && dateOf(to + 1).getUTCDate() === 1;
  const sameYear = start.getUTCFullYear() === end.getUTCFullYear();
  const sameMonth = sameYear && start.getUTCMonth() === end.getUTCMonth();
  if (whole && sameMonth) return tickInWords(start, "month", true);
  if (whole && sameYear && start.getUTCMonth() === 0 && end.getUTCMonth() === 11) return tickInWords(start, "year", true);
  if (sameMonth) return `${start.getUTCDate()}–${dayInWords(to)}`;
  return `${tickInWords(start, "day", !sameYear)} – ${dayInWords(to)}`;
}

/** The moment (UTC) of a `known` part as a point on the axis of days: a day alone means its end. */
export function knownAt(text) {
  if (!text) return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayOf(text) + 1;
  return dayAt(momentOf(text));
}

/** A point on the axis of days as a moment: "5 Dec 2024, 18:00 UTC"; the end of a day is the day. */
export function momentInWords(at) {
  if (Number.isInteger(at)) return dayInWords(at - 1);
  return `${dayInWords(Math.floor(at))}, ${dateOf(at).toISOString().slice(11, 16)} UTC`;
}

/** "13 events". */
export const events = (many) => `${many.toLocaleString("en-US")} ${many === 1 ? "event" : "events"}`;

/** The moment (UTC) that is written; one without its zone is in UTC. */
function momentOf(text) {
  const whole = text.replace(" ", "T");
  return new Date(/(Z|[+-]\d\d:?\d\d)$/i.test(whole) ? whole : `${whole}Z`);
}

/** A `known` part as its field shows it: to the minute, in UTC. */
export function knownField(text) {
  if (!text) return "";
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59` : momentOf(text);
  return typeof moment === "string" ? moment : Number.isNaN(moment.getTime()) ? "" : moment.toISOString().slice(0, 16);
}

/** What a field of a moment says, as a part of the address: the last minute of a day is the day. */
export const knownWritten = (field) => (field.slice(11, 16) === "23:59" ? field.slice(0, 10) : field.slice(0, 16));
