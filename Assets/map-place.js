// Places: the projection of the drawn map forwards and backwards, and where the reader looks, kept in the address.

const RADIAN = Math.PI / 180;

/** The conformal conic projection of the drawn map; with a cone of 0 Mercator's. Units are those of the drawn page. */
export function projection([cone, factor, meridian, scale, left, top]) {
  const stretch = lat => Math.tan(Math.PI / 4 + lat * RADIAN / 2);
  const place = (x, y) => ({ x: (x - left) * scale, y: (y - top) * scale });
  return {
    unitsPerKilometre: scale * RADIAN / 111.195,
    forward(lon, lat) {
      const turn = (lon - meridian) * RADIAN;
      if (!cone) return place(turn, -Math.log(stretch(lat)));
      const radius = factor / stretch(lat) ** cone;
      return place(radius * Math.sin(cone * turn), radius * Math.cos(cone * turn));
    },
    inverse(unitX, unitY) {
      const x = unitX / scale + left, y = unitY / scale + top;
      const back = stretched => (Math.atan(stretched) - Math.PI / 4) * 2 / RADIAN;
      if (!cone) return { lon: meridian + x / RADIAN, lat: back(Math.exp(-y)) };
      const sign = Math.sign(cone), radius = sign * Math.hypot(x, y);
      return {
        lon: meridian + Math.atan2(sign * x, sign * y) / cone / RADIAN, lat: back((factor / radius) ** (1 / cone)),
      };
    },
  };
}

/** `#map=2.5/41.2/50.3&kinds=port,town`; what is not of this form is as if it were not there. */
export function readHash(hash) {
  const parts = new URLSearchParams(hash.slice(1));
  const found = (parts.get('map') || '').match(/^(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/);
  const [zoom, lat, lon] = found ? found.slice(1).map(Number) : [];
  const isPlace = found && Math.abs(lat) < 85 && Math.abs(lon) <= 180 && Math.abs(zoom) < 20;
  const kinds = parts.get('kinds');
  return {
    place: isPlace ? { zoom, lat, lon } : null,
    kinds: kinds === null ? null : kinds.split(',').filter(kind => /^[a-z0-9-]+$/.test(kind)),
  };
}

export function writeHash({ zoom, lat, lon }, kinds) {
  const place = [zoom.toFixed(2).replace(/\.?0+$/, ''), lat.toFixed(3), lon.toFixed(3)].join('/');
  history.replaceState(history.state, '', `#map=${place}&kinds=${kinds.join(',')}`);
}
