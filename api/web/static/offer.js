/**
 * Ticks of this browser meet a link that does not hold them. A link shows what its sender saw, so they are offered,
 * not added; only from the first view on do they go along by themselves.
 */

import { remove, ticks } from "./storage.js";

/** Offer the ticks that an answer does not count yet, and forget those that the roadmap no longer has. */
export function showOffer(part) {
  const answer = part.querySelector(".answer[data-known]");
  if (!answer) return;
  remove(answer.dataset.lost.split("\n").filter(Boolean));
  const counted = new Set(answer.dataset.known.split(" "));
  const left = ticks().filter((id) => !counted.has(id));
  const offer = answer.querySelector("[data-offer]");
  if (!left.length) return;
  const address = new URL(answer.dataset.canonical, location.href);
  for (const id of left) address.searchParams.append("known", id);
  const link = document.createElement("a");
  link.href = address.href;
  link.dataset.swap = "";
  link.textContent = left.length === 1 ? "Count it" : "Count them";
  offer.append(`${left.length} of your own ticks ${left.length === 1 ? "is" : "are"} not in this link. `, link);
  offer.hidden = false;
}

/** On the first view: the ticks go along to whatever is asked next, and that is said. */
export function takeAlong() {
  const home = document.querySelector(".home");
  const mine = ticks();
  if (!home || !mine.length || new URLSearchParams(location.search).has("known")) return;
  for (const link of document.querySelectorAll('.home a[href^="/"], nav a[href^="/"]:not([href="/docs"])')) {
    const address = new URL(link.href);
    for (const id of mine) address.searchParams.append("known", id);
    link.href = address.pathname + address.search;
  }
  const form = document.querySelector(".search");
  for (const id of mine) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "known", value: id }));
  }
  const said = document.createElement("p");
  said.className = "hint";
  said.textContent = `What you ticked here before (${mine.length}) is counted as known.`;
  home.querySelector(".examples").before(said);
}
