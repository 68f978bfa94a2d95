/** Starts what enhances a view. Without any of this the page works too: forms are sent, lists are there. */

import { showOffer, takeAlong } from "./offer.js";
import { enliven } from "./picture.js";
import { follow } from "./study.js";
import { suggest } from "./suggest.js";

/**
 * Enhance what is in a part of the page; called again for what a new answer brings.
 * @param {ParentNode} part
 */
function enhance(part) {
  for (const input of part.querySelectorAll("input[data-suggest]")) suggest(input);
  for (const picture of part.querySelectorAll("[data-picture]")) enliven(picture);
  for (const button of part.querySelectorAll("[data-print]")) offerPrint(button);
  showOffer(part);
}

/** @param {HTMLButtonElement} button that prints what is seen */
function offerPrint(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

enhance(document);
takeAlong();
window.addEventListener("beforeprint", () => document.querySelector('[data-zoom="fit"]')?.click());
follow(enhance);
