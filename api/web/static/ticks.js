/** Boxes that tick skills outside a list of an answer: they are kept at once, and what comes with them is ticked too. */

import { count } from "./frame.js";
import { follow, progress, show } from "./progress.js";
import { add, onOtherTab, remove, ticks } from "./storage.js";

/** @param {ParentNode} part with a form of boxes, if it has one */
export function tickable(part) {
  const form = part.querySelector("[data-ticks]");
  if (!form) return;
  form.addEventListener("change", (event) => {
    const { name, checked, value } = event.target;
    if (name !== "known") return;
    if (checked ? !add(value) : (remove([value]), linked().includes(value))) link(value, checked);
    refresh();
  });
  onOtherTab(refresh);
  if (ticks().length) refresh();

  async function refresh() {
    count();
    const found = (await progress([...new Set([...linked(), ...ticks()])])) ?? { known: [], credited: [], percents: {} };
    if (found.renamed) follow(found.renamed);
    const known = new Set(found.known);
    const credited = new Set(found.credited);
    for (const box of form.querySelectorAll('input[type="checkbox"][name="known"]')) {
      box.checked = known.has(box.value) || credited.has(box.value);
      box.disabled = credited.has(box.value);
      box.title = box.disabled ? "Comes with what you know" : "";
    }
    show(document, found);
  }
}

function linked() {
  return new URLSearchParams(location.search).getAll("known");
}

/** The link follows a tick that the browser could not keep, or that the link itself brought. */
function link(id, isKnown) {
  const address = new URL(location.href);
  const others = address.searchParams.getAll("known").filter((one) => one !== id);
  address.searchParams.delete("known");
  for (const one of isKnown ? [...others, id] : others) address.searchParams.append("known", one);
  history.replaceState(null, "", address);
}
