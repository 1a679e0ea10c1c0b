// The marks of the families of kinds, as templates/parts/marks.html draws them.

/** The path of a family's mark in a square of 16 by 16 units, to be filled evenodd; "" for a family without one. */
export function markShape(family) {
  return document.querySelector(`#mark-${CSS.escape(family)} path`)?.getAttribute("d") ?? "";
}

/** The names of all families, in their order. */
export function families() {
  return [...document.querySelectorAll("symbol[id^='mark-']")].map(({ id }) => id.slice("mark-".length));
}
