/**
 * Ticks of this browser meet a link that does not hold them. A link shows what its sender saw, so they are offered,
 * not added; only from the first view on do they go along by themselves.
 */

import { follow, progress } from "./progress.js";
import { ticks } from "./storage.js";
import { visits } from "./visits.js";

const MAX_LINK_CHARACTERS = 6000;
const MAX_SHOWN_VISITS = 3;

/** Offer the ticks that an answer does not count yet; those that this roadmap lacks stay where they are. */
export async function showOffer(part) {
  const answer = part.querySelector(".answer[data-known]");
  if (!answer) return;
  const counted = new Set(answer.dataset.known.split(" "));
  const found = await progress(ticks().filter((id) => !counted.has(id)));
  if (!found) return;
  follow(found.renamed);
  const left = found.known.filter((id) => !counted.has(id)).length;
  const offer = answer.querySelector("[data-offer]");
  if (!left || !offer) return;
  const address = new URL(answer.dataset.canonical, location.href);
  for (const id of found.fewest) address.searchParams.append("known", id);
  const link = document.createElement("a");
  link.href = address.href;
  link.dataset.swap = "";
  link.textContent = left === 1 ? "Count it" : "Count them";
  offer.replaceChildren(`${left} of your own ticks ${left === 1 ? "is" : "are"} not in this link. `, link);
  offer.hidden = false;
}

/** On the first view: the ticks go along to whatever is asked next, and that is said. */
export async function takeAlong() {
  const home = document.querySelector("[data-home]");
  const mine = ticks();
  if (!home || new URLSearchParams(location.search).has("known")) return;
  showVisits(home);
  if (!mine.length) return;
  const known = mine.join().length > MAX_LINK_CHARACTERS ? ((await progress(mine))?.fewest ?? []) : mine;
  for (const link of document.querySelectorAll("[data-home] a, .top nav a, .bottom a")) carry(link, known);
  const form = home.querySelector(".search");
  for (const id of known) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "known", value: id }));
  }
  const along = home.querySelector("[data-along]");
  const skills = document.createElement("a");
  skills.href = "/my-skills";
  skills.textContent = mine.length === 1 ? "1 skill that you ticked" : `${mine.length} skills that you ticked`;
  along.append(skills, ` ${mine.length === 1 ? "counts" : "count"} as known in whatever you ask here.`);
  along.hidden = false;
  home.querySelector("[data-own]").hidden = false;
}

/** A link of the page takes the ticks along; those of the lists that one saw last hold their own. */
function carry(link, known) {
  const address = new URL(link.href);
  if (address.origin !== location.origin || address.pathname === "/docs" || link.closest("[data-visits]")) return;
  const has = new Set(address.searchParams.getAll("known"));
  for (const id of known) if (!has.has(id)) address.searchParams.append("known", id);
  link.href = address.pathname + address.search + address.hash;
}

/** The lists and plans that somebody saw last. */
function showVisits(home) {
  const kept = visits();
  if (!kept.length) return;
  home.querySelector("[data-visits]").append(...kept.slice(0, MAX_SHOWN_VISITS).map(card));
  home.querySelector("[data-own]").hidden = false;
}

function card({ path, title, about }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: path });
  const name = Object.assign(document.createElement("b"), { textContent: title });
  link.append(name, Object.assign(document.createElement("span"), { textContent: about ? `Your plan: ${about}` : "Your list" }));
  item.append(link);
  return item;
}
