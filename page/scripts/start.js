// The start page: filters, map, line of days and list follow one address.
import { Address } from "./address/address.js";
import { bindForm } from "./address/form.js";
import { bindLinks } from "./address/links.js";
import { bindSuggestions } from "./address/suggest.js";
import { walkList } from "./list/list.js";
import { followList } from "./list/load.js";
import { bindMore } from "./list/more.js";
import { mountMap } from "./map/map.js";
import { bindPlay } from "./time/play.js";
import { TimeLine } from "./time/time.js";

const address = new Address();
const desk = document.getElementById("desk");
const form = document.getElementById("filters");
const map = mountMap(document.getElementById("map"), {
  address,
  onPlace: (place) => address.change({ place }),
  onView: (view) => address.change({ view }, { replace: true }),
});
/** The map's answer for the day that is shown: playing waits for it. */
let drawn;

bindForm(form, address);
bindSuggestions(form);
bindLinks(address);
const line = new TimeLine(document.getElementById("time"), address);
bindPlay(line, () => drawn);
const restore = walkList(address, desk, (place) => map.highlight(place));
followList(address, desk, () => {
  restore();
  line.renew();
});
bindMore(address, desk, restore);
address.follow((names) => {
  if ([...names].some((name) => name !== "at" && name !== "view")) drawn = map.update();
});
restore({ focus: true });
