// The filters and the fields of days: what is chosen in them goes into the address, and what is in the address is shown.
import { knownField, knownWritten } from "../time/days.js";

/** Fields with one value; kinds are many, and a moment is written its own way. */
const PLAIN = ["q", "place", "actor", "source", "grade", "figures", "order", "from", "to"];
/** How long a hand rests before words that are being typed are searched for, in ms. */
const TYPING_MS = 350;

/** The form and the address stay the same. */
export function bindForm(form, address) {
  document.addEventListener("change", ({ target }) => target.form === form && target.name && take(form, address, target));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    address.change(Object.fromEntries(PLAIN.map((name) => [name, form.elements[name].value.trim()])));
  });
  document.addEventListener("pointerdown", ({ target }) => closeOthers(form, target));
  bindTyping(form, address);
  address.follow(() => show(form, address));
  form.classList.add("live");
  show(form, address);
}

/** A list of kinds that stands open is closed by a press beside it. */
function closeOthers(form, target) {
  form.querySelectorAll("details[open]").forEach((one) => { one.open = one.contains(target); });
}

/** A field that was changed goes into the address. */
function take(form, address, field) {
  if (field.name === "kind") {
    oneOrAll(form, field);
    return address.change({ kind: new FormData(form).getAll("kind") });
  }
  if (field.name === "known") return address.change({ known: knownWritten(field.value) });
  if (!PLAIN.includes(field.name)) return undefined;
  return address.change({ [field.name]: field.value.trim(), ...otherEnd(form, field) });
}

/** The other end of the window, where a day was chosen beyond it. */
function otherEnd(form, { name, value }) {
  const { from, to } = form.elements;
  if (!from.value || !to.value || from.value <= to.value) return {};
  return name === "from" ? { to: value } : name === "to" ? { from: value } : {};
}

/** A family stands for all its kinds: choosing it lets go of them, choosing one of them lets go of it. */
function oneOrAll(form, { checked, value }) {
  if (!checked) return;
  const set = [...form.querySelectorAll("fieldset")].find((one) => [...boxes(one)].some((box) => box.value === value));
  const [family, ...kinds] = boxes(set);
  (family.value === value ? kinds : [family]).forEach((box) => { box.checked = false; });
}

const boxes = (element) => element.querySelectorAll("input[name=kind]");

/** Words are searched for when the hand rests; a name is taken when it is chosen from those that are offered. */
function bindTyping(form, address) {
  let waiting;
  const { q } = form.elements;
  q.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => address.change({ q: q.value.trim() }, { gesture: true }), TYPING_MS);
  });
  form.addEventListener("input", ({ target, inputType }) => {
    const offered = target.list && [...target.list.options].some(({ value }) => value === target.value);
    if (offered && inputType !== "insertText" && !inputType?.startsWith("delete")) take(form, address, target);
  });
}

/** The fields show the address; one that is being typed into is left alone. */
function show(form, address) {
  for (const name of PLAIN) {
    const field = form.elements[name];
    if (field !== document.activeElement || field.type !== "search") field.value = address.get(name);
  }
  form.elements.known.value = knownField(address.get("known"));
  const kinds = address.params.getAll("kind");
  boxes(form).forEach((box) => { box.checked = kinds.includes(box.value); });
  const told = form.querySelector("#kind-told");
  told.dataset.all ??= kinds.length ? "all kinds" : told.textContent;
  told.textContent = kinds.length ? kinds.join(", ") : told.dataset.all;
}
