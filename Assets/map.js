// Makes the drawn map movable. Nothing to read depends on it: without it the drawing stays.
import * as L from './leaflet/leaflet.esm.min.js';
import { Ground } from './map-ground.js';
import { Things } from './map-things.js';
import { projection, readHash, writeHash } from './map-place.js';

const LARGEST = 3.25;
const numbers = text => text.split(' ').map(Number);
const holder = document.getElementById('moving');
if (holder) start(holder).catch(() => { holder.hidden = true; });

async function start(holder) {
  const { base, things: list, thing, km } = holder.dataset;
  const [left, top, right, bottom] = numbers(holder.dataset.frame);
  const [width, height] = numbers(holder.dataset.page);
  const globe = projection(numbers(holder.dataset.projection));
  // Both are awaited before anything is shown, so that a failure leaves the drawing as it is.
  const [tile, answer] = await Promise.all([fetchJSON(base + '0/0-0.json'), fetchJSON(list)]);

  const canvas = document.getElementById('map-canvas');
  const side = document.getElementById('map-side');
  holder.hidden = side.hidden = false;
  document.getElementById('atlas').classList.add('is-moving');

  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const corner = (x, y) => L.latLng(y, x);
  const whole = L.latLngBounds(corner(0, 0), corner(width, height));
  const map = L.map(canvas, {
    crs: L.extend({}, L.CRS.Simple, { transformation: L.transformation(1, 0, 1, 0) }),
    zoomControl: false, attributionControl: false, keyboard: false, scrollWheelZoom: false,
    zoomSnap: 0.25, wheelPxPerZoomLevel: 90, minZoom: -3, maxZoom: LARGEST,
    maxBounds: L.latLngBounds(corner(left, top), corner(right, bottom)), maxBoundsViscosity: 0.8,
    zoomAnimation: !still, fadeAnimation: false, markerZoomAnimation: false, inertia: !still,
  });
  map.setMinZoom(map.getBoundsZoom(whole) - 0.25);
  const move = { animate: !still };
  const wish = readHash(location.hash);
  const kinds = [...side.querySelectorAll('input[name=kind]')];
  if (wish.kinds) for (const box of kinds) box.checked = wish.kinds.includes(box.value);
  if (wish.place) {
    const { x, y } = globe.forward(wish.place.lon, wish.place.lat);
    map.setView(corner(x, y), wish.place.zoom, { animate: false });
  } else map.fitBounds(whole, { animate: false });

  const ground = new Ground(L, map, base, { left, top, right, bottom }, tile, fetchJSON);
  const signs = new Map(kinds.map(box => [box.value, box.parentElement.querySelector('.mark')]));
  const things = new Things(L, map, answer.things, signs, thing, ground);
  const shown = () => kinds.filter(box => box.checked).map(box => box.value);

  const scale = document.getElementById('map-scale');
  const settle = () => {
    const middle = map.getCenter();
    drawScale(scale, map.getZoom(), globe.unitsPerKilometre, km);
    buttons.in.disabled = map.getZoom() >= map.getMaxZoom();
    buttons.out.disabled = map.getZoom() <= map.getMinZoom();
    writeHash({ ...globe.inverse(middle.lng, middle.lat), zoom: map.getZoom() }, shown());
  };
  const buttons = {};
  for (const [name, act] of [
    ['in', () => map.zoomIn(1, move)], ['out', () => map.zoomOut(1, move)],
    ['whole', () => map.fitBounds(whole, move)],
  ]) {
    buttons[name] = document.getElementById('map-zoom-' + name);
    buttons[name].addEventListener('click', act);
  }
  for (const box of kinds) box.addEventListener('change', () => { things.show(shown()); settle(); });
  map.on('moveend', settle);
  // A wheel over the map scrolls the page until the reader turns to the map.
  holder.addEventListener('focusin', () => map.scrollWheelZoom.enable());
  holder.addEventListener('focusout', () => map.scrollWheelZoom.disable());
  canvas.addEventListener('mousedown', event => {
    if (!event.target.closest('a')) canvas.focus({ preventScroll: true });
  });
  // What ends a drag is no click.
  canvas.addEventListener('click', event => { if (map.dragging.moved()) event.preventDefault(); }, true);
  keys(holder, canvas, map, move, whole, kinds[0]);
  await document.fonts.ready;
  things.show(shown());
  settle();
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(canvas);
  // A font that came late has other widths.
  document.fonts.addEventListener('loadingdone', () => things.measure());
}

function keys(holder, canvas, map, move, whole, after) {
  const step = 90;
  const pans = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  holder.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (pans[event.key]) map.panBy(pans[event.key], move);
    else if (event.key === '+' || event.key === '=') map.zoomIn(event.shiftKey && event.key === '=' ? 1 : 0.5, move);
    else if (event.key === '-' || event.key === '−') map.zoomOut(0.5, move);
    else if (event.key === 'Home' || event.key === '0') map.fitBounds(whole, move);
    else if (event.key === 'Escape') (document.activeElement === canvas && after ? after : canvas).focus();
    else return;
    event.preventDefault();
  });
}

function drawScale(node, zoom, unitsPerKilometre, km) {
  const pixels = unitsPerKilometre * 2 ** zoom;
  const most = 160 / pixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].find(factor => factor * power <= most) * power;
  node.style.inlineSize = Math.round(length * pixels) + 'px';
  node.textContent = new Intl.NumberFormat(document.documentElement.lang).format(length) + '\u00a0' + km;
}

async function fetchJSON(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return answer.json();
}
