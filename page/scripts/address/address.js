// The address is the one place where it stands what the page shows; all parts read it here and change it here.

/** The parts of an address in the order in which links have them (address.py), and those that only scripts know. */
const ORDER = ["from", "to", "known", "place", "kind", "actor", "source", "grade", "figures", "q", "rule", "order",
  "limit", "offset", "view", "at"];
/** What the server has no use for: the view of the map and the event that was looked at last. */
const OURS = ["view", "at"];
/** What follows from the list's own beginning, and so is dropped when anything else changes. */
const PAGING = ["limit", "offset", "at"];
/** Least time between two rewritings of the address, in ms: browsers refuse more than some 100 in half a minute. */
const REWRITE_MS = 300;

/** Letters that need no coding in a query, so that addresses stay readable: days, moments, views. */
const coded = (text) => encodeURIComponent(text).replace(/%(3A|2C|2F)/g, decodeURIComponent);

/** The query of some parts, with its question mark; "" for none. Empty parts are left out. */
export function written(params) {
  const pairs = [...params].filter(([, value]) => value !== "");
  const place = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  pairs.sort(([one], [other]) => place(one) - place(other));
  return pairs.length ? `?${pairs.map(([name, value]) => `${name}=${coded(value)}`).join("&")}` : "";
}

/** What the page shows: `params`, changed by `change` and told to all who `follow`. */
export class Address {
  #followers = [];
  #rewriting = null;
  #written = 0;
  #gesture = false;

  constructor() {
    this.params = new URLSearchParams(location.search);
    addEventListener("popstate", () => this.#restore());
    addEventListener("pagehide", () => this.#rewrite());
  }

  /** A part of the address; "" where it is not there. */
  get(name) {
    return this.params.get(name) ?? "";
  }

  /** The query for a question to the server, without some parts and those that are of no use to it. */
  query(...without) {
    const kept = [...this.params].filter(([name]) => !OURS.includes(name) && !without.includes(name));
    return written(kept);
  }

  /** `follower(changed)` is called after every change with the set of the names that changed. */
  follow(follower) {
    this.#followers.push(follower);
  }

  /** Some parts become others; null or "" drops one, a list sets a part several times.

     A step of a gesture (dragging, playing) shares one entry of the history with the steps before it; `replace` makes
     no entry at all, for what is no question of its own: the map's view, the row that is looked at; `quiet` tells
     nobody. */
  change(changes, { gesture = false, replace = false, quiet = false } = {}) {
    const next = new URLSearchParams(this.params);
    if (Object.keys(changes).some((name) => !OURS.includes(name) && !PAGING.includes(name))) {
      PAGING.forEach((name) => next.delete(name));
    }
    for (const [name, value] of Object.entries(changes)) {
      next.delete(name);
      [value ?? []].flat().forEach((one) => next.append(name, one));
    }
    if (written(next) === written(this.params)) return;
    this.#move(next, replace || (gesture && this.#gesture), quiet);
    if (!replace) this.#gesture = gesture;
  }

  /** The address becomes that of a link to this page; the map stays where it is. */
  go(search) {
    const next = new URLSearchParams(search);
    if (this.get("view") && !next.has("view")) next.set("view", this.get("view"));
    this.#move(next, false);
    this.#gesture = false;
  }

  /** The gesture is over: the next one has an entry of its own. */
  rest() {
    this.#gesture = false;
    this.#rewrite();
  }

  #move(next, replace, quiet = false) {
    if (written(next) === written(this.params)) return;
    if (replace) {
      this.#become(next, quiet);
      this.#rewriteSoon();
      return;
    }
    this.#rewrite();
    history.pushState({ tidings: true }, "", location.pathname + written(next));
    this.#become(next);
  }

  #become(next, quiet = false) {
    const names = new Set([...this.params.keys(), ...next.keys()]);
    const of = (params, name) => params.getAll(name).filter(Boolean).join("\n");
    const changed = new Set([...names].filter((name) => of(this.params, name) !== of(next, name)));
    this.params = next;
    if (changed.size && !quiet) this.#followers.forEach((follower) => follower(changed));
  }

  /** The address that the browser went back or forward to; what was still to be written belonged to the other one. */
  #restore() {
    clearTimeout(this.#rewriting);
    this.#rewriting = null;
    this.#gesture = false;
    this.#become(new URLSearchParams(location.search));
  }

  #rewriteSoon() {
    this.#rewriting ??= setTimeout(() => this.#rewrite(), Math.max(0, this.#written + REWRITE_MS - performance.now()));
  }

  #rewrite() {
    if (this.#rewriting === null) return;
    clearTimeout(this.#rewriting);
    this.#rewriting = null;
    this.#written = performance.now();
    history.replaceState({ tidings: true }, "", location.pathname + written(this.params));
  }
}
