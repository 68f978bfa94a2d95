/** What somebody ticked in this browser: ids of skills, kept until they are unticked. */

const KEY = "prereq:known";

/** @returns {string[]} the ticked ids, oldest first; none if the browser keeps nothing */
export function ticks() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** @param {string} id */
export function add(id) {
  keep([...ticks().filter((one) => one !== id), id]);
}

/** @param {string[]} ids */
export function remove(ids) {
  const gone = new Set(ids);
  keep(ticks().filter((one) => !gone.has(one)));
}

function keep(ids) {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // The link holds the ticks as well.
  }
}
