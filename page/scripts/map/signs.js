// The signs of the map, drawn on small canvases: discs for who holds a place, pills for events, stripes for provinces.
// A colour is never alone: letters, rings, stripes and shapes tell the same.

import { markShape } from "./marks.js";

/** Pixels of a canvas for each pixel of the map, so that signs are sharp on fine screens. */
export const RATIO = 2;
/** The radius of a disc, and half the width of its canvas without and with a ring, in pixels of the map: no wider than
    what is drawn, since names keep clear of all of it. */
const RADIUS = 10, BARE = 11.5, RINGED = 14.5;
/** How strong the colour of a faint disc is; one that is drawn small, without letters and dashes, needs more. */
const FAINT = 0.28, FAINT_BARE = 0.4;

/** The page's colours as they are now, light or dark, by their names in tokens.css without the dashes. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "raised", "ink", "quiet", "rule", "sea", "land", "border", "accent", "focus",
    ...["1", "2", "3", "4", "5", "6", "7", "other"].map((slot) => `camp-${slot}`)];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** A canvas of some pixels of the map, and what draws on it. */
function canvas(width, height) {
  const made = document.createElement("canvas");
  made.width = width * RATIO;
  made.height = height * RATIO;
  const pen = made.getContext("2d", { willReadFrequently: true });
  pen.scale(RATIO, RATIO);
  return [made, pen];
}

/** The lightness of a colour as eyes see it, 0 to 1 (WCAG 2.2, relative luminance). */
export function lightness(colour) {
  const parts = colour.match(/^#(..)(..)(..)$/)?.slice(1).map((part) => parseInt(part, 16) / 255) ?? [0, 0, 0];
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** White or black, whichever is read better on a colour. */
const onto = (colour) => (lightness(colour) > 0.22 ? "#111" : "#fff");

/** True of states that are drawn with a ring around the disc. */
export const ringed = (state) => state === "contested" || state === "encircled";

/** A circle around the middle, where the pen was put. */
function circle(pen, radius, from = 0, to = 2 * Math.PI) {
  pen.beginPath();
  pen.arc(0, 0, radius, from, to);
}

function fill(pen, radius, colour, strength = 1) {
  circle(pen, radius);
  pen.globalAlpha = strength;
  pen.fillStyle = colour;
  pen.fill();
  pen.globalAlpha = 1;
}

function ring(pen, radius, width, colour, dashes = []) {
  circle(pen, radius);
  pen.setLineDash(dashes);
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.stroke();
  pen.setLineDash([]);
}

function letters(pen, text, x, size, colour) {
  pen.font = `700 ${size}px "Source Sans 3 Variable", Arial, sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  pen.fillStyle = colour;
  pen.fillText(text, x, size * 0.34);
}

/** A disc of one party, or a hollow one for nobody; of `bare` discs that says it without its sign. */
function whole(pen, one, { faint, bare }, look, radius = RADIUS) {
  fill(pen, radius, look.paper);
  if (!one) {
    ring(pen, radius - 1, 1.6, look.quiet);
    return bare || letters(pen, "?", 0, radius * 1.15, look.quiet);
  }
  const colour = look[`camp-${one.slot}`];
  fill(pen, radius, colour, faint ? (bare ? FAINT_BARE : FAINT) : 1);
  if (faint) ring(pen, radius - 0.9, bare ? 2.4 : 1.6, colour, bare ? [] : [3.1, 2]);
  const size = radius * (one.letters.length > 1 ? 1.08 : 1.3);
  letters(pen, one.letters, 0, size, faint ? look.ink : onto(colour));
}

/** A disc cut in two halves, one for each party. */
function split(pen, left, right, look, radius = RADIUS) {
  [left, right].forEach((one, side) => {
    const colour = one ? look[`camp-${one.slot}`] : look.paper;
    circle(pen, radius, Math.PI / 2 + side * Math.PI, Math.PI / 2 + (side + 1) * Math.PI);
    pen.fillStyle = colour;
    pen.fill();
    if (one) letters(pen, one.letters, side ? 4.6 : -4.6, one.letters.length > 1 ? 7.5 : 9.5, onto(colour));
  });
  pen.fillStyle = look.paper;
  pen.fillRect(-0.7, -radius, 1.4, 2 * radius);
}

/** A ring in the colours of two parties by turns. */
function striped(pen, one, other, look) {
  const pieces = 12;
  for (let n = 0; n < pieces; n += 1) {
    circle(pen, RADIUS + 2.2, (n * 2 * Math.PI) / pieces, ((n + 1) * 2 * Math.PI) / pieces);
    const party = n % 2 ? one : other;
    pen.strokeStyle = party ? look[`camp-${party.slot}`] : look.paper;
    pen.lineWidth = 3.2;
    pen.stroke();
  }
}

/** How a place of each state is drawn; `holder` and `rivals` are camps ({slot, letters}). */
const STATES = {
  held: (pen, sign, look) => whole(pen, sign.holder, sign, look),
  unknown: (pen, { bare }, look) => whole(pen, null, { bare }, look),
  "claimed by both": (pen, { holder, rivals }, look) => {
    const [one, other] = [holder, ...rivals].filter(Boolean);
    split(pen, one, other, look);
  },
  encircled: (pen, { holder, rivals, ...how }, look) => {
    fill(pen, RADIUS + 1.4, look.paper);
    whole(pen, holder, how, look, RADIUS - 2);
    ring(pen, RADIUS + 1.9, 3, rivals[0] ? look[`camp-${rivals[0].slot}`] : look.quiet);
  },
  contested: (pen, { holder, rivals, ...how }, look) => {
    const [one, other] = [holder, ...rivals].filter(Boolean);
    fill(pen, RADIUS + 0.6, look.paper);
    if (holder || !other) whole(pen, holder ?? one ?? null, how, look, RADIUS - 1.2);
    else split(pen, one, other, look, RADIUS - 1.2);
    striped(pen, one, other, look);
  },
};

/** The disc of a place: {state, holder, rivals, faint}. */
export function disc(sign, look) {
  const half = ringed(sign.state) ? RINGED : BARE;
  const [made, pen] = canvas(2 * half, 2 * half);
  pen.translate(half, half);
  fill(pen, half - 0.3, look.paper, 0.85);
  STATES[sign.state](pen, sign, look);
  return made;
}

/** The name of a disc: the same for all that look alike. */
export const discName = ({ state, holder, rivals, faint }) =>
  ["disc", state, ...[holder, ...rivals.slice(0, 2)].map((one) => (one ? one.slot + one.letters : "")), faint ? "faint" : ""].join("|");

/** The same disc without its letters, for where they would be too small to be read; and its name. */
export const bare = ({ holder, rivals, ...sign }) => {
  const plain = (one) => one && { ...one, letters: "" };
  return { ...sign, holder: plain(holder), rivals: rivals.map(plain), bare: true };
};
export const bareName = (name) => `${name}|bare`;

/** Measures of the card under a mark, in pixels of the map: the edge around its sign and number, and what is stretched. */
const CARD = { left: 4, right: 6, above: 4, below: 2, room: 10 };

/** What MapLibre must know to stretch a card under its sign and number. */
export const stretching = (() => {
  const scaled = (...values) => values.map((value) => value * RATIO);
  const { left, above, room } = CARD;
  return {
    pixelRatio: RATIO, stretchX: [scaled(left, left + room)], stretchY: [scaled(above, above + room)],
    content: scaled(left, above, left + room, above + room),
  };
})();

/** The card of a mark; that of `many` places or families has the edge of another behind it. */
export function card(many, look) {
  const width = CARD.left + CARD.room + CARD.right, height = CARD.above + CARD.room + CARD.below;
  const [made, pen] = canvas(width, height);
  for (const [x, y] of many ? [[2.5, 0.5], [0.5, 2.5]] : [[0.5, 2.5]]) {
    pen.beginPath();
    pen.roundRect(x, y, width - 3, height - 3, 3.5);
    pen.fillStyle = look.raised;
    pen.fill();
    pen.strokeStyle = look.ink;
    pen.stroke();
  }
  return made;
}

/** The sign of a family, of a size in pixels of the map. */
export function familySign(family, look, size = 16) {
  const [made, pen] = canvas(size, size);
  pen.scale(size / 16, size / 16);
  pen.fillStyle = look.ink;
  pen.fill(new Path2D(markShape(family)), "evenodd");
  return made;
}

/** Stripes of two or more camps, for a province whose towns are of different sides; one of none is left out. */
export function stripes(slots, look) {
  const side = 24;
  const [made, pen] = canvas(side, side);
  const width = side / slots.length;
  slots.forEach((slot, n) => {
    pen.fillStyle = slot ? look[`camp-${slot}`] : "transparent";
    for (let x = -side + n * width; x < 2 * side; x += side) {
      pen.beginPath();
      pen.moveTo(x, 0);
      pen.lineTo(x + width, 0);
      pen.lineTo(x + width - side, side);
      pen.lineTo(x - side, side);
      pen.fill();
    }
  });
  return made;
}

/** What a canvas holds, as MapLibre takes it. */
export const pixels = (made) => made.getContext("2d").getImageData(0, 0, made.width, made.height);
