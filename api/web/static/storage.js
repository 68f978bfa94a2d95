/**
 * What somebody ticked in this browser: ids of skills, kept until they are unticked.
 *
 * Each tick has a key of its own, so that two tabs that tick at once write beside each other and not over each other.
 * Earlier versions kept one list, which is carried over. What cannot be kept is told, and stays in the link.
 */

const TICK = "prereq:tick:";
const EARLIER = "prereq:known";
const UNREAD = "prereq:unread";
const TROUBLE = {
  blocked: "This browser keeps nothing for this page. Your ticks stand in the link: copy it to keep them.",
  full: "This browser has no room left for your ticks. They stand in the link: copy it to keep them.",
  unread: "What another version kept here could not be read. It was put aside, and your new ticks are kept.",
};

let told = "";
let listener = () => {};

/** @param {(words: string) => void} tell is called with what went wrong, also if it did so before */
export function onTrouble(tell) {
  listener = tell;
  if (told) tell(TROUBLE[told]);
}

function trouble(kind) {
  told = kind;
  listener(TROUBLE[kind]);
}

/** @returns {string[]} the ticked ids, oldest first; none if the browser keeps nothing */
export function ticks() {
  try {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(TICK));
    const since = new Map(kept.map((key) => [key.slice(TICK.length), Number(localStorage.getItem(key)) || 0]));
    const newer = [...since.keys()].sort((one, other) => since.get(one) - since.get(other) || (one < other ? -1 : 1));
    return [...new Set([...earlier(), ...newer])];
  } catch {
    return [];
  }
}

/** @param {...string} ids */
export function add(...ids) {
  const left = new Set(ids);
  keep(() => {
    for (const id of ids) {
      localStorage.setItem(TICK + id, String(Date.now()));
      left.delete(id);
    }
  });
  return left.size === 0;
}

/** @param {string[]} ids */
export function remove(ids) {
  keep(() => {
    carryOver();
    for (const id of ids) localStorage.removeItem(TICK + id);
  });
}

/** Call a function whenever another tab ticks or unticks. @param {() => void} changed */
export function onOtherTab(changed) {
  window.addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(TICK) || event.key === EARLIER) changed();
  });
}

/** Keep a small note of another kind under a key of its own; one that finds no room is left out. */
export function note(key, value) {
  try {
    localStorage.setItem(`prereq:${key}`, JSON.stringify(value));
  } catch {
    // It is a convenience.
  }
}

/** @returns what was noted under a key, or null */
export function noted(key) {
  try {
    return JSON.parse(localStorage.getItem(`prereq:${key}`) ?? "null");
  } catch {
    return null;
  }
}

function keep(write) {
  try {
    write();
  } catch (error) {
    trouble(error.name === "QuotaExceededError" ? "full" : "blocked");
  }
}

/** The list of an earlier version. */
function earlier() {
  const list = JSON.parse(localStorage.getItem(EARLIER) ?? "[]");
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}

/** Give each tick of an earlier version its own key. */
function carryOver() {
  const list = localStorage.getItem(EARLIER);
  if (list === null) return;
  earlier().forEach((id, place) => localStorage.setItem(TICK + id, String(place + 1)));
  localStorage.removeItem(EARLIER);
}

/** What is no list of ids is put aside and told. */
function putAside() {
  const list = localStorage.getItem(EARLIER);
  try {
    if (list === null || Array.isArray(JSON.parse(list))) return;
  } catch {
    // It is no JSON.
  }
  localStorage.setItem(UNREAD, list);
  localStorage.removeItem(EARLIER);
  trouble("unread");
}

keep(() => {
  putAside();
  carryOver();
});
