// What the server tells of the map (/map.json) as features that MapLibre draws.

import { discName, ringed } from "./signs.js";

/** Names of larger places come first, and those that more claims tell of. */
const rank = (one) => -(Math.log10(one.people + 10) + Math.log2(one.support + 1));
/** People of what is a city here: its disc is larger, and its name is always there. */
const CITY = 200_000;
/** How large a disc is by the people of its place. */
const scale = (people) => (people >= CITY ? 1.08 : people >= 30_000 ? 0.96 : 0.86);
const point = (one, properties) => ({
  type: "Feature", geometry: { type: "Point", coordinates: [one.lon, one.lat] }, properties,
});
const collection = (features) => ({ type: "FeatureCollection", features });

/** What a disc must show of a place: its state and the camps, as {slot, letters}. */
export function signOf(one, camps) {
  const sign = (held) => (held ? camps.get(held.camp) ?? null : null);
  return { state: one.state, holder: sign(one.holder), rivals: one.rivals.map(sign).filter(Boolean), faint: one.doubts.length > 0 };
}

/** The camps of an answer by their keys. */
export const campsOf = (answer) => new Map(answer.camps.map((camp) => [camp.key, camp]));

/** The places that are points, with the signs that they need. */
export function placeFeatures(answer) {
  const camps = campsOf(answer), signs = new Map();
  const features = answer.places.filter((one) => one.lat !== null).map((one) => {
    const sign = signOf(one, camps), name = discName(sign);
    signs.set(name, sign);
    return point(one, { place: one.place, name: one.name, sign: name, order: rank(one), scale: one.beside ? 0.8 : scale(one.people), beside: one.beside, ringed: ringed(one.state), city: one.people >= CITY && !one.beside });
  });
  return { data: collection(features), signs };
}

/** A feature for each family of each place with events, the commonest first. */
export function markFeatures(answer) {
  return collection(answer.marks.flatMap((one) => Object.entries(one.families)
    .sort(([, many], [, more]) => more - many)
    .map(([family, events], n) => point(one, { place: one.place, name: one.name, family, events, n, lat: one.lat, lon: one.lon }))));
}

/** The provinces whose towns say who holds them, as far as their shapes are known; and the stripes that they need: of
    the camps in it, or of one where of other towns in it is nobody found to hold them. */
export function provinceFeatures(answer, shapes) {
  const camps = campsOf(answer), patterns = new Map();
  const tinted = answer.provinces.filter((one) => ["held", "contested"].includes(one.state) && one.camps.length && shapes.get(one.place));
  const features = tinted.map((one) => {
    const slots = one.camps.map((key) => camps.get(key)?.slot ?? "other");
    const properties = { place: one.place, slot: slots[0], faint: one.doubts.length > 0 };
    if (one.state === "contested") {
      if (slots.length === 1) slots.push("");
      properties.pattern = `stripes|${slots.join("|")}`;
      patterns.set(properties.pattern, slots);
    }
    return { type: "Feature", geometry: shapes.get(one.place), properties };
  });
  return { data: collection(features), patterns };
}

/** Names to find one's way by, but those of places that have one already. */
export function nameFeatures(names, answer) {
  const named = new Set(answer?.places.filter((one) => one.lat !== null).map((one) => one.place));
  return collection(names.filter((one) => !named.has(one.place))
    .map((one, order) => point(one, { place: one.place, name: one.name, size: one.size, order })));
}

/** The camps that have or want a place that is `seen` (a function of longitude and latitude). */
export function campsSeen(answer, seen) {
  const places = answer.places.filter((one) => one.lat !== null && seen(one.lon, one.lat));
  const keys = new Set(places.flatMap((one) => [one.holder, ...one.rivals]).map((held) => held?.camp));
  return answer.camps.filter((camp) => keys.has(camp.key));
}

/** The point of a place of the map, by its id or, as people write it in a filter, its name; null where it has none. */
export function pointOf(answer, place) {
  const name = place.toLowerCase(), points = [...answer.places, ...answer.marks].filter((one) => one.lat !== null);
  const found = points.find((one) => one.place === place) ?? points.find((one) => one.name.toLowerCase() === name);
  return found ? [found.lon, found.lat] : null;
}

/** A collection with one point, or none. */
export const onlyPoint = (at) => collection(at ? [{ type: "Feature", geometry: { type: "Point", coordinates: at }, properties: {} }] : []);
