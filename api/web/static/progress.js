/** What the ticks of this browser come to: the percentages of roles and topics, and ticks whose skill has a new id. */

import { add, remove, ticks } from "./storage.js";

/** Ask what ticks come to in this roadmap; null where nothing is ticked or nobody answers. */
export async function progress(known = ticks()) {
  if (!known.length) return null;
  const asked = new URLSearchParams(location.search);
  const start = { background: asked.get("background") ?? "", depth: asked.get("depth") || "understand" };
  const body = JSON.stringify({ known, ...start });
  try {
    const response = await fetch("/my-skills/progress", { method: "POST", body, headers: { "Content-Type": "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** A tick follows its skill to a new id. */
export function follow(renamed) {
  for (const [old, id] of Object.entries(renamed)) if (add(id)) remove([old]);
}

/** Fill in the percentages of a part of the page. */
export async function showPercents(part) {
  if (!part.querySelector("[data-percent]")) return;
  const linked = new URLSearchParams(location.search).getAll("known");
  const found = await progress([...new Set([...linked, ...ticks()])]);
  if (!found) return;
  follow(found.renamed);
  show(part, found);
}

/** Show percentages that are known already. */
export function show(part, { percents }) {
  for (const place of part.querySelectorAll("[data-percent]")) {
    const known = percents[place.dataset.percent] ?? 0;
    place.textContent = `${known}% known`;
    place.hidden = !known;
  }
}
