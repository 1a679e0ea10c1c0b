// Pages with figures: each chart is drawn from the numbers that the server gives, also of figures that come later.
import "htmx.org";
import { drawAll } from "./parts/chart.js";

drawAll(document);
document.addEventListener("htmx:load", (event) => drawAll(event.detail.elt));
