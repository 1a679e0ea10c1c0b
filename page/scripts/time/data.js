// How many events began on each day: all that fit the filters, and of these what was known by a moment.
import { dayOf } from "./days.js";

/** What changes no count of a day. */
const APART = ["from", "to", "order", "limit", "offset", "rule"];
/** The families whose bars stand at the bottom, in a tone of their own: fighting, near and from afar. */
const FORCE = ["battle", "strike"];

/** Asks for the counts of an address: `{all, then, first, last, newest}`; an older question is given up for a newer. */
export class DayCounts {
  #asking = null;

  /** The counts; null where the server gives none, undefined where a newer question has come between. */
  async of(address) {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const whole = address.query("known", ...APART);
    const then = address.query(...APART);
    const answers = await Promise.all([...new Set([whole, then])].map((query) => asked(query, signal)));
    if (signal.aborted) return undefined;
    return answers.includes(null) ? null : told(answers[0], answers.at(-1));
  }
}

async function asked(query, signal) {
  try {
    const answer = await fetch(`/days.json${query}`, { signal });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function told(all, then) {
  const { newest } = all;
  return {
    all: counts(all),
    then: all === then ? null : counts(then),
    first: all.first && dayOf(all.first),
    last: all.last && Math.max(dayOf(all.last), newest ? dayOf(newest) : 0),
  };
}

/** By day, how many events there are: those of force, and the rest. */
function counts({ families, days }) {
  const force = families.map((family) => FORCE.includes(family));
  const sum = (row, wanted) => row.reduce((total, many, n) => total + (force[n] === wanted ? many : 0), 0);
  return new Map(days.map(([day, row]) => [dayOf(day), { force: sum(row, true), rest: sum(row, false) }]));
}
