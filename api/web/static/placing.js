/** What the questions found out is ticked in this browser too, as its reader goes on to their list. */

import { add, remove } from "./storage.js";

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-keep]");
  if (!link) return;
  remove(link.dataset.untick.split(" ").filter(Boolean));
  add(...link.dataset.keep.split(" ").filter(Boolean));
});
