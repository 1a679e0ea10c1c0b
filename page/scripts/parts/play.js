// The days played one after another, and stepped by hand.

/** The least time between two days that are drawn, in ms: what a map takes to be drawn anew. */
const LEAST_MS = 100;

/** The buttons of the line of days; `drawn` is a promise of the map for the day that is shown, or nothing. */
export function bindPlay(line, drawn) {
  const element = line.element.querySelector(".play");
  const go = element.querySelector(".go");
  const word = go.querySelector(".go-word");
  const speed = element.querySelector(".speed");
  let playing = false;

  function turn(on) {
    playing = on;
    go.setAttribute("aria-pressed", String(on));
    go.classList.toggle("playing", on);
    word.textContent = on ? "Pause" : "Play";
    if (!on) line.address.rest();
  }

  async function play() {
    turn(true);
    if (atEnd(line)) line.show(beginning(line));
    while (playing) {
      const perSecond = Number(speed.value);
      const wait = Math.max(LEAST_MS, 1000 / perSecond);
      await Promise.all([pause(wait), Promise.race([Promise.resolve(drawn()).catch(() => {}), pause(5 * wait)])]);
      if (!playing) return;
      step(line, Math.max(1, Math.round((wait * perSecond) / 1000)));
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
}

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** True where the window's last day is the last of the record. */
function atEnd(line) {
  const { to } = line.window;
  return to === null || to >= line.stretch.whole.last;
}

/** The window at the beginning of what is shown: as long as it is, or the first day where its beginning is open. */
function beginning(line) {
  const { from, to } = line.window;
  const { first, last } = line.stretch;
  if (from === null) return { from: null, to: first };
  const days = Math.min((to ?? last) - from, last - first - 1);
  return { from: first, to: first + Math.max(0, days) };
}

/** The window moves by some days, no further than the record goes; with an open beginning it grows. */
function step(line, days) {
  const { from, to } = line.window;
  const { first, last } = line.stretch.whole;
  const end = to ?? last;
  const by = Math.max(Math.min(days, last - end), first - (from ?? end));
  line.show({ from: from === null ? null : from + by, to: end + by });
}

