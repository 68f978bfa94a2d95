/**
 * A picture that one can walk and move about in: arrow keys follow requirements, drag, pinch, buttons, Ctrl and the wheel
 * move and zoom. What is pointed at or focused lights up with its chain, and the line below says why.
 */

import { Camera } from "./camera.js";

/** @param {HTMLElement} figure that holds a picture; a still one is shown whole and is not moved */
export function enliven(figure) {
  const svg = figure.querySelector("svg");
  const frame = figure.querySelector(".frame");
  const nodes = new Map([...svg.querySelectorAll("[data-id]")].map((node) => [node.dataset.id, node]));
  const arrows = [...svg.querySelectorAll(".arrow")];
  const caption = figure.querySelector("[data-caption]");
  const resting = caption.textContent;
  const isLit = figure.matches(".some");
  const atRest = new Set(svg.querySelectorAll(".lit"));
  const first = beginning();
  const camera = figure.matches(".still") ? null : moving();
  rove(first);

  // The listeners are the figure's: an svg with one for the focus would take the focus itself.
  figure.addEventListener("pointerover", (event) => light(event.target.closest("[data-id], .arrow:has(title)")));
  figure.addEventListener("pointerleave", () => light(null));
  figure.addEventListener("focusin", (event) => focused(event.target.closest("[data-id]")));
  figure.addEventListener("focusout", () => light(null));
  figure.addEventListener("keydown", walk);

  /** Where one begins: at what was chosen, at the next step, at the skill that a still picture is about. */
  function beginning() {
    const likely = [".node.chosen", ".node.next", ".station.open", ".station.next"];
    likely.push(figure.matches(".still") ? ".node.target" : ".node.plan");
    return likely.map((one) => svg.querySelector(one)).find(Boolean) ?? nodes.values().next().value;
  }

  function moving() {
    figure.classList.add("live");
    frame.removeAttribute("tabindex");
    const made = new Camera(svg, frame);
    if (first) made.start(middle(first));
    tools(figure, made);
    return made;
  }

  function focused(node) {
    if (!node) return;
    rove(node);
    light(node);
    if (node.matches(":focus-visible")) camera?.reveal(middle(node));
  }

  function middle(node) {
    return { x: Number(node.dataset.x), y: Number(node.dataset.y) };
  }

  /** Only one node is reached by the tabulator; the arrows lead to the others. */
  function rove(chosen) {
    for (const node of nodes.values()) node.setAttribute("tabindex", node === chosen ? "0" : "-1");
  }

  function walk(event) {
    const node = event.target.closest("[data-id]");
    if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return leave(node);
    const next = neighbour(node, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** From a skill to the station that holds it, and from an opened station to the closed line. */
  function leave(node) {
    const station = svg.querySelector(".station.open");
    if (node === station) station.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    else station?.focus();
  }

  /** Up to what it needs, down to what needs it, and sideways along its row, or else to what is nearest there. */
  function neighbour(node, key) {
    if (key === "ArrowUp") return nearest(node, ids(node.dataset.requires).map((id) => nodes.get(id)));
    if (key === "ArrowDown") return nearest(node, ids(node.dataset.requiredBy).map((id) => nodes.get(id)));
    const { x, y } = middle(node);
    const side = [...nodes.values()].filter((one) => (key === "ArrowLeft" ? middle(one).x < x : middle(one).x > x));
    if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
    return nearest(node, side.filter((one) => Math.abs(middle(one).y - y) < 30)) ?? nearest(node, side);
  }

  function nearest(node, others) {
    const away = (one) => Math.hypot(middle(one).x - middle(node).x, middle(one).y - middle(node).y);
    return others.filter(Boolean).sort((one, other) => away(one) - away(other))[0];
  }

  /** Light up a node with its way, or with all that leads to it and from it; without one, what the link lights up. */
  function light(thing) {
    const chosen = thing?.matches(".node") ? way(thing) : null;
    figure.classList.toggle("some", chosen ? true : isLit);
    for (const [id, node] of nodes) node.classList.toggle("lit", chosen ? chosen.has(id) : atRest.has(node));
    for (const arrow of arrows) {
      const { source, target } = arrow.dataset;
      arrow.classList.toggle("lit", chosen ? chosen.has(source) && chosen.has(target) : atRest.has(arrow));
    }
    caption.textContent = thing ? told(thing) : resting;
  }

  function way(node) {
    return "way" in node.dataset ? new Set(ids(node.dataset.way)) : chain(node.dataset.id);
  }

  function chain(id) {
    return new Set([...reach(id, "requires"), ...reach(id, "requiredBy")]);
  }

  function reach(start, way) {
    const found = new Set([start]);
    for (const id of found) {
      for (const next of ids(nodes.get(id)?.dataset[way] ?? "")) if (nodes.has(next)) found.add(next);
    }
    return found;
  }

  function told(thing) {
    const title = (one) => one.querySelector("title").textContent;
    if (thing.matches(".arrow") || !thing.matches(".node") || "way" in thing.dataset) return title(thing);
    const reasons = arrows.filter((one) => one.dataset.source === thing.dataset.id).map(title);
    return reasons.length ? `${title(thing)}. ${reasons[0]}` : title(thing);
  }
}

function ids(text) {
  return text.split(" ").filter(Boolean);
}

function tools(figure, camera) {
  const bar = figure.querySelector("[data-tools]");
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const { zoom } = event.target.dataset;
    if (zoom === "fit") camera.fit();
    else if (zoom) camera.zoom(zoom === "in" ? 1.35 : 1 / 1.35);
  });
}
