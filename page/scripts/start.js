// The start page: filters, map, line of days and list follow one address.
import { Address } from "./parts/address.js";
import { bindForm } from "./parts/address-form.js";
import { bindLinks } from "./parts/address-links.js";
import { bindSuggestions } from "./parts/address-suggest.js";
import { walkList } from "./parts/list.js";
import { followList } from "./parts/list-load.js";
import { bindMore } from "./parts/list-more.js";
import { mountMap } from "./parts/map.js";
import { bindPlay } from "./parts/play.js";
import { TimeLine } from "./parts/time.js";

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
