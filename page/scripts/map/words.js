// What stands around the map in words: its day, the legend, the popup of a place, and the table that tells the same.
// The words are those of templates/parts/map.html; here they are only filled in.

import { disc, familySign } from "./signs.js";

/** Where a word stands in a part of the page. */
const at = (part, name) => part.querySelector(`[data-fill="${name}"]`);
/** A number with its thousands apart, as the rest of the page writes it. */
const written = (number) => number.toLocaleString("en-GB");
const upper = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
/** A day as the page writes it: "5 Dec 2024". */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export function dayWords(iso) {
  if (!iso) return "";
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** An element with a text and attributes. */
export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

/** A canvas as a small picture that says nothing of its own. */
export function picture(made) {
  made.className = "map-sign";
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** The address of a page of something, which keeps what is asked. */
const way = (address, ...parts) => `/${parts.map(encodeURIComponent).join("/")}${address.query("limit", "offset", "order")}`;

/** The signs of the legend: two of the camps stand for any. */
export function fillSigns(root, camps, look) {
  const [one = { slot: "1", letters: "A" }, other = { slot: "2", letters: "B" }] = camps;
  for (const sign of root.querySelectorAll("[data-sign]")) {
    const { sign: state, family } = sign.dataset;
    const drawn = family ? familySign(family, look)
      : disc({ state: state === "faint" ? "held" : state, holder: one, rivals: [other], faint: state === "faint" }, look);
    sign.replaceChildren(picture(drawn));
  }
}

/** What the map tells, row by row: places by their names, those of no known holder after them, provinces last. */
export function fillRows(body, answer, address) {
  const known = (one) => (one.state === "unknown" ? 1 : 0);
  const order = (one, other) => known(one) - known(other) || one.name.localeCompare(other.name);
  const rows = [...[...answer.places].sort(order), ...[...answer.provinces].sort(order)];
  body.replaceChildren(...rows.map((one) => {
    const row = element("tr", "", { "data-place": one.place, "data-state": one.state });
    const name = element("th", "", { scope: "row" });
    name.append(element("a", one.name, { href: way(address, "places", one.place), dir: "auto" }));
    row.append(name, element("td", one.told), element("td", one.since || "–"));
    row.append(element("td", written(one.support), { class: "n" }), element("td", written(one.dissent), { class: "n" }));
    return row;
  }));
}

/** What the map does not draw: events of whole countries and provinces, and areas of which it is told who holds them. */
export function fillUndrawn(note, { wide, places }) {
  const areas = places.filter((one) => one.lat === null).length;
  for (const [name, number] of [["events", wide], ["areas", areas]]) {
    at(note, name).hidden = number === 0;
    at(at(note, name), "number").textContent = written(number);
  }
  at(note, "and").hidden = wide === 0 || areas === 0;
  note.hidden = wide + areas === 0;
}

/** How many events of some marks lie outside the view. */
export function fillOutside(note, marks) {
  const number = marks.flatMap(({ families }) => Object.values(families)).reduce((sum, one) => sum + one, 0);
  at(note, "number").textContent = number === 1 ? "1 event" : `${written(number)} events`;
  note.hidden = number === 0;
}

/** Events of a place by family, the commonest first. */
function familyRows(counts, look) {
  return Object.entries(counts).sort(([, many], [, more]) => more - many).map(([family, number]) => {
    const row = element("li");
    row.append(picture(familySign(family, look)), element("span", family), element("b", written(number)));
    return row;
  });
}

/** The popup of a place or province: a clone of its template with what the map knows of it. */
export function popupOf(root, place, { answer, address, look, onPlace }) {
  const made = root.querySelector('[data-part="popup"]').content.firstElementChild.cloneNode(true);
  const held = [...answer.places, ...answer.provinces].find((one) => one.place === place);
  const marked = answer.marks.find((one) => one.place === place);
  at(made, "name").textContent = (held ?? marked).name;
  fillState(root, made, held);
  at(made, "families").append(...(marked ? familyRows(marked.families, look) : []));
  at(made, "page").href = way(address, "places", place);
  at(made, "show").addEventListener("click", () => onPlace(place, (held ?? marked).name));
  if (!marked) at(made, "show").remove();
  return made;
}

/** Who holds a place since when, in its popup; what is not told of it is taken out. */
function fillState(root, made, held) {
  const known = held && held.state !== "unknown";
  const drop = (name, when) => when && at(made, name).remove();
  drop("nobody", !held || known);
  drop("why", !held?.why);
  if (held?.why) at(made, "why").textContent = held.why;
  if (held) fillClaims(root, made, held);
  drop("claims", !held || held.support + held.dissent === 0);
  if (known) {
    at(made, "told").textContent = upper(held.told);
    at(made, "since").textContent = held.since;
    drop("when", !held.since);
  }
  drop("state", !known);
}

/** How many claims tell it and how many are against it, and why it is drawn faint. */
function fillClaims(root, made, { support, dissent, doubts }) {
  at(made, "support").textContent = written(support);
  at(made, "dissent").textContent = written(dissent);
  const words = doubts.map((doubt) => root.querySelector(`[data-doubt="${doubt}"]`).textContent);
  at(made, "doubts").textContent = words.length ? ` · ${words.join(", ")}` : "";
}

/** The sentences that may stand over the map: one at a time, or none. */
export function say(root, name) {
  root.querySelectorAll("[data-says]").forEach((one) => (one.hidden = one.dataset.says !== name));
}

