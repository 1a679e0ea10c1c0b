// Names of the record that are offered while one is typed.

/** How long a hand rests before names are asked for, in ms. */
const TYPING_MS = 120;

/** Every field with data-suggest offers names of its part of the record. */
export function bindSuggestions(form) {
  form.querySelectorAll("[data-suggest]").forEach((field) => {
    let waiting;
    let asking;
    const offer = async () => {
      asking?.abort();
      asking = new AbortController();
      const query = new URLSearchParams({ part: field.dataset.suggest, begins: field.value.trim() });
      const answer = await fetch(`/suggest.json?${query}`, { signal: asking.signal }).catch(() => null);
      if (answer?.ok) field.list.replaceChildren(...(await answer.json()).map(option));
    };
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(offer, TYPING_MS);
    };
    field.addEventListener("input", soon);
    field.addEventListener("focus", soon);
  });
}

function option({ value, note }) {
  const made = document.createElement("option");
  made.value = value;
  made.label = `${value} (${note})`;
  return made;
}
