import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plateRecognizer } from './plate-recognizer.ts';

const RESULT = {
  box: { xmin: 148, ymin: 478, xmax: 288, ymax: 579 },
  plate: 'nhk552',
  region: { code: 'gb', score: 0.948 },
  vehicle: { score: 0.842, type: 'Car' },
  score: 0.896,
  candidates: [
    { score: 0.896, plate: 'nhk552' },
    { score: 0.7, plate: 'nhk5s2' },
  ],
  dscore: 0.74,
};

const plateOf = (changes: object): unknown =>
  plateRecognizer.plates({ results: [{ ...RESULT, ...changes }] });

describe('what the service answers', () => {
  it('is a list of plates with their places', () => {
    expect(plateRecognizer.plates({ processing_time: 78.5, results: [RESULT], version: 1 })).toEqual([
      {
        written: 'nhk552',
        score: 0.896,
        box: { x: 148, y: 478, w: 140, h: 101 },
        region: { code: 'GB', score: 0.948 },
        candidates: [
          { written: 'nhk552', score: 0.896 },
          { written: 'nhk5s2', score: 0.7 },
        ],
      },
    ]);
  });

  it('may be an empty list', () => {
    expect(plateRecognizer.plates({ results: [] })).toEqual([]);
  });

  it.each([
    ['no place', { box: undefined }, { box: null }],
    ['null for a place', { box: null }, { box: null }],
    ['a place without numbers', { box: { xmin: 'a' } }, { box: null }],
    ['no region', { region: null }, { region: null }],
    ['a state', { region: { code: 'us-ca', score: 0.5 } }, { region: { code: 'US-CA', score: 0.5 } }],
    [
      'a state with an underscore',
      { region: { code: 'br_sc', score: 1 } },
      { region: { code: 'BR-SC', score: 1 } },
    ],
    ['a region that is none', { region: { code: 'unknown', score: 1 } }, { region: null }],
    ['a score beyond 1', { score: 3 }, { score: 1 }],
    ['a score below 0', { score: -1 }, { score: 0 }],
    ['no score', { score: null }, { score: 0 }],
    ['candidates of another kind', { candidates: [1] }, { candidates: [] }],
  ])('is understood with %s', (_, changes, expected) => {
    expect(plateOf(changes)).toMatchObject([{ written: 'nhk552', ...expected }]);
  });

  it.each([
    [null],
    ['nhk552'],
    [{}],
    [{ results: null }],
    [{ results: {} }],
    [{ results: [{ score: 1 }] }],
    [{ results: [{ plate: 552 }] }],
    [{ data: { number_plate: 'nhk552' } }],
    [undefined],
  ])('is not understood when it is %j', (answer) => {
    expect(plateRecognizer.plates(answer)).toBeNull();
  });

  it('is never an error, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        plateRecognizer.plates({ results: [answer] });
        plateRecognizer.saysNoneLeft(answer);
        plateRecognizer.usage?.parse(answer);
      }),
    );
  });
});

describe('how it is asked', () => {
  it('has a token, and hints at the regions in the codes of the service, each once and at most four', () => {
    expect(plateRecognizer.authorization('s3cret')).toBe('Token s3cret');
    const jpeg = Uint8Array.of(1);
    const regions = ['DE', 'US-CA', 'IN-KA', 'IN-MH', 'GB', 'FR'];
    expect(plateRecognizer.parts(jpeg, regions)).toEqual([
      { name: 'regions', text: 'de' },
      { name: 'regions', text: 'us-ca' },
      { name: 'regions', text: 'in' },
      { name: 'regions', text: 'gb' },
      { name: 'upload', fileName: 'picture.jpg', type: 'image/jpeg', bytes: jpeg },
    ]);
    expect(plateRecognizer.parts(jpeg, [])).toHaveLength(1);
  });

  it.each([
    [{ detail: 'You do not have enough credits to perform this request.' }, true],
    [{ error: 'Lookups exceeded. Please upgrade.' }, true],
    [{ detail: 'Invalid token.' }, false],
    [{ detail: 5 }, false],
    ['<html>', false],
  ])('a refusal with %j says that no reads are left: %j', (answer, expected) => {
    expect(plateRecognizer.saysNoneLeft(answer)).toBe(expected);
  });
});

describe('what the account was used for', () => {
  it.each([
    ['https://api.platerecognizer.com/v1/plate-reader/', 'https://api.platerecognizer.com/v1/statistics/'],
    ['https://box/other/v1/plate-reader/', 'https://box/other/v1/statistics/'],
    ['http://localhost:8080/alpr', null],
    ['http://localhost:8080/v1/plate-reader', null],
  ])('of %s is asked at %s', (address, expected) => {
    expect(plateRecognizer.usage?.url(new URL(address))?.href ?? null).toBe(expected);
  });

  it('is read from the statistics', () => {
    const answer = { usage: { month: 1, calls: 128, year: 2027 }, total_calls: 2500 };
    expect(plateRecognizer.usage?.parse(answer)).toEqual({ used: 128, total: 2500 });
    expect(plateRecognizer.usage?.parse({ usage: {}, total_calls: 2500 })).toBeNull();
    expect(plateRecognizer.usage?.parse({ usage: { calls: -1 }, total_calls: 2500 })).toBeNull();
  });
});
