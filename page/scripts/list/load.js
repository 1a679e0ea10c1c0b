// The list follows the address: the page as it would be is fetched, and htmx takes the parts of it that have changed.
import htmx from "htmx.org";
import { atRest } from "../address/rest.js";

/** Other parts of the page that carry the address. */
const ALSO = ["headline", "sections", "nameplate", "colophon"].map((id) => `#${id}`).join(",");
/** What changes no list. */
const SILENT = new Set(["view", "at"]);
/** Answers that are pages with a list, or with what was asked wrong in its place. */
const SHOWN = new Set([200, 400]);

/** The list, the headline and all links follow the address; `onShown` is called when they are there. */
export function followList(address, desk, onShown) {
  const trouble = document.getElementById("trouble");
  let asking;

  async function load() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    desk.dataset.asking = "";
    const query = address.query();
    const html = await page(`/${query}`, signal);
    if (signal.aborted) return;
    trouble.hidden = html !== null;
    delete desk.dataset.asking;
    if (html === null) return;
    put(html, onShown);
    desk.dataset.shown = query;
  }

  const soon = atRest(load);
  address.follow((names) => {
    if (![...names].some((name) => !SILENT.has(name))) return;
    desk.dataset.asking = "";
    soon();
  });
  desk.addEventListener("htmx:sendError", () => { trouble.hidden = false; });
  trouble.querySelector("button").addEventListener("click", load);
}

/** The page at an address; null where the server gives none. */
async function page(url, signal) {
  try {
    const answer = await fetch(url, { signal });
    return SHOWN.has(answer.status) ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** The parts of a page take the places of those that are there, and the headline is said to who cannot see it. */
function put(html, onShown) {
  const held = document.activeElement?.closest("#headline, #results")?.id;
  htmx.swap(document.getElementById("results"), html, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 },
    { select: "#results", selectOOB: ALSO });
  if (held && document.activeElement === document.body) document.getElementById(held).focus({ preventScroll: true });
  document.getElementById("said").textContent = document.querySelector("#headline h1").textContent.trim();
  onShown();
}
