// The days played one after another, and stepped by hand.

/** The least time between two days that are drawn, in ms: what a map takes to be drawn anew. */
const LEAST_MS = 100;
/** So many days without an event are passed over at once: at the usual three days a second they would be 20 seconds. */
const EMPTY_DAYS = 60;
/** How long it can be read that they were, in ms: five words at 200 a minute. */
const READ_MS = 1500;

/** The buttons of the line of days; `drawn` is a promise of the map for the day that is shown, or nothing. */
export function bindPlay(line, drawn) {
  const element = line.element.querySelector(".play");
  const go = element.querySelector(".go");
  const word = go.querySelector(".go-word");
  const speed = element.querySelector(".speed");
  const way = element.querySelector(".play-words");
  let playing = false;

  function tell(words) {
    way.textContent = words ?? (line.window.from === null ? "from the first day on" : "the window moves on");
  }

  function turn(on) {
    playing = on;
    go.setAttribute("aria-pressed", String(on));
    go.classList.toggle("playing", on);
    word.textContent = on ? "Pause" : "Play";
    if (on) return;
    tell();
    line.address.rest();
  }

  async function play() {
    turn(true);
    if (atEnd(line)) line.show(beginning(line));
    while (playing) {
      const perSecond = Number(speed.value);
      const wait = Math.max(LEAST_MS, 1000 / perSecond);
      await Promise.all([pause(wait), Promise.race([Promise.resolve(drawn()).catch(() => {}), pause(5 * wait)])]);
      if (!playing) return;
      const empty = emptyDays(line);
      tell(empty > EMPTY_DAYS ? `${empty} days without events passed over` : null);
      step(line, empty > EMPTY_DAYS ? empty + 1 : Math.max(1, Math.round((wait * perSecond) / 1000)), lastDay(line));
      if (empty > EMPTY_DAYS) await pause(READ_MS);
      if (atEnd(line)) turn(false);
    }
  }

  go.addEventListener("click", () => (playing ? turn(false) : play()));
  element.querySelectorAll("[data-step]").forEach((button) => button.addEventListener("click", () => {
    if (playing) turn(false);
    step(line, Number(button.dataset.step));
  }));
  ["pointerdown", "keydown"].forEach((kind) => line.chart.addEventListener(kind, () => playing && turn(false)));
  addEventListener("popstate", () => playing && turn(false));
  line.address.follow((names) => !playing && (names.has("from") || names.has("to")) && tell());
  tell();
}

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** The days on which events begin that the filters let through and that are known. */
const told = (line) => [...(line.counts.then ?? line.counts.all).keys()];

/** The last of these days; that of the record where there is none. */
function lastDay(line) {
  const { last } = line.stretch.whole;
  const days = told(line);
  return days.length ? Math.min(last, days.reduce((latest, day) => Math.max(latest, day))) : last;
}

/** How many days without an event follow the window. */
function emptyDays(line) {
  const { to } = line.window;
  const next = told(line).reduce((nearest, day) => (day > to ? Math.min(nearest, day) : nearest), Infinity);
  return to === null || next === Infinity ? 0 : next - to - 1;
}

/** True where the window's last day is the last that has events. */
function atEnd(line) {
  const { to } = line.window;
  return to === null || to >= lastDay(line);
}

/** The window at the beginning of what is shown: as long as it is, or the first day where its beginning is open. */
function beginning(line) {
  const { from, to } = line.window;
  const { first, last } = line.stretch;
  if (from === null) return { from: null, to: first };
  const days = Math.min((to ?? last) - from, last - first - 1);
  return { from: first, to: first + Math.max(0, days) };
}

/** The window moves by some days, no further than the record or `last` goes; with an open beginning it grows. */
function step(line, days, last = line.stretch.whole.last) {
  const { from, to } = line.window;
  const { first } = line.stretch.whole;
  const end = to ?? last;
  const by = Math.max(Math.min(days, last - end), first - (from ?? end));
  line.show({ from: from === null ? null : from + by, to: end + by });
}

