/** The lists and plans that somebody looked at last, so that they can go on where they were. */

import { note, noted } from "./storage.js";

const KEY = "visits";
const MAX_VISITS = 6;

/** @returns {{path: string, title: string, about: string}[]} the last one first */
export function visits() {
  const kept = noted(KEY);
  return Array.isArray(kept) ? kept.filter((one) => typeof one?.path === "string" && /^\/[a-z]/.test(one.path)) : [];
}

/** Forget them all. */
export function forgetVisits() {
  note(KEY, []);
}

/** Note the list that is shown when its reader leaves it, with what they ticked and planned. */
export function noteVisits() {
  window.addEventListener("pagehide", visit);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && visit());
}

function visit() {
  const title = document.querySelector("main h1")?.textContent.trim();
  if (!location.pathname.startsWith("/before/") || !title || document.querySelector("[data-problem]")) return;
  const asked = new URLSearchParams(location.search);
  for (const name of ["searched"]) asked.delete(name);
  const path = location.pathname + (asked.size ? `?${asked}` : "");
  const others = visits().filter((one) => one.path.split("?")[0] !== location.pathname);
  note(KEY, [{ path, title, about: about(asked) }, ...others].slice(0, MAX_VISITS));
}

/** What a plan is planned with. */
function about(asked) {
  const hours = asked.get("hours_per_week");
  const deadline = asked.get("deadline");
  return [hours && `${hours} hours a week`, deadline && `done by ${deadline}`].filter(Boolean).join(", ");
}
