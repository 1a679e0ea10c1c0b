// The map of the start page: who holds which place on the last day of the window, and where its events are.

import { canvasOf } from "./canvas.js";
import { campsSeen } from "./features.js";
import { colours } from "./signs.js";
import { dayWords, fillOutside, fillRows, fillSigns, fillUndrawn, popupOf, say } from "./words.js";
import { bindLegend, fillCamps, fillLegend } from "./legend.js";
import { told } from "./ask.js";

/** Parts of an address that the map has no use for. */
const LIST = ["limit", "offset", "order", "rule"];

/** Puts the map into its section (templates/parts/map.html). `address` is the page's (address.js); `onPlace(id, name)` is
    called when somebody asks for the events of a place, `onView(text)` when the map was moved, with "zoom/lat/lon".

    Of what is given back, `update()` shows what the address now asks, and is over when it is told to the map;
    `highlight(id)` rings a place, null none. The section has data-day, the day that it shows, and data-idle once all of
    it is drawn. */
export function mountMap(element, { address, onPlace = () => {}, onView = () => {} }) {
  const map = new StartMap(element, { address, onPlace, onView });
  element.tidings = map;
  map.start();
  return { update: () => map.update(), highlight: (place) => map.highlight(place) };
}

class StartMap {
  answer = null;
  canvas = null;
  /** True where the browser draws no maps. */
  unseen = false;
  #asking = null;
  #ringed = null;

  constructor(element, given) {
    Object.assign(this, { element, ...given, look: colours() });
    bindLegend(element);
    document.fonts.ready.then(() => this.#tellCamps());
    this.part("again").addEventListener("click", () => this.update());
    this.part("fit").addEventListener("click", () => this.canvas.fit());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#recolour());
  }

  part(name) {
    return this.element.querySelector(`[data-part="${name}"]`);
  }

  /** The map is made with its first answer: it begins at what is told there. */
  async start() {
    const canvas = await this.#made(this.update());
    if (!canvas) return;
    canvas.map.on("idle", () => this.#rest());
    canvas.onClick((place) => popupOf(this.element, place, this));
    canvas.onView(() => this.#tellView());
    canvas.map.on("moveend", () => this.#tellCamps());
    this.canvas = canvas;
    if (this.answer) this.#draw();
  }

  /** A map to draw on; null where the browser draws none, which is said, and the table is opened. */
  async #made(answered) {
    const beginning = answered.then(() => ({ view: this.address.get("view"), bounds: this.answer?.bounds }));
    try {
      return await canvasOf(this.element, this.part("canvas"), this.look, beginning);
    } catch {
      this.unseen = true;
      say(this.element, "unseen");
      this.part("table").open = true;
      this.#tellCamps();
      return null;
    }
  }

  /** Asks for what the address now shows. An answer that another question has overtaken is dropped. */
  async update() {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    delete this.element.dataset.idle;
    const answer = await told(`/map.json${this.address.query(...LIST)}`, asking.signal).catch(() => null);
    if (asking !== this.#asking) return;
    this.#asking = null;
    if (!answer) {
      say(this.element, "lost");
      return;
    }
    this.answer = answer;
    if (this.canvas) this.#draw();
    this.#tell();
  }

  /** Rings a place of the map; null takes the ring away, but for that of the place that is asked about. */
  highlight(place) {
    this.#ringed = place;
    if (this.canvas && this.answer) this.canvas.ring(place ?? this.address.get("place"));
  }

  #draw() {
    const { answer, canvas } = this;
    const asked = Boolean(this.address.query(...LIST));
    const some = answer.places.length + answer.marks.length > 0;
    say(this.element, !some ? (asked ? "nothing" : "empty") : canvas.missing ? "basemap" : null);
    canvas.draw(answer);
    canvas.view(this.address.get("view"));
    if (some && !canvas.asked && !canvas.isBeginning && !canvas.map.isMoving()) this.#tellView();
    this.highlight(this.#ringed);
    this.#tellCamps();
    canvas.map.triggerRepaint();
  }

  /** The view goes into the address, so that a link shows the same. */
  #tellView() {
    this.canvas.asked = this.canvas.written();
    this.onView(this.canvas.asked);
  }

  /** The words around the map. */
  #tell() {
    const { answer, element, address } = this;
    element.dataset.day = answer.day ?? "";
    const day = answer.day ? `on ${dayWords(answer.day)}` : "";
    element.querySelectorAll('[data-part="day"]').forEach((one) => (one.textContent = day));
    fillUndrawn(this.part("undrawn"), answer);
    fillCamps(this.part("all-camps"), answer.camps, this.look);
    this.part("page").href = `/control${address.query(...LIST)}`;
    this.part("csv").href = `/control.csv${address.query(...LIST)}`;
    fillRows(this.part("rows"), answer, address);
    this.#tellCamps();
  }

  /** The camps of what is in view, and the legend with some of them. */
  #tellCamps() {
    const { answer, canvas, element, look } = this;
    if (!answer || (!canvas && !this.unseen)) return;
    const camps = canvas ? campsSeen(answer, (lon, lat) => canvas.sees(lon, lat)) : answer.camps;
    fillLegend(element, camps, look);
    fillSigns(element, camps, look);
    fillOutside(this.part("outside"), canvas ? answer.marks.filter((one) => !canvas.sees(one.lon, one.lat)) : []);
  }

  /** All is drawn, and no answer is on its way. */
  #rest() {
    if (this.#asking || !this.answer || this.canvas?.waiting !== false) return;
    this.element.dataset.idle = "";
  }

  #recolour() {
    this.look = colours();
    delete this.element.dataset.idle;
    this.canvas?.recolour(this.look);
    if (this.answer) this.#tell();
  }
}
