// The drawn map itself: MapLibre with our layers, the view, and what a click opens.

import { styleOf } from "./base.js";
import { markFeatures, onlyPoint, placeFeatures, pointOf, provinceFeatures } from "./features.js";
import { RATIO, bare, bareName, card, disc, familySign, pixels, stretching, stripes } from "./signs.js";
import { CLUSTER_TO, base, layers, recolour } from "./style.js";
import { Names } from "./names.js";
import { families } from "./marks.js";
import { told } from "./ask.js";

/** From the world on a telephone to a town: nearer there is nothing to be seen on this map. */
const LEAST_ZOOM = -0.4, MOST_ZOOM = 12;
/** Where a map begins of which nothing is told. */
const WORLD = { center: [30, 25], zoom: 1.2 };
/** Room around what is fitted into the view, in pixels: names and marks stand beside their places. */
const ROOM = { top: 46, bottom: 42, left: 44, right: 62 }, ROOM_NARROW = { top: 40, bottom: 36, left: 22, right: 26 };
/** Fitting shows at least so much from west to east: nearer, few towns have a border or another town in sight. */
const LEAST_KM = 500;
/** Around the earth, and how wide it is drawn at zoom 0 (MapLibre's tiles), in km and in pixels. */
const AROUND_KM = 40_075, WORLD_WIDTH = 512;
/** How far from a sign a click is still meant for it, in pixels. */
const NEAR = 3;
/** The signs that answer to a click, the foremost first. */
const CLICKED = ["places", "clusters", "marks", "provinces", "striped"];
/** A map less wide than this has no room for its credits, in pixels. */
const NARROW = 480;
/** The room that a popup leaves above and below what it holds, in pixels. */
const AROUND_POPUP = 56;
/** The size of a family's sign in a mark, in pixels. */
const SIGN = 12;
/** MapLibre tells by it which moves are not the reader's own. */
const OURS = { ours: true };

/** A map that is ready to draw on; throws where the browser cannot draw maps. `beginning` gives in time where it begins:
    {view, bounds}, as `view` of it is told them later; it draws nothing else before. */
export async function canvasOf(element, place, look, beginning) {
  const [library, found, first] = await Promise.all([import("maplibre-gl"), styleOf(element, families(), look), beginning]);
  library.setWorkerUrl(element.dataset.worker);
  const map = new library.Map({
    container: place, style: found.style, minZoom: LEAST_ZOOM, maxZoom: MOST_ZOOM, ...begun(first, place.clientWidth),
    attributionControl: false, dragRotate: false, pitchWithRotate: false, maxPitch: 0, fadeDuration: 120,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    locale: { "Map.Title": place.getAttribute("aria-label") },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new library.ScaleControl({ maxWidth: 90 }), "bottom-left");
  map.addControl(new library.AttributionControl({ compact: true, customAttribution: "Places: GeoNames" }), "bottom-right");
  if (place.clientWidth < NARROW) folded(place.querySelector(".maplibregl-ctrl-attrib"));
  await new Promise((ready, fail) => {
    map.once("style.load", ready);
    map.once("error", ({ error }) => fail(error));
  });
  return Object.assign(new Canvas(map, look, library.Popup, first), { missing: found.missing });
}

/** Where a map begins, as MapLibre is told: at a view, else at bounds, else with the world. */
function begun({ view, bounds }, width) {
  return viewOf(view) ?? (bounds ? { bounds: corners(bounds), fitBoundsOptions: fitting(bounds, width) } : WORLD);
}

/** A view as it is written ("zoom/lat/lon"); null where none is. */
function viewOf(text) {
  const [zoom, lat, lon] = text ? text.split("/").map(Number) : [];
  return [zoom, lat, lon].every(Number.isFinite) ? { center: [lon, Math.max(-85, Math.min(85, lat))], zoom } : null;
}

const corners = ([west, south, east, north]) => [[west, south], [east, north]];

/** How bounds are fitted into a map of a width: with room around, and not too near. */
function fitting([, south, , north], width) {
  const across = AROUND_KM * Math.cos(((south + north) / 2) * (Math.PI / 180));
  const padding = width < NARROW ? ROOM_NARROW : ROOM;
  return { padding, animate: false, maxZoom: Math.log2((width * across) / (WORLD_WIDTH * LEAST_KM)) };
}

/** The credits show when they are asked for. */
function folded(credits) {
  credits.removeAttribute("open");
  credits.classList.remove("maplibregl-compact-show");
}

/** What is drawn, and what moves it. */
class Canvas {
  #pictures = new Map();
  #shapes = new Map();
  /** The bounds that the map was fitted to, and the view that it had then. */
  #fitted = null;
  /** True while shapes of provinces are on their way. */
  waiting = false;

  constructor(map, look, Popup, { view, bounds }) {
    Object.assign(this, { map, look, Popup, answer: null, asked: view });
    if (!viewOf(view) && bounds) this.#note(bounds);
    this.#picture("one", () => card(false, this.look), stretching);
    this.#picture("many", () => card(true, this.look), stretching);
    families().forEach((family) => this.#picture(`sign|${family}`, () => familySign(family, this.look, SIGN)));
    this.names = new Names(map);
    for (const layer of CLICKED.slice(0, 3)) {
      map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
      map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
    }
  }

  /** An answer of the server is drawn: signs that are new first, then the points. */
  draw(answer) {
    this.answer = answer;
    const { data, signs } = placeFeatures(answer);
    for (const [name, sign] of signs) {
      this.#picture(name, () => disc(sign, this.look));
      this.#picture(bareName(name), () => disc(bare(sign), this.look));
    }
    this.#set("places", data);
    this.#set("marks", markFeatures(answer));
    this.names.show(answer);
    this.#provinces();
  }

  /** Rings a place; null, or one that is not on the map, takes the ring away. */
  ring(place) {
    this.#set("chosen", onlyPoint(place && pointOf(this.answer, place)));
  }

  /** The view that is asked for; without one all that is told, at first and where there was one before. */
  view(text) {
    const asked = viewOf(text), left = this.asked && !asked;
    this.asked = text;
    if (asked) {
      if (text !== this.written() && !this.map.isMoving()) this.map.jumpTo(asked, OURS);
    } else if (this.answer.bounds && (!this.#fitted || left)) {
      const { bounds } = this.answer;
      this.map.fitBounds(corners(bounds), fitting(bounds, this.map.getContainer().clientWidth), OURS);
      this.#note(bounds);
    }
  }

  /** All that is told comes into the view; it is the reader's own move. */
  fit() {
    const told = [...this.answer.marks, ...this.answer.places].filter((one) => one.lat !== null);
    const [lons, lats] = [told.map((one) => one.lon), told.map((one) => one.lat)];
    const bounds = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
    this.map.fitBounds(corners(bounds), fitting(bounds, this.map.getContainer().clientWidth));
  }

  /** True where the map shows what it would begin with, if an address without a view were opened now. */
  get isBeginning() {
    const { bounds } = this.answer;
    if (!this.#fitted) return !bounds;
    return this.#fitted.bounds === String(bounds) && this.#fitted.view === this.written();
  }

  #note(bounds) {
    this.#fitted = { bounds: String(bounds), view: this.written() };
  }

  /** True of a point in the view. */
  sees(lon, lat) {
    return this.map.getBounds().contains([lon, lat]);
  }

  /** The view as an address has it. */
  written() {
    const { lng, lat } = this.map.getCenter();
    return `${this.map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`;
  }

  /** `moved()` is called after the reader has moved the map. */
  onView(moved) {
    this.map.on("moveend", ({ ours }) => ours || moved());
  }

  /** `open(place)` gives what a popup of a place holds. */
  onClick(open) {
    this.map.on("click", ({ point }) => this.#clicked(point, open));
  }

  /** The colours become those of light or dark. */
  recolour(look) {
    this.look = look;
    recolour(this.map, [...base(null, null, look).layers, ...layers(look, families())]);
    for (const [name, draw] of this.#pictures) this.map.updateImage(name, pixels(draw()));
  }

  async #clicked(point, open) {
    const found = this.#at(point);
    if (!found) return;
    const { place, cluster_id: cluster, west, east, south, north } = found.properties;
    if (!cluster) return this.#popup(place, found.layer.type === "fill" ? this.map.unproject(point) : found.geometry.coordinates, open);
    if (west === east && south === north) {
      const [leaf] = await this.map.getSource("marks").getClusterLeaves(cluster, 1, 0);
      return this.#popup(leaf.properties.place, leaf.geometry.coordinates, open);
    }
    this.#nearer([[west, south], [east, north]]);
  }

  /** The map moves nearer to some bounds, at least by a zoom. */
  #nearer(bounds) {
    const { center, zoom } = this.map.cameraForBounds(bounds, { padding: 60, maxZoom: CLUSTER_TO + 1.2 });
    this.map.easeTo({ center, zoom: Math.max(zoom, this.map.getZoom() + 1) });
  }

  /** What is meant by a point: of the foremost layer that has anything there, what lies nearest. */
  #at(point) {
    const box = [[point.x - NEAR, point.y - NEAR], [point.x + NEAR, point.y + NEAR]];
    const far = ({ geometry, properties }) =>
      geometry.type === "Point" ? this.map.project(geometry.coordinates).dist(point) + (properties.beside ? 0.5 : 0) : 0;
    for (const layer of CLICKED) {
      const found = this.map.queryRenderedFeatures(box, { layers: [layer] });
      if (found.length) return found.sort((one, other) => far(one) - far(other))[0];
    }
    return null;
  }

  #popup(place, at, open) {
    this.popup?.remove();
    const content = open(place);
    content.style.maxHeight = `${this.map.getContainer().clientHeight - AROUND_POPUP}px`;
    this.popup = new this.Popup({ maxWidth: "19rem", offset: 14 }).setLngLat(at).setDOMContent(content).addTo(this.map);
    const element = this.popup.getElement();
    element.addEventListener("keydown", ({ key }) => key === "Escape" && this.popup.remove());
    requestAnimationFrame(() => this.#reveal(element.getBoundingClientRect()));
  }

  /** The map moves so far that a box of the window lies within it. */
  #reveal(box) {
    const frame = this.map.getContainer().getBoundingClientRect(), room = 8;
    const over = (low, high, least, most) => Math.max(0, high + room - most) || Math.min(0, low - room - least);
    const [x, y] = [over(box.left, box.right, frame.left, frame.right), over(box.top, box.bottom, frame.top, frame.bottom)];
    if (x || y) this.map.panBy([x, y], { duration: 250 });
  }

  /** Provinces are tinted once their shapes are there; those that are not known yet are asked for. */
  async #provinces() {
    this.#tint();
    const unknown = this.answer.provinces.map((one) => one.place).filter((place) => !this.#shapes.has(place));
    if (unknown.length === 0) return;
    unknown.forEach((place) => this.#shapes.set(place, null));
    this.waiting = true;
    const found = await told(`/areas.json?ids=${unknown.map(encodeURIComponent).join(",")}`).catch(() => null);
    this.waiting = false;
    found?.features.forEach((one) => this.#shapes.set(one.id, one.geometry));
    if (!found) unknown.forEach((place) => this.#shapes.delete(place));
    this.#tint();
  }

  #tint() {
    const { data, patterns } = provinceFeatures(this.answer, this.#shapes);
    for (const [name, slots] of patterns) this.#picture(name, () => stripes(slots, this.look));
    this.#set("provinces", data);
  }

  #set(source, data) {
    this.map.getSource(source).setData(data);
  }

  /** A picture under its name, drawn when it is first needed. */
  #picture(name, draw, how = { pixelRatio: RATIO }) {
    if (this.#pictures.has(name)) return;
    this.#pictures.set(name, draw);
    this.map.addImage(name, pixels(draw()), how);
  }
}
