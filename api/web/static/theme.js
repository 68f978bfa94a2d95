/** The colours that somebody chose, set before anything is drawn: this script is no module, so the page waits for it. */

try {
  const chosen = localStorage.getItem("prereq:theme");
  if (["light", "dark"].includes(chosen)) document.documentElement.dataset.theme = chosen;
} catch {
  // A browser that keeps nothing shows the colours of its system.
}
