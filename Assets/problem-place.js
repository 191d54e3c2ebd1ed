// Choosing a place: a click on the drawn map fills latitude and longitude in, and what is typed is shown on it.

import { projection } from './map-place.js';

const holder = document.getElementById('place-map');
const fields = { lat: document.getElementById('field-lat'), lon: document.getElementById('field-lon') };
const drawing = holder?.querySelector('svg');

if (drawing && fields.lat && fields.lon) {
  const globe = projection(holder.dataset.projection.split(' ').map(Number));
  const [width, height] = holder.dataset.page.split(' ').map(Number);
  const rings = [7, 2.5].map(size => {
    const ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    ring.setAttribute('class', 'chosen');
    ring.setAttribute('r', size);
    return ring;
  });

  const show = (x, y) => {
    for (const ring of rings) {
      ring.setAttribute('cx', x);
      ring.setAttribute('cy', y);
      drawing.append(ring);
    }
  };

  // Digits of every script, and both decimal signs.
  const read = text => Number(text.replace(/[۰-۹]/g, digit => digit.charCodeAt(0) - 0x6F0)
    .replace(/[٠-٩]/g, digit => digit.charCodeAt(0) - 0x660).replace(/[,٫]/, '.'));

  const follow = () => {
    const [lat, lon] = [read(fields.lat.value), read(fields.lon.value)];
    const place = fields.lat.value && fields.lon.value && globe.forward(lon, lat);
    if (place && place.x >= 0 && place.y >= 0 && place.x <= width && place.y <= height) show(place.x, place.y);
    else for (const ring of rings) ring.remove();
  };

  drawing.addEventListener('click', event => {
    const box = drawing.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width * width, (event.clientY - box.top) / box.height * height];
    const place = globe.inverse(x, y);
    fields.lat.value = place.lat.toFixed(3);
    fields.lon.value = place.lon.toFixed(3);
    show(x, y);
  });
  for (const field of Object.values(fields)) field.addEventListener('input', follow);
  holder.hidden = false;
  follow();
}
