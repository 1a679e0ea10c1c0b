// Pages with figures: each chart is drawn from the numbers that the server gives, also of figures that come later.
import "htmx.org";
import { drawAll } from "./charts/chart.js";

drawAll(document);
document.addEventListener("htmx:load", (event) => drawAll(event.detail.elt));

/** A figure that could not be counted says so, with a way to ask again. */
for (const failed of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failed, ({ target }) => {
    const place = target.closest?.(".figured.waiting");
    if (!place) return;
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = "Try again";
    const told = document.createElement("p");
    told.className = "fig-counting";
    told.setAttribute("role", "status");
    told.append("This could not be counted just now. ", again, ".");
    place.replaceChildren(place.querySelector("h2"), told);
  });
}
