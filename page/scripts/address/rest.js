// Acts that follow a hand: at once when it begins to move, and again when it rests.

/** The hand rests when it has not moved for so long, in ms. */
const REST_MS = 150;

/** A function that acts at once after a time of rest, and otherwise when the hand rests again. */
export function atRest(act) {
  let waiting;
  let moved = -Infinity;
  return () => {
    const resting = performance.now() - moved > REST_MS;
    moved = performance.now();
    clearTimeout(waiting);
    if (resting) act();
    else waiting = setTimeout(act, REST_MS);
  };
}
