// The pointer over the days: a handle is dragged, a window is drawn or moved, a day is chosen, a bar is told.

/** A press that moves less than this is a click, in pixels. */
const STILL_PX = 4;

/** The pointer moves what it has hold of; one step a frame. */
export function bindPointer(line) {
  const { root } = line.parts;
  let held = null;
  let frame = 0;

  const spot = (event) => event.clientX - root.getBoundingClientRect().left;

  root.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !line.scale) return;
    const name = event.target.closest(".handle")?.dataset.handle ?? null;
    const { from, to } = line.window;
    const at = line.scale.at(spot(event));
    const inside = from !== null && to !== null && at >= from && at < to + 1;
    held = { name: name ?? (inside ? "window" : "new"), at, x: spot(event), from, to, moved: false };
    root.setPointerCapture(event.pointerId);
    if (name) line.handles[name].focus();
    event.preventDefault();
  });

  root.addEventListener("pointermove", (event) => {
    if (!line.scale) return;
    if (!held) {
      line.point(line.scale.at(spot(event)));
      return;
    }
    held.now = spot(event);
    if (Math.abs(held.now - held.x) > STILL_PX) held.moved = true;
    if (held.moved) frame ||= requestAnimationFrame(() => { frame = 0; if (held) drag(line, held); });
  });

  root.addEventListener("pointerup", (event) => {
    if (!held) return;
    cancelAnimationFrame(frame);
    frame = 0;
    held.now = spot(event);
    if (held.moved) drag(line, held);
    else if (held.name === "new" || held.name === "window") choose(line, held.at);
    held = null;
    line.address.rest();
  });

  root.addEventListener("pointercancel", () => { held = null; line.address.rest(); });
  root.addEventListener("pointerleave", () => line.point(null));
  root.addEventListener("dblclick", (event) => {
    if (event.target.closest(".handle")) return;
    line.show({ from: null, to: null });
    line.address.rest();
  });
}

/** What the pointer has hold of follows it. */
function drag(line, { name, at, now, from, to }) {
  const { scale } = line;
  const end = Math.round(scale.at(now));
  if (name === "known") {
    line.knowBy(end - 1 >= scale.last ? null : end - 1);
  } else if (name === "from") {
    line.show({ from: Math.min(end, to ?? scale.last), to });
  } else if (name === "to") {
    line.show({ from, to: Math.max(end - 1, from ?? scale.first) });
  } else if (name === "window") {
    const { first, last } = line.stretch.whole;
    const by = Math.min(Math.max(Math.round(scale.at(now) - at), first - from), last - to);
    line.show({ from: from + by, to: to + by });
  } else {
    const ends = [at, scale.at(now)].sort((one, other) => one - other);
    line.show({ from: Math.floor(ends[0]), to: Math.max(Math.floor(ends[0]), Math.ceil(ends[1]) - 1) });
  }
}

/** The days of the bar at a point are the window. */
function choose(line, at) {
  const [from, to] = line.scale.bin(at);
  line.show({ from, to });
}
