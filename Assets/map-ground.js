// The ground: one drawing of coarse and fine tiles. The finer lie over the coarser, so that nothing flickers while they
// are on their way.

const NS = 'http://www.w3.org/2000/svg';
// From which zoom on each level is fine enough to be worth its bytes.
const FROM = [-99, 0.3, 2];

export function node(name, attributes = {}, parent) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (parent) parent.append(made);
  return made;
}

/** A drawing over the whole frame that moves and grows with the map. */
export function overlay(L, map, frame, pane, order) {
  map.createPane(pane).style.zIndex = order;
  const width = frame.right - frame.left, height = frame.bottom - frame.top;
  const svg = node('svg', { class: 'map', viewBox: `${frame.left} ${frame.top} ${width} ${height}` });
  L.svgOverlay(svg, [[frame.top, frame.left], [frame.bottom, frame.right]], { pane }).addTo(map);
  return svg;
}

export class Ground {
  constructor(L, map, base, frame, coarsest, fetchJSON) {
    Object.assign(this, { map, base, frame, fetchJSON, asked: new Set(['0/0-0.json']) });
    const svg = overlay(L, map, frame, 'ground', 200);
    this.levels = FROM.map(() => node('g', {}, svg));
    this.add(0, coarsest);
    this.waters = [...this.levels[0].querySelectorAll('.sea')];
    this.probe = svg.createSVGPoint();
    map.on('moveend', () => this.refine());
    this.refine();
  }

  /** Whether a place in user units is water, as coarsely as the first tile knows. */
  isWater(x, y) {
    this.probe.x = x;
    this.probe.y = y;
    return this.waters.some(path => path.isPointInFill(this.probe));
  }

  add(level, tile) {
    const [left, top, right, bottom] = tile.box.map(Number);
    const group = node('g', {}, this.levels[level]);
    node('rect', { class: 'paper', x: left, y: top, width: right - left, height: bottom - top }, group);
    for (const [name, path] of tile.paths) node('path', { class: name, d: path }, group);
  }

  refine() {
    const zoom = this.map.getZoom();
    const level = FROM.findLastIndex(from => zoom >= from);
    this.levels.forEach((group, index) => group.classList.toggle('away', index > level));
    if (!level) return;
    const { frame } = this, count = 2 ** level, view = this.map.getBounds();
    const index = (value, from, to) => Math.min(count - 1, Math.max(0, Math.floor((value - from) / (to - from) * count)));
    const columns = [view.getWest(), view.getEast()].map(x => index(x, frame.left, frame.right));
    const rows = [view.getSouth(), view.getNorth()].map(y => index(y, frame.top, frame.bottom));
    for (let row = Math.min(...rows); row <= Math.max(...rows); row += 1)
      for (let column = columns[0]; column <= columns[1]; column += 1) this.fetch(level, `${level}/${column}-${row}.json`);
  }

  async fetch(level, name) {
    if (this.asked.has(name)) return;
    this.asked.add(name);
    try {
      this.add(level, await this.fetchJSON(this.base + name));
    } catch {
      // The coarser tile below stays; the next move asks again.
      this.asked.delete(name);
    }
  }
}
