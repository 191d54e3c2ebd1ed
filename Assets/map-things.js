// What stands on the ground: signs, courses and names. Names are set anew at every scale, the weightier first, each
// where it covers neither another name nor a sign; the outcome depends on scale and place alone.
import { node, overlay } from './map-ground.js';

const LEVEL = { sea: 'l1', area: 'l2', state: 'l4', water: 'l5' };
// Where a name may stand beside its sign, in the order of preference: from the sign to the nearer edge, and down.
const SIDES = [[8, 0, 1], [-8, 0, -1], [6, -9, 1], [6, 10, 1], [-6, -9, -1], [-6, 10, -1], [0, -13, 0], [0, 14, 0]];
const GAP = 3;
// The box of a letter is taller than its ink by so much above and below.
const HALO = 3;
// By rank: from which zoom on a thing of a crowd is shown where its name has room, and from which on in any case.
const FROM = { 4: 0.2, 5: 1.2 };
const PATIENCE = { 4: 1, 5: 2.2 };
// From which zoom on courses are named.
const COURSES = 0.7;

const touches = (a, b, gap) =>
  a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;

export class Things {
  constructor(L, map, list, signs, address, ground) {
    Object.assign(this, { L, map, ground, kinds: new Set() });
    const order = new Map([...signs.keys()].map((kind, index) => [kind, index]));
    const collator = new Intl.Collator(document.documentElement.lang);
    this.courses = overlay(L, map, ground.frame, 'courses', 300);
    map.createPane('things').style.zIndex = 400;
    this.svg = node('svg', { class: 'map things', width: 1, height: 1 }, map.getPane('things'));
    // The order of the document is the order of Tab: kind by kind as in the legend, each by the alphabet.
    this.items = list.map(thing => ({ ...thing, order: order.get(thing.k) ?? -1 }))
      .sort((a, b) => a.order - b.order || collator.compare(a.n, b.n) || (a.i > b.i ? 1 : -1));
    for (const item of this.items) this.build(item, signs.get(item.k), address);
    this.byWeight = [...this.items].sort((a, b) => weight(a) - weight(b) || (b.length || 0) - (a.length || 0)
      || a.order - b.order || (a.i > b.i ? 1 : -1));
    this.measure();
    map.on('zoomstart', () => this.svg.classList.add('waiting'));
    map.on('moveend viewreset resize', () => this.place());
  }

  build(item, sign, address) {
    const isLink = Boolean(item.i);
    const attributes = isLink ? { href: address + item.i, 'aria-label': item.n } : { 'aria-hidden': 'true' };
    if (item.l) attributes.lang = item.l;
    const isCourse = item.m === 'line';
    item.group = node(isLink ? 'a' : 'g', { ...attributes, class: 'away' }, isCourse ? this.courses : this.svg);
    if (isLink) node('title', {}, item.group).textContent = item.n;
    if (isCourse) {
      node('path', { class: 'touch', d: item.d }, item.group);
      item.path = node('path', { class: sign.firstElementChild.getAttribute('class'), d: item.d }, item.group);
      item.length = item.path.getTotalLength();
    } else if (item.m === 'ring' || item.m === 'dot') {
      node('circle', { class: 'touch', r: 12 }, item.group);
      item.group.append(...[...sign.children].map(child => child.cloneNode()));
    }
    const text = item.m === 'state' && !/\p{Script=Arabic}/u.test(item.n)
      ? item.n.toLocaleUpperCase(document.documentElement.lang) : item.n;
    // The sea's name stands in two lines where it has two words.
    const lines = item.m === 'sea' && text.includes(' ') ? halves(text) : [text];
    // A course grows with its overlay, letters do not: the name of a course stands among the other names.
    const place = isCourse ? node('g', { 'aria-hidden': 'true' }, this.svg) : item.group;
    item.texts = lines.map(line => {
      const made = node('text', { class: `${LEVEL[item.m] || (isCourse ? 'l6' : 'l3')} away` }, place);
      made.textContent = line;
      return made;
    });
    const numbers = (item.c || item.p).map(number => number / 100);
    item.places = [];
    for (let at = 0; at < numbers.length; at += 2) item.places.push({ x: numbers[at], y: numbers[at + 1] });
    item.isMark = item.m === 'ring' || item.m === 'dot';
    if (item.isMark && item.r <= 1) for (const made of item.texts) made.classList.add('major');
  }

  show(kinds) {
    this.kinds = new Set(kinds);
    this.place();
  }

  /** Takes the sizes of all names; once, and again when a font arrives. */
  measure() {
    for (const item of this.items) {
      item.group.classList.remove('away');
      for (const text of item.texts) text.classList.remove('away');
    }
    for (const item of this.items) {
      // Letters of Persian reach further up and down from their line than Latin and Cyrillic ones.
      const size = parseFloat(getComputedStyle(item.texts[0]).fontSize), box = item.texts[0].getBBox();
      const middle = box.y + box.height / 2 - Number(item.texts[0].getAttribute('y') ?? 0);
      item.full = box.height - HALO;
      item.height = Math.max(size, (box.height - 2 * HALO) / 1.1);
      item.drop = Math.min(size * 0.32, -middle);
      item.widths = item.texts.map(text => text.getComputedTextLength());
    }
    this.place();
  }

  place() {
    const { map } = this, size = map.getSize(), corner = map.containerPointToLayerPoint([0, 0]);
    this.view = { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y };
    this.taken = this.covers().map(box => ({
      left: box.left + corner.x, right: box.right + corner.x, top: box.top + corner.y, bottom: box.bottom + corner.y,
    }));
    this.said = [];
    const zoom = map.getZoom();
    const drawn = [];
    for (const item of this.items) {
      const isOn = (!item.k || this.kinds.has(item.k)) && !(item.isMark && FROM[item.r] > zoom);
      item.points = isOn ? item.places.map(place => this.point(place)) : [];
      item.inView = isOn && (item.path ? this.isCourseInView(item) : item.points.some(point => inside(point, this.view, -2)));
      item.mayWait = item.isMark && PATIENCE[item.r] > zoom;
      if (item.inView && item.isMark && !item.mayWait) this.taken.push({ ...around(item.points[0], 5), of: item });
      if (item.inView) drawn.push(item);
    }
    const named = new Set();
    for (const item of this.byWeight) if (item.inView && this.name(item)) named.add(item);
    for (const item of this.items) {
      const isSeen = item.inView && (named.has(item) || (item.isMark && !item.mayWait) || Boolean(item.path));
      if (!isSeen && item.group === document.activeElement) map.getContainer().focus({ preventScroll: true });
      item.group.classList.toggle('away', !isSeen);
      for (const text of item.texts) text.classList.toggle('away', !named.has(item));
    }
    this.svg.classList.remove('waiting');
  }

  /** What lies over the map: its buttons and its scale. */
  covers() {
    const whole = this.map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll('.map-buttons, .map-scale')].map(part => {
      const box = part.getBoundingClientRect();
      return {
        left: box.left - whole.left, right: box.right - whole.left, top: box.top - whole.top,
        bottom: box.bottom - whole.top,
      };
    });
  }

  name(item) {
    const width = Math.max(...item.widths), { height } = item;
    if (item.isMark) return this.nameMark(item, width, height);
    if (item.path) return this.nameCourse(item, width, height);
    const { points } = item;
    for (const point of points) {
      const half = height * (0.6 * item.texts.length);
      const box = { left: point.x - width / 2, right: point.x + width / 2, top: point.y - half, bottom: point.y + half };
      if (!this.isFree(box, item.m === 'state' ? 8 : GAP)) continue;
      this.taken.push(box);
      item.texts.forEach((text, index) => set(
        text, point.x - item.widths[index] / 2, point.y + height * 1.2 * (index - (item.texts.length - 1) / 2) + item.drop));
      this.tint(item, box);
      return true;
    }
    return false;
  }

  /** Along the course and beside it, as near to its middle as there is room. */
  nameCourse(item, width, height) {
    if (this.map.getZoom() < COURSES || item.length * 2 ** this.map.getZoom() < width * 1.3) return false;
    const { points } = item, middle = Math.floor(points.length / 2);
    for (let step = 0; step < points.length; step += 1) {
      const at = middle + (step % 2 ? 1 : -1) * Math.ceil(step / 2), before = points[at - 1], next = points[at + 1];
      if (!before || !next) continue;
      let turn = Math.atan2(next.y - before.y, next.x - before.x);
      if (Math.abs(turn) > Math.PI / 2) turn -= Math.sign(turn) * Math.PI;
      const x = points[at].x + Math.sin(turn) * height * 0.7, y = points[at].y - Math.cos(turn) * height * 0.7;
      const across = (Math.abs(Math.cos(turn)) * width + Math.abs(Math.sin(turn)) * item.full) / 2;
      const along = (Math.abs(Math.sin(turn)) * width + Math.abs(Math.cos(turn)) * item.full) / 2;
      const box = { left: x - across, right: x + across, top: y - along, bottom: y + along };
      if (!this.isFree(box, GAP)) continue;
      this.taken.push(box);
      const [text] = item.texts;
      set(text, -width / 2, item.drop);
      text.setAttribute('transform', `translate(${round(x)} ${round(y)}) rotate(${round(turn * 180 / Math.PI)})`);
      this.tint(item, box);
      return true;
    }
    return false;
  }

  nameMark(item, width, height) {
    const point = item.points[0];
    let best = null;
    SIDES.forEach(([dx, dy, way], index) => {
      const left = point.x + dx - (way < 0 ? width : way ? 0 : width / 2);
      const middle = point.y + dy;
      const box = { left, right: left + width, top: middle - height * 0.55, bottom: middle + height * 0.55 };
      if (best && best.rank <= index) return;
      if (!this.isFree(box, GAP, item)) return;
      // Rather all on land or all on the sea than across the shore.
      const rank = index + (this.isAcross(box) ? 10 : 0);
      if (!best || rank < best.rank) best = { rank, box };
    });
    // A port and its town bear one name; one of them says it.
    if (this.said.some(other => other.n === item.n && Math.hypot(other.x - point.x, other.y - point.y) < 60)) best = null;
    if (item.mayWait && best && !this.isFree(around(point, 5), 1, item)) best = null;
    item.group.setAttribute('transform', `translate(${round(point.x)} ${round(point.y)})`);
    if (!best) return false;
    this.said.push({ n: item.n, x: point.x, y: point.y });
    this.taken.push({ ...best.box, of: item });
    if (item.mayWait) this.taken.push({ ...around(point, 5), of: item });
    set(item.texts[0], best.box.left - point.x, (best.box.top + best.box.bottom) / 2 - point.y + item.drop);
    this.tint(item, best.box);
    return true;
  }

  isFree(box, gap, own) {
    const { view } = this;
    if (box.left < view.left + 4 || box.right > view.right - 4 || box.top < view.top + 4 || box.bottom > view.bottom - 4)
      return false;
    return !this.taken.some(other => (!own || other.of !== own) && touches(box, other, gap));
  }

  isAcross(box) {
    const middle = (box.top + box.bottom) / 2;
    return this.isWater(box.left, middle) !== this.isWater(box.right, middle);
  }

  tint(item, box) {
    const isOnSea = this.isWater((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    for (const text of item.texts) text.classList.toggle('on-sea', isOnSea);
  }

  isWater(x, y) {
    const place = this.map.layerPointToLatLng([x, y]);
    return this.ground.isWater(place.lng, place.lat);
  }

  point({ x, y }) { return this.map.latLngToLayerPoint([y, x]); }

  isCourseInView(item) {
    item.points = samples(item).map(place => this.point(place));
    return item.points.some(point => inside(point, this.view, 0));
  }
}

function weight(item) {
  if (item.m === 'sea') return -3;
  if (item.m === 'area') return -2;
  if (item.m === 'state') return 0.5;
  if (item.m === 'water') return 1.5;
  return item.m === 'line' ? 4.5 : item.r;
}

/** Places along a course in user units, taken once. */
function samples(item) {
  if (!item.samples) {
    const count = Math.max(8, Math.min(48, Math.round(item.length / 6)));
    item.samples = Array.from(
      { length: count + 1 }, (_, index) => item.path.getPointAtLength(item.length * index / count));
  }
  return item.samples;
}

function halves(text) {
  const words = text.replace(/[\u2068\u2069]/g, '').split(' ');
  const cut = Math.ceil(words.length / 2);
  return [words.slice(0, cut), words.slice(cut)].map(part => part.join(' '));
}

const inside = (point, box, margin) =>
  point.x >= box.left - margin && point.x <= box.right + margin && point.y >= box.top - margin && point.y <= box.bottom + margin;
const around = ({ x, y }, reach) => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
const round = number => Math.round(number * 10) / 10;

function set(target, x = 0, y = 0) {
  target.setAttribute('x', round(x));
  target.setAttribute('y', round(y));
}
