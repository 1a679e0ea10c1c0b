// The legend: the camps in view, in the lines that are there for it. What finds no room stands in the sheet on how to read
// the map, with all other camps of the day; a button says how many they are, and opens it.

import { disc } from "./signs.js";
import { element, picture } from "./words.js";

const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
const drawn = (camp, look) => picture(disc({ state: "held", holder: camp, rivals: [], faint: false }, look));

/** The button of the legend opens the sheet. */
export function bindLegend(root) {
  part(root, "more-camps").querySelector("button").addEventListener("click", () => {
    const how = part(root, "how"), sheet = how.querySelector(".map-sheet");
    how.open = true;
    sheet.focus();
    sheet.scrollTop = sheet.querySelector(".map-camps-title").offsetTop;
  });
}

/** Some camps with their discs; those that are only described are one entry, the last. */
export function fillLegend(root, camps, look) {
  const head = root.querySelector(".map-head"), list = part(root, "camps"), more = part(root, "more-camps");
  const title = head.querySelector(".map-title").textContent;
  const shown = JSON.stringify([camps.map((camp) => camp.key), title, head.clientWidth, look.paper, document.fonts.status]);
  if (shown === list.shown) return;
  list.shown = shown;
  list.querySelectorAll("[data-camp]").forEach((one) => one.remove());
  const items = camps.filter((camp) => !camp.described).map((camp) => itemOf(camp, camp.title, look));
  const described = camps.filter((camp) => camp.described);
  if (described.length) items.push(othersOf(root, described, look));
  more.before(...items);
  fit(head, items, more);
}

/** All camps of a day, with what reports call their parties. */
export function fillCamps(list, camps, look) {
  list.replaceChildren(...camps.map((camp) => {
    const item = itemOf(camp, camp.title, look), parties = camp.parties.filter((name) => name !== camp.title);
    if (parties.length) item.append(element("span", parties.join(", "), { class: "quiet", dir: "auto" }));
    return item;
  }));
}

function itemOf(camp, words, look) {
  const item = element("li", "", { title: camp.parties.join(", "), "data-camp": camp.key });
  item.append(drawn(camp, look), element("bdi", words));
  return item;
}

/** One entry for all who are only described: of what camp they are, nobody can tell. */
function othersOf(root, described, look) {
  const parties = described.flatMap((camp) => camp.parties), [first] = described;
  return itemOf({ ...first, key: "?", parties }, part(root, "described").content.textContent.trim(), look);
}

/** Entries that find no room are taken from the end, until the button that stands for them has room too. */
function fit(head, items, more) {
  const room = head.getBoundingClientRect().top + parseFloat(getComputedStyle(head).maxHeight) + 1;
  const fits = (one) => one.getBoundingClientRect().bottom <= room;
  const number = more.querySelector('[data-fill="number"]');
  more.hidden = true;
  if (!items.length || fits(items.at(-1))) return;
  more.hidden = false;
  for (let kept = items.length - 1; kept > 0; kept -= 1) {
    items[kept].hidden = true;
    number.textContent = items.length - kept;
    if (fits(more)) return;
  }
}
