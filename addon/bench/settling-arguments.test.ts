import { isAbsolute } from 'node:path';
import { expect, it } from 'vitest';
import { parseSettlingArguments } from './settling-arguments.ts';

it('without options passages are simulated, and photos would come from a folder that is the same wherever one stands', () => {
  const job = parseSettlingArguments([]);
  expect(job).toMatchObject({ passages: 100_000, photos: 0, reader: 'plates' });
  expect(job !== 'help' && isAbsolute(job.data)).toBe(true);
});

it.each([
  [['--passages', 'x'], '--passages is a whole number from 0 on, not "x".'],
  [['--photos', '1.5'], '--photos is a whole number from 0 on, not "1.5".'],
  [['--frames', '0'], '--frames is a whole number from 1 on, not "0".'],
  [['--reader', 'nobody'], 'There is no reader nobody; there are plates, plates-alone, paddle-ocr.'],
  [['--loud'], "Unknown option '--loud'"],
])('refuses %j with a sentence', (args, sentence) => {
  expect(() => parseSettlingArguments(args)).toThrow(sentence);
});
