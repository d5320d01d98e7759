import type { Pixels } from '../pixels.ts';
import type { Advice } from './plate-quality.ts';
import { lightAt } from './plate-view.ts';
import { startTally } from './tally.ts';

/** So many pixels tell how light a picture is; all of them say the same for a hundred times the time. */
const SAMPLES = 40_000;

/** Light of the lightest twentieth below which a picture is black to the eye, and of the darkest above which it is white. */
const DARK = 50;
const BRIGHT = 215;
const EXTREME = 0.05;
/** A plate is little of a picture: its contrast counts although few pixels have it. */
const OUTERMOST = 0.01;

/** Pixels across which two lights are compared, of a picture that is this wide: there a readable plate has strokes of 2. */
const WIDTH_PX = 640;
const STEP_PX = 2;
const STEEPEST = 0.005;
/** Least share of a picture's contrast that its steepest edges cross in a step; from STEP_PX of blur on they do not. */
const LEAST_STEEPNESS = 0.2;
/** Below this share hardly anything in the picture has an edge, be it sharp or blurred: a wall, an empty road. */
const PLAIN = 0.035;

/** Why there may be no plate in a picture in which none was found. */
export function judgePicture({ data, width, height }: Pixels): Advice {
  const light = startTally();
  const steps = startTally();
  const stride = Math.max(1, Math.round(Math.sqrt((width * height) / SAMPLES)));
  const step = Math.max(1, Math.round((width / WIDTH_PX) * STEP_PX));
  for (let y = 0; y < height; y += stride) {
    for (let x = 0; x + step < width; x += stride) {
      const at = (y * width + x) * 3;
      const here = lightAt(data, at);
      light.add(here);
      steps.add(Math.abs(lightAt(data, at + step * 3) - here));
    }
  }
  const lightest = light.quantile(1 - EXTREME);
  const darkest = light.quantile(EXTREME);
  const contrast = light.quantile(1 - OUTERMOST) - light.quantile(OUTERMOST);
  if (lightest < DARK) {
    return { flaw: 'too-dark', sentence: 'The picture is nearly black; light the lane or expose longer.' };
  }
  if (darkest > BRIGHT) {
    return {
      flaw: 'glare',
      sentence: 'The picture is nearly white; expose less, or turn the camera away from the light.',
    };
  }
  const steepness = steps.quantile(1 - STEEPEST) / contrast;
  if (steepness > PLAIN && steepness < LEAST_STEEPNESS) {
    return {
      flaw: 'blurred',
      sentence: 'The picture is blurred, and no plate was found in it; focus the camera and clean its lens.',
    };
  }
  return {
    flaw: 'no-plate',
    sentence: 'No plate was found; the camera must see the whole plate of a vehicle where it stops.',
  };
}
