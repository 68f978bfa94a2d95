/** Starts what enhances a view. Without any of this the page works too: forms are sent, lists are there. */

import { count, frame } from "./frame.js";
import { showOffer, takeAlong } from "./offer.js";
import { showMine } from "./mine.js";
import { enliven } from "./picture.js";
import "./placing.js";
import { showPercents } from "./progress.js";
import { onOtherTab, onTrouble } from "./storage.js";
import { follow } from "./study.js";
import { suggest } from "./suggest.js";
import { tickable } from "./ticks.js";
import { noteVisits } from "./visits.js";

/**
 * Enhance what is in a part of the page; called again for what a new answer brings.
 * @param {ParentNode} part
 */
function enhance(part) {
  for (const input of part.querySelectorAll("input[data-suggest]")) suggest(input);
  for (const picture of part.querySelectorAll("[data-picture]")) enliven(picture);
  for (const button of part.querySelectorAll("[data-print]")) offerPrint(button);
  frame(part);
  showOffer(part);
  tickable(part);
  showMine(part, enhance);
  showPercents(part);
}

/** @param {HTMLButtonElement} button that prints what is seen */
function offerPrint(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

onTrouble((words) => {
  const place = document.querySelector("[data-storage]");
  place.textContent = words;
  place.hidden = false;
});
enhance(document);
takeAlong();
noteVisits();
onOtherTab(count);
document.addEventListener("change", count);
window.addEventListener("beforeprint", () => document.querySelector('[data-zoom="fit"]')?.click());
follow(enhance);
