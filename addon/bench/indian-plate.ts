import { exampleOf } from '../src/plate/formats/example-of.ts';
import { REGIONS } from '../src/plate/formats/region.ts';
import type { Random } from '../src/simulation/random.ts';

/** The text of a plate of the commonest Indian format. */
export function indianPlate(draw: Random): string {
  const format = REGIONS.find(({ code }) => code === 'IN')?.formats[0];
  if (format === undefined) throw new Error('The formats of India are not known.');
  return exampleOf(format, draw).replace(/[^A-Z0-9]/g, '');
}
