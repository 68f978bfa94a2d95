/** Which part of a picture is seen, as its viewBox: moved by drag and pinch, scaled by Ctrl and the wheel. */

const READABLE = 0.93;
const LARGEST = 2.5;
const CLICK = 4;

export class Camera {
  /**
   * @param {SVGSVGElement} svg
   * @param {HTMLElement} frame what it is seen through
   */
  constructor(svg, frame) {
    this.svg = svg;
    this.frame = frame;
    this.whole = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
    this.pointers = new Map();
    this.fit();
    frame.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    frame.addEventListener("pointerdown", (event) => this.#press(event));
    frame.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
      frame.addEventListener(end, (event) => this.#release(event));
    }
    frame.addEventListener("click", (event) => this.moved && event.preventDefault(), true);
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    new ResizeObserver(() => this.#draw()).observe(frame);
  }

  /** The whole picture. */
  fit() {
    this.scale = this.#fitting();
    this.centre = { x: this.whole.width / 2, y: this.whole.height / 2 };
    this.#draw();
  }

  /** The whole picture if it can be read so, else the surroundings of a point in it. */
  start(point) {
    if (this.#fitting() >= READABLE) return;
    this.scale = READABLE;
    this.centre = { x: point.x, y: point.y };
    this.#draw();
  }

  /** Scale by a factor about a point of the picture, by default its middle. */
  zoom(factor, about = this.centre) {
    const scale = Math.min(LARGEST, Math.max(Math.min(this.#fitting(), 0.2), this.scale * factor));
    const kept = this.scale / scale;
    this.centre = { x: about.x + (this.centre.x - about.x) * kept, y: about.y + (this.centre.y - about.y) * kept };
    this.scale = scale;
    this.#draw();
  }

  /** Move so that a point is well inside. */
  reveal(point) {
    const { width, height } = this.#seen();
    const inside = Math.abs(point.x - this.centre.x) < width * 0.38 && Math.abs(point.y - this.centre.y) < height * 0.38;
    if (inside) return;
    this.centre = { ...point };
    this.#draw();
  }

  #fitting() {
    return Math.min(this.frame.clientWidth / this.whole.width, this.frame.clientHeight / this.whole.height, 1) || 1;
  }

  #seen() {
    return { width: this.frame.clientWidth / this.scale, height: this.frame.clientHeight / this.scale };
  }

  /** The picture never leaves the frame. */
  #draw() {
    const { width, height } = this.#seen();
    const x = kept(this.centre.x, width, this.whole.width);
    const y = kept(this.centre.y, height, this.whole.height);
    this.centre = { x, y };
    this.svg.setAttribute("viewBox", `${x - width / 2} ${y - height / 2} ${width} ${height}`);
  }

  #point(event) {
    const box = this.frame.getBoundingClientRect();
    return {
      x: this.centre.x + (event.clientX - box.left - box.width / 2) / this.scale,
      y: this.centre.y + (event.clientY - box.top - box.height / 2) / this.scale,
    };
  }

  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 300), this.#point(event));
  }

  #press(event) {
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.pointers.size === 1) {
      this.moved = false;
      this.from = { x: event.clientX, y: event.clientY };
    }
  }

  #move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (Math.hypot(now.x - this.from.x, now.y - this.from.y) > CLICK || other) this.#hold(event);
    if (other) this.zoom(distance(now, other) / (distance(before, other) || 1), this.#point(event));
    if (this.moved) {
      this.centre.x -= (now.x - before.x) / this.scale;
      this.centre.y -= (now.y - before.y) / this.scale;
      this.#draw();
    }
    this.pointers.set(event.pointerId, now);
  }

  #hold(event) {
    this.moved = true;
    this.frame.classList.add("held");
    this.frame.setPointerCapture(event.pointerId);
  }

  #release(event) {
    if (event.type === "pointerleave" && this.frame.hasPointerCapture(event.pointerId)) return;
    this.pointers.delete(event.pointerId);
    this.frame.classList.remove("held");
  }
}

function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** The middle of what is seen, so that nothing but picture is, or all of it in the middle. */
function kept(middle, seen, whole) {
  return seen >= whole ? whole / 2 : Math.min(whole - seen / 2, Math.max(seen / 2, middle));
}
