/** What stands around every view: light and dark, the copied link, and how many skills are ticked. */

import { ticks } from "./storage.js";

const KEY = "prereq:theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
const say = document.querySelector("[data-say]");

/** @param {ParentNode} part with the top of the page in it */
export function frame(part) {
  for (const button of part.querySelectorAll("[data-theme-switch]")) switching(button);
  for (const button of part.querySelectorAll("[data-copy]")) copying(button);
  count();
}

/** How many skills are ticked stands beside the link to them. */
export function count() {
  const number = ticks().length;
  for (const place of document.querySelectorAll("[data-count]")) place.textContent = number ? ` · ${number}` : "";
}

function switching(button) {
  button.hidden = false;
  name(button);
  button.addEventListener("click", () => {
    choose(isDark() ? "light" : "dark");
    name(button);
  });
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : dark.matches;
}

/** What the system shows anyway is no choice, so that the page follows the system again. */
function choose(theme) {
  const isChoice = (theme === "dark") !== dark.matches;
  if (isChoice) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  try {
    if (isChoice) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // It holds for this view.
  }
}

function name(button) {
  button.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
  button.title = button.getAttribute("aria-label");
}

function copying(button) {
  const words = button.textContent;
  let timer;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const address = document.querySelector("[data-share]")?.dataset.share ?? location.href;
    button.textContent = (await copied(new URL(address, location.href).href)) ? "Copied" : "Copy it from the address bar";
    say.textContent = button.textContent;
    clearTimeout(timer);
    timer = setTimeout(() => (button.textContent = words), 2500);
  });
}

/** Whether a text came to the clipboard; the older way is for addresses that are not secure. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: text, className: "unseen" });
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    return isDone;
  }
}
