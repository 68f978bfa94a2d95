/**
 * The list answers at once: a tick or a switch asks the same address that the form would, and the answer takes the
 * place of the old one. The link follows, so that "back" undoes a tick.
 */

import { add, remove } from "./storage.js";

const main = document.querySelector("main");
const trouble = document.querySelector("[data-trouble]");
const say = document.querySelector("[data-say]");
let asking = new AbortController();
let enhance = () => {};

/** @param {(part: ParentNode) => void} again what enhances a new answer */
export function follow(again) {
  enhance = again;
  main.addEventListener("change", changed);
  main.addEventListener("submit", submitted);
  main.addEventListener("click", clicked);
  window.addEventListener("popstate", () => main.querySelector("[data-study]") && ask(location.href, false));
}

function changed(event) {
  const { target } = event;
  const isSwitch = ["checkbox", "radio", "select-one"].includes(target.type);
  if (!target.form?.matches("[data-study]") || !isSwitch || !target.name) return;
  if (target.name === "known") target.checked ? add(target.value) : remove([target.value]);
  ask(address(target.form));
}

function submitted(event) {
  if (!event.target.matches("[data-study]")) return;
  event.preventDefault();
  ask(address(event.target));
}

function clicked(event) {
  const link = event.target.closest("a[data-swap], a[data-forget]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if ("forget" in link.dataset) remove(link.closest(".answer").dataset.known.split(" "));
  ask(link.href.baseVal ?? link.href);
}

/** The address that sending a form leads to, without its empty fields. */
function address(form) {
  const fields = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(fields);
  return `${form.action}?${query}`;
}

/** Ask and show; what fails is told, and everything stays as it is. */
async function ask(url, isNew = true) {
  asking.abort();
  asking = new AbortController();
  main.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url, { signal: asking.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!response.ok) return refused(page, url);
    show(page);
    const canonical = main.querySelector("[data-canonical]")?.dataset.canonical ?? response.url;
    if (isNew) history.pushState(null, "", canonical);
    trouble.hidden = true;
  } catch (error) {
    if (error.name !== "AbortError") fail("The service does not answer. Your ticks are kept.", url);
  } finally {
    main.removeAttribute("aria-busy");
  }
}

/** Say what is wrong beside the field that is, if the form has it, or else at the top. */
function refused(page, url) {
  const problem = page.querySelector("[data-problem]");
  const text = problem?.querySelector("p").textContent ?? "The service could not answer.";
  const field = main.querySelector("[data-study]")?.elements[problem?.dataset.field];
  const label = field?.closest?.("label");
  if (!label) return fail(text, url);
  label.querySelector(".wrong")?.remove();
  label.append(Object.assign(document.createElement("span"), { className: "wrong", role: "alert", textContent: text }));
  field.setAttribute("aria-invalid", "true");
  return field.focus();
}

function fail(text, url) {
  trouble.querySelector("p").textContent = text;
  trouble.querySelector("button").onclick = () => {
    const form = main.querySelector("[data-study]");
    ask(form ? address(form) : url);
  };
  trouble.hidden = false;
}

/** Put a new answer in place of the old one, and leave the reader where they were. */
function show(page) {
  const open = [...main.querySelectorAll("details[open][id]")].map((one) => one.id);
  const focused = main.contains(document.activeElement) ? document.activeElement.id : "";
  const top = focused && document.activeElement.getBoundingClientRect().top;
  const isHiding = main.querySelector("#hide-done")?.checked ?? false;
  main.replaceChildren(...page.querySelector("main").childNodes);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const hide = main.querySelector("#hide-done");
  if (hide) hide.checked = isHiding;
  document.title = page.title;
  renewTop(page);
  enhance(main);
  const again = focused && document.getElementById(focused);
  if (again) {
    again.focus({ preventScroll: true });
    window.scrollBy({ top: again.getBoundingClientRect().top - top, behavior: "instant" });
  }
  say.textContent = main.querySelector(".total")?.innerText ?? "";
}

/** The search box and the views carry the ticks as well. */
function renewTop(page) {
  const old = document.querySelector(".top");
  if (old.contains(document.activeElement)) return;
  const renewed = page.querySelector(".top");
  old.replaceWith(renewed);
  enhance(renewed);
}
