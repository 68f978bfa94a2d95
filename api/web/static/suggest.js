/** A search box that suggests as one types: the combobox pattern of WAI-ARIA, over the API's `find`. */

const PAUSE = 90;
const NOTES = { topic: "topic", role: "to become", background: "to start from" };
let count = 0;

/** @param {HTMLInputElement} input with `data-suggest`, "fill" if a choice only fills it */
export function suggest(input) {
  const list = document.createElement("ul");
  const box = input.closest(".search, label");
  Object.assign(list, { id: `choices-${(count += 1)}`, className: "choices", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  box.classList.add("suggesting");
  box.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) {
    input.setAttribute(name, value);
  }
  let timer;
  let asking = new AbortController();

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  input.addEventListener("keydown", (event) => keys(event));
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => take(event.target.closest("[role=option]")));

  async function look() {
    asking.abort();
    asking = new AbortController();
    const words = input.value.trim();
    if (!words) return close();
    try {
      const response = await fetch(`/api/v1/find?${new URLSearchParams({ q: words, limit: 8 })}`, { signal: asking.signal });
      if (response.ok) fill((await response.json()).candidates.filter(answers));
    } catch {
      // Suggestions are a convenience: without them the box still asks.
    }
  }

  /** A background is no end of a question. */
  function answers(candidate) {
    return input.dataset.suggest !== "fill" || candidate.kind !== "background";
  }

  function fill(candidates) {
    list.replaceChildren(...candidates.map(option));
    list.hidden = !candidates.length || document.activeElement !== input;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  function option(candidate, place) {
    const line = document.createElement("li");
    const note = document.createElement("span");
    note.className = "note";
    const same = candidate.matched.toLowerCase() === candidate.name.toLowerCase();
    note.textContent = NOTES[candidate.kind] ?? (same ? "" : candidate.matched);
    line.append(candidate.name, note);
    line.id = `${list.id}-${place}`;
    line.dataset.value = candidate.kind in NOTES ? `${candidate.kind}:${candidate.id}` : candidate.id;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    return line;
  }

  function keys(event) {
    if (event.key === "Escape") return list.hidden || event.preventDefault(), close(); // what was typed stays
    if (event.key === "Enter") return current() && (event.preventDefault(), take(current()));
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || list.hidden) return undefined;
    event.preventDefault();
    const options = [...list.children];
    const at = options.indexOf(current());
    const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? options.length - 1 : at - 1;
    return mark(options[(next + options.length) % options.length]);
  }

  function current() {
    return list.hidden ? null : list.querySelector("[aria-selected=true]");
  }

  function mark(chosen) {
    for (const one of list.children) one.setAttribute("aria-selected", String(one === chosen));
    input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  function take(chosen) {
    if (!chosen) return;
    input.value = chosen.dataset.value;
    close();
    if (input.dataset.suggest !== "fill") input.form.requestSubmit();
  }

  function close() {
    clearTimeout(timer);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}
