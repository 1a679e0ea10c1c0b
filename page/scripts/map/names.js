// Names to find one's way by, asked for as the map moves: they come from the gazetteer that is shipped.

import { told } from "./ask.js";
import { nameFeatures } from "./features.js";

/** How long the map must rest before names are asked for, in ms. */
const REST_MS = 120;

/** Keeps the names of a map to what it shows. */
export class Names {
  #names = [];
  #asked = "";
  #asking = null;
  #waiting = 0;

  constructor(map) {
    this.map = map;
    map.on("moveend", () => this.#soon());
    this.#ask();
  }

  /** The answer on the map is another: places that are drawn there have their names already. */
  show(answer) {
    this.answer = answer;
    this.map.getSource("names").setData(nameFeatures(this.#names, answer));
  }

  #soon() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#ask(), REST_MS);
  }

  async #ask() {
    const query = questionOf(this.map);
    if (query === this.#asked) return;
    this.#asking?.abort();
    this.#asking = new AbortController();
    try {
      this.#names = await told(`/names.json?${query}`, this.#asking.signal);
      this.#asked = query;
      this.show(this.answer);
    } catch {
      // Without them the map is poorer, and still true; the next move asks again.
    }
  }
}

/** The part of the earth that is seen, taken larger up to lines of a grid, so that small moves ask for nothing new. */
function questionOf(map) {
  const zoom = Math.floor(map.getZoom() * 2) / 2, bounds = map.getBounds();
  const step = 90 / 2 ** Math.floor(zoom);
  const down = (value) => Math.floor(value / step) * step, up = (value) => Math.ceil(value / step) * step;
  const [west, east] = [down(bounds.getWest()), up(bounds.getEast())];
  const across = east - west >= 360 ? [-180, 180] : [turned(west), turned(east)];
  const box = [across[0], Math.max(-90, down(bounds.getSouth())), across[1], Math.min(90, up(bounds.getNorth()))];
  return `box=${box.map((value) => Number(value.toFixed(3))).join(",")}&zoom=${zoom}`;
}

/** A longitude between -180 and 180. */
const turned = (lon) => (lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180);
