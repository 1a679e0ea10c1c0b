// The page of a report: the words of a claim and what was read from them are lit together.

const marks = (claim) => document.querySelectorAll(`.quote[data-claims~="${CSS.escape(claim)}"]`);
const card = (claim) => document.getElementById(`told-${claim}`);

/** Lights what belongs to some claims, or puts the light out; `how` tells a passing light from a lasting one. */
function light(claims, how, on) {
  for (const claim of claims) {
    for (const one of marks(claim)) one.classList.toggle(how, on);
    card(claim)?.classList.toggle(how, on);
  }
}

const claimsOf = (element) =>
  element?.dataset.claims?.split(" ") ?? (element?.dataset.claim ? [element.dataset.claim] : []);

function passing(on) {
  return ({ target }) => {
    const held = target instanceof Element ? target.closest("[data-claims], [data-claim]") : null;
    if (held) light(claimsOf(held), "lit", on);
  };
}

for (const [begins, ends] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(begins, passing(true));
  document.addEventListener(ends, passing(false));
}

let lasting = [];

/** The claim that the address names stays lit, all of its words. */
function follow() {
  light(lasting, "aimed", false);
  lasting = [];
  const named = decodeURIComponent(location.hash).match(/^#(?:claim|told)-(\w+)/)?.[1];
  if (!named || !card(named)) return;
  lasting = [named];
  light(lasting, "aimed", true);
  if (location.hash.startsWith("#claim-")) {
    card(named).scrollIntoView({ block: "nearest" }); // the margin has a scroll bar of its own
    document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
  }
}

addEventListener("hashchange", follow);
follow();
