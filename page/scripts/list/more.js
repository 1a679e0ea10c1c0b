// More events are put at the end of the list by htmx; the address remembers how many are shown.

/** The most that one answer holds (address.py). */
const MOST = 500;

/** After more events have come, the address asks for as many as are shown, so that the way back leads to them. */
export function bindMore(address, desk, onShown) {
  desk.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (!detail?.requestConfig?.elt.closest?.(".more")) return;
    const shown = desk.querySelectorAll("#results .event").length;
    document.querySelectorAll(".printed-count").forEach((one) => { one.textContent = shown; });
    if (shown <= MOST) address.change({ limit: String(shown) }, { replace: true, quiet: true });
    onShown();
  });
}
