/**
 * A picture that one can walk and move about in: arrow keys follow requirements, drag, pinch, buttons, Ctrl and the wheel
 * move and zoom. What is pointed at or focused lights up with its chain, and the line below says why.
 */

import { Camera } from "./camera.js";

/** @param {HTMLElement} figure that holds a picture; a still one is shown whole and is not moved */
export function enliven(figure) {
  const svg = figure.querySelector("svg");
  const frame = figure.querySelector(".frame");
  const nodes = new Map([...svg.querySelectorAll(".node")].map((node) => [node.dataset.id, node]));
  const arrows = [...svg.querySelectorAll(".arrow")];
  const caption = figure.querySelector("[data-caption]");
  const resting = caption.textContent;
  const first = svg.querySelector(".node.next") ?? svg.querySelector(".node.target") ?? nodes.values().next().value;
  const camera = figure.matches(".still") ? null : moving();
  rove(first);

  // The listeners are the figure's: an svg with one for the focus would take the focus itself.
  figure.addEventListener("pointerover", (event) => light(event.target.closest(".node, .arrow")));
  figure.addEventListener("pointerleave", () => light(null));
  figure.addEventListener("focusin", (event) => focused(event.target.closest(".node")));
  figure.addEventListener("focusout", () => light(null));
  figure.addEventListener("keydown", walk);

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
    const node = event.target.closest(".node");
    const next = node && !event.altKey && !event.ctrlKey && !event.metaKey && neighbour(node, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** Up to what it needs, down to what needs it, and sideways along its row. */
  function neighbour(node, key) {
    if (key === "ArrowUp") return nearest(node, ids(node.dataset.requires).map((id) => nodes.get(id)));
    if (key === "ArrowDown") return nearest(node, ids(node.dataset.requiredBy).map((id) => nodes.get(id)));
    const { x, y } = middle(node);
    const row = [...nodes.values()].filter((one) => Math.abs(middle(one).y - y) < 30);
    if (key === "ArrowLeft") return nearest(node, row.filter((one) => middle(one).x < x));
    if (key === "ArrowRight") return nearest(node, row.filter((one) => middle(one).x > x));
    return undefined;
  }

  function nearest(node, others) {
    const away = (one) => Math.hypot(middle(one).x - middle(node).x, middle(one).y - middle(node).y);
    return others.filter(Boolean).sort((one, other) => away(one) - away(other))[0];
  }

  /** Light up a node with all that leads to it and from it, or one arrow. */
  function light(thing) {
    const chosen = thing?.matches(".node") ? chain(thing.dataset.id) : null;
    svg.classList.toggle("some", Boolean(chosen));
    for (const [id, node] of nodes) node.classList.toggle("lit", Boolean(chosen?.has(id)));
    for (const arrow of arrows) {
      const { source, target } = arrow.dataset;
      arrow.classList.toggle("lit", Boolean(chosen?.has(source) && chosen.has(target)));
    }
    caption.textContent = thing ? told(thing) : resting;
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
    if (thing.matches(".arrow")) return title(thing);
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
