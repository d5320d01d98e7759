/** In pixels of a picture or units of a plane, x to the right, y down. */
export type Point = readonly [x: number, y: number];

/** Corners in the order top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

/**
 * The perspective map of a `width` x `height` rectangle onto `quad`: its corners land exactly on the quad's, straight
 * lines stay straight. Closed form after Heckbert (Fundamentals of Texture Mapping, 1989).
 *
 * @throws RangeError when the quad's corners lie on one line.
 */
export function homography(width: number, height: number, quad: Quad): (point: Point) => Point {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = quad;
  const dx1 = x1 - x2;
  const dx2 = x3 - x2;
  const dy1 = y1 - y2;
  const dy2 = y3 - y2;
  const area = dx1 * dy2 - dx2 * dy1;
  if (area === 0) throw new RangeError('A plane seen edge-on has no perspective map.');

  const sumX = x0 - x1 + x2 - x3;
  const sumY = y0 - y1 + y2 - y3;
  const g = (sumX * dy2 - dx2 * sumY) / area;
  const h = (dx1 * sumY - sumX * dy1) / area;
  const a = x1 - x0 + g * x1;
  const b = x3 - x0 + h * x3;
  const d = y1 - y0 + g * y1;
  const e = y3 - y0 + h * y3;

  return ([x, y]) => {
    const u = x / width;
    const v = y / height;
    const w = g * u + h * v + 1;
    return [(a * u + b * v + x0) / w, (d * u + e * v + y0) / w];
  };
}
