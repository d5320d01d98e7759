import type { Projection } from './camera-view.ts';
import type { Rgb } from './colour.ts';
import type { Lighting } from './light.ts';
import type { Place } from './space.ts';
import { patch, type Marks } from './svg.ts';

/** An upright block between two corners: the faces that the camera can see, lit. */
export function block(low: Place, high: Place, colour: Rgb, view: Projection, light: Lighting): Marks {
  const [x0, y0, z0] = low;
  const [x1, y1, z1] = high;
  const face = (places: readonly Place[], normal: Place): Marks =>
    patch(view.ring(places), light.dull(colour, normal, places[0] ?? low));
  const [eyeX, eyeY, eyeZ] = view.eye;
  const marks: Marks[] = [];
  if (eyeX < x0)
    marks.push(
      face(
        [
          [x0, y0, z0],
          [x0, y1, z0],
          [x0, y1, z1],
          [x0, y0, z1],
        ],
        [-1, 0, 0],
      ),
    );
  if (eyeX > x1)
    marks.push(
      face(
        [
          [x1, y0, z0],
          [x1, y1, z0],
          [x1, y1, z1],
          [x1, y0, z1],
        ],
        [1, 0, 0],
      ),
    );
  if (eyeY > y1)
    marks.push(
      face(
        [
          [x0, y1, z0],
          [x1, y1, z0],
          [x1, y1, z1],
          [x0, y1, z1],
        ],
        [0, 1, 0],
      ),
    );
  if (eyeZ < z0)
    marks.push(
      face(
        [
          [x0, y0, z0],
          [x1, y0, z0],
          [x1, y1, z0],
          [x0, y1, z0],
        ],
        [0, 0, -1],
      ),
    );
  return marks.join('');
}
