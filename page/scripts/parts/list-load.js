// The list follows the address: htmx fetches the page as it would be and takes the parts that have changed.
import htmx from "htmx.org";
import { atRest } from "./address-rest.js";

/** Other parts of the page that carry the address. */
const ALSO = ["headline", "sections", "nameplate", "colophon"].map((id) => `#${id}`).join(",");
/** What changes no list. */
const SILENT = new Set(["view", "at"]);

/** The list, the headline and all links follow the address; `onShown` is called when they are there. */
export function followList(address, desk, onShown) {
  const trouble = document.getElementById("trouble");

  async function load() {
    const query = address.query();
    desk.dataset.asking = "";
    await htmx.ajax("GET", `/${query}`,
      { source: desk, target: "#results", select: "#results", swap: "outerHTML", selectOOB: ALSO });
    if (query === address.query()) delete desk.dataset.asking;
  }

  const soon = atRest(load);
  address.follow((names) => [...names].some((name) => !SILENT.has(name)) && soon());
  desk.addEventListener("htmx:afterSettle", () => {
    trouble.hidden = true;
    onShown();
  });
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((kind) => desk.addEventListener(kind, () => {
    trouble.hidden = false;
  }));
  trouble.querySelector("button").addEventListener("click", load);
}

/** What was asked wrong is told in the place of the list. */
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "400", swap: true },
  { code: "[45]..", swap: false, error: true },
];
