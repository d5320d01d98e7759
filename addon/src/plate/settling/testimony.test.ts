import { expect, it } from 'vitest';
import { opinionOn, testimonyOf } from './testimony.ts';

const TEXT = 'KA01AB1234';
/** Two letters, then anything. */
const fits = (text: string) => /^[A-Z]{2}/.test(text);

/** What a witness says that reads these texts, each so often. */
function testimony(times: Readonly<Record<string, number>>, reader = 'witness') {
  return testimonyOf(new Map([[reader, new Map(Object.entries(times))]]), (said) =>
    opinionOn(TEXT, said, fits),
  );
}

it.each([
  ['says the same', { KA01AB1234: 3 }, 3, 0],
  ['says another thing once', { KA01AB1234: 3, KA01AB1284: 1 }, 3, 1],
  ['says another thing more often than the text', { KA01AB1234: 1, KA01AB1284: 3 }, 1, 3],
  ['says two other things in one place', { KA01AB1234: 3, KA01AB1284: 2, KA01AB1254: 1 }, 3, 2],
  ['says other things in two places', { KA01AB1234: 3, KA01AB1284: 2, KA01AX1234: 2 }, 5, 2],
  ['says what no format allows', { KA01AB1234: 3, '3A01AB1234': 1 }, 3, 0],
  ['says a look-alike that no format allows', { KA01AB1234: 3, K401AB1234: 1 }, 4, 0],
  ['looked at something else', { KA01AB1234: 3, MH: 2 }, 3, 0],
  ['read nothing', { '': 3 }, 0, 0],
])('of a witness that %s', (_, times, confirmations, contradictions) => {
  expect(testimony(times)).toMatchObject({ confirmations, contradictions });
});

it('tells what was read instead, and where', () => {
  const { others } = testimony({ KA01AB1284: 2, KA01AB1254: 1 });
  expect(others).toEqual(new Map([[17, new Map(Object.entries({ 8: 2, 5: 1 }))]]));
});

it.each([
  ['each character in one frame', { KA01AB1234: 1 }, ['witness']],
  ['each character in some frame, though never all at once', { KA01AB1284: 1, KA01AX1234: 1 }, ['witness']],
  ['one character never', { KA01AB1284: 1, KA01AX1284: 1 }, []],
  ['nothing', { '': 1 }, []],
])('names a witness that read %s', (_, times, readers) => {
  expect(testimony(times).readers).toEqual(readers);
});
