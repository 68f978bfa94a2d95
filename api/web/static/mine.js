/** One's own skills: those of this browser stand beside those of the link; clear, take away, bring back. */

import { count } from "./frame.js";
import { add, onOtherTab, remove, ticks } from "./storage.js";
import { forgetVisits, visits } from "./visits.js";

const JSON_TYPE = { "Content-Type": "application/json" };
let again = () => {};
let isFollowing = false;

/** @param {ParentNode} part with one's own skills, if it shows them @param {(part: ParentNode) => void} enhance */
export function showMine(part, enhance) {
  const mine = part.querySelector("[data-mine]");
  if (!mine) return;
  again = enhance;
  buttons(mine);
  if (isFollowing) return;
  isFollowing = true;
  onOtherTab(() => render());
  if (mine.querySelector(".wrong")) return;
  if (ticks().some((id) => !linked().includes(id))) render();
  else keepLinked(mine);
}

function linked() {
  return new URLSearchParams(location.search).getAll("known");
}

/** Ask for the page of all ticks, those of the link and of the browser, and put it in the place of this one. */
async function render(words = "", undo = null) {
  const body = JSON.stringify({ known: [...new Set([...linked(), ...ticks()])] });
  try {
    const response = await fetch("/my-skills", { method: "POST", body, headers: JSON_TYPE });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    replace(page);
    const mine = document.querySelector("[data-mine]");
    tell(mine, words, undo);
    if (!words) keepLinked(mine);
    if (document.activeElement === document.body) mine.querySelector("[data-told]:not([hidden])")?.focus();
    count();
  } catch {
    // What the link shows stays.
  }
}

/** The new list takes the place of the old one; what somebody is typing meanwhile stays. */
function replace(page) {
  const main = document.querySelector("main");
  const old = main.querySelector('[name="add"]');
  const isTyping = document.activeElement === old;
  main.replaceChildren(...page.querySelector("main").childNodes);
  const field = main.querySelector('[name="add"]');
  field.value = isTyping ? old.value : "";
  again(main);
  if (isTyping) field.focus();
}

/** Skills of a link that are not in this browser are offered to it. */
function keepLinked(mine) {
  const own = new Set(ticks());
  const others = linked().filter((id) => !own.has(id));
  if (!others.length) return;
  const words = others.length === 1 ? "1 of these skills is in the link, and not kept in this browser yet." : `${others.length} of these skills are in the link, and not kept in this browser yet.`;
  tell(mine, words, { name: others.length === 1 ? "Keep it" : "Keep them", act: () => add(...others) && keep() });
}

/** All is kept: the link need not hold it any more. */
function keep() {
  history.replaceState(null, "", "/my-skills");
  render("They are kept in this browser now.");
}

function tell(mine, words, button) {
  const place = mine?.querySelector("[data-told]");
  if (!place || !words) return;
  place.replaceChildren(words);
  if (button) {
    const pressed = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: button.name });
    pressed.addEventListener("click", button.act);
    place.append(" ", pressed);
  }
  place.hidden = false;
}

function buttons(mine) {
  on(mine, "[data-clear]", "click", clear);
  on(mine, "[data-take]", "click", take);
  on(mine, "[data-bring]", "change", bring);
  mine.querySelector("[data-add]").addEventListener("submit", addNamed);
  on(mine, "[data-forget-lost]", "click", () => {
    remove(mine.querySelector("[data-lost]").dataset.lost.split("\n"));
    withoutLink();
    render("They are forgotten.");
  });
  if (visits().length) {
    on(mine, "[data-forget-visits]", "click", (event) => {
      forgetVisits();
      event.target.hidden = true;
    });
  }
}

function on(mine, selector, kind, act) {
  const thing = mine.querySelector(selector);
  if (!thing) return;
  thing.hidden = false;
  thing.addEventListener(kind, act);
}

function withoutLink() {
  history.replaceState(null, "", "/my-skills");
}

function clear() {
  const gone = [...new Set([...linked(), ...ticks()])];
  remove(gone);
  withoutLink();
  render("Nothing is ticked any more.", { name: "Undo", act: () => add(...gone) && render("They are back.") });
}

async function take(event) {
  event.preventDefault();
  const body = JSON.stringify({ known: [...new Set([...linked(), ...ticks()])] });
  const mine = event.target.closest("[data-mine]");
  try {
    const response = await fetch("/my-skills/file", { method: "POST", body, headers: JSON_TYPE });
    const href = URL.createObjectURL(await response.blob());
    const link = Object.assign(document.createElement("a"), { href, download: "my-skills.md" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  } catch {
    tell(mine, "The service does not answer: try again in a moment. Nothing is lost.");
  }
}

/** A name that stands for skills is kept at once; what is wrong with any other says the page that the form leads to. */
async function addNamed(event) {
  const form = event.target;
  event.preventDefault();
  const found = await named(form.elements.add.value.replace(/\s+/g, " ").trim());
  if (!found.length) return void location.assign(`/my-skills?${new URLSearchParams({ add: form.elements.add.value })}`);
  if (!add(...found)) return void form.submit();
  form.elements.add.value = "";
  render("Added.");
}

async function named(name) {
  try {
    const response = await fetch("/api/v1/known", { method: "POST", body: `- [x] ${name}`, headers: { "Content-Type": "text/markdown" } });
    return response.ok ? (await response.json()).known : [];
  } catch {
    return [];
  }
}

/** The ticked boxes of a file: that of this page, or the Markdown of a plan. */
async function bring(event) {
  const mine = event.target.closest("[data-mine]");
  const [file] = event.target.files;
  if (!file) return;
  try {
    const body = await file.text();
    const response = await fetch("/api/v1/known", { method: "POST", body, headers: { "Content-Type": "text/markdown" } });
    const found = await response.json();
    if (!response.ok) return void tell(mine, `${file.name} holds no list that could be read.`);
    if (!found.known.length) return void tell(mine, `${file.name} has no ticked box that names a skill of this roadmap.`);
    add(...found.known);
    const lost = found.not_understood.length ? ` Not in this roadmap: ${found.not_understood.join(", ")}.` : "";
    render(`${found.known.length} ${found.known.length === 1 ? "skill was" : "skills were"} brought back.${lost}`);
  } catch {
    tell(mine, "The service does not answer: try again in a moment. Nothing is lost.");
  }
}
