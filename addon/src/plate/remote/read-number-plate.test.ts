import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumberPlate } from './read-number-plate.ts';

const textsOf = (answer: unknown): readonly string[] | null =>
  readNumberPlate.plates(answer)?.map(({ written }) => written) ?? null;

describe('what the service answers', () => {
  it.each([
    ['nested', { data: { number_plate: 'KA01AB1234', view_image: 'http://x/y.jpg' } }, ['KA01AB1234']],
    ['flat', { number_plate: 'KA01AB1234', view_image: '' }, ['KA01AB1234']],
    ['both', { data: { number_plate: 'KA01AB1234' }, number_plate: 'KA01AB1234' }, ['KA01AB1234']],
    ['both, one of them empty', { data: { number_plate: '' }, number_plate: 'KA01AB1234' }, ['KA01AB1234']],
    ['both, and they differ', { data: { number_plate: 'KA01' }, number_plate: 'MH12' }, ['KA01']],
    ['with separators', { number_plate: ' KA 01-AB 1234 ' }, ['KA 01-AB 1234']],
    ['with more than is known', { status: 'ok', data: { number_plate: 'MH12', state: 'x' } }, ['MH12']],
    ['null', { number_plate: null }, []],
    ['null inside', { data: { number_plate: null, view_image: null } }, []],
    ['no data', { data: null }, []],
    ['no data, with a plate beside', { data: null, number_plate: 'MH12DE1433' }, ['MH12DE1433']],
    ['empty', { data: { number_plate: '' } }, []],
    ['a reason', { data: { number_plate: '' }, reason: 'No plate was found.' }, []],
    ['a reason alone', { reason: 'No plate was found.' }, []],
    ['a message alone', { status: 'fail', message: 'Plate not detected' }, []],
    ['the word for nothing', { number_plate: 'NULL' }, []],
    ['another word for nothing', { data: { number_plate: 'n/a' } }, []],
  ])('%s', (_, answer, expected) => {
    expect(textsOf(answer)).toEqual(expected);
  });

  it.each([
    ['nothing', null],
    ['a text', 'KA01AB1234'],
    ['a list', [{ number_plate: 'KA01AB1234' }]],
    ['something else', { results: [{ plate: 'KA01AB1234' }] }],
    ['an empty object', {}],
    ['a number as the plate', { number_plate: 1234 }],
    ['a list as data', { data: ['KA01AB1234'] }],
    ['JSON that could not be read', undefined],
  ])('is not understood when it is %s', (_, answer) => {
    expect(textsOf(answer)).toBeNull();
  });

  it('says neither where the plate is nor how sure it is', () => {
    expect(readNumberPlate.plates({ number_plate: 'KA01AB1234' })).toEqual([
      { written: 'KA01AB1234', score: 0.5, box: null, region: null, candidates: [] },
    ]);
  });

  it('is never an error, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        expect((readNumberPlate.plates(answer)?.length ?? 0) <= 1).toBe(true);
        expect(typeof readNumberPlate.saysNoneLeft(answer)).toBe('boolean');
      }),
    );
  });
});

it('is asked with the bare key, and with one file whose name says nothing', () => {
  expect(readNumberPlate.authorization('s3cret')).toBe('s3cret');
  const jpeg = Uint8Array.of(1, 2, 3);
  expect(readNumberPlate.parts(jpeg, ['IN'])).toEqual([
    { name: 'imageFile', fileName: 'picture.jpg', type: 'image/jpeg', bytes: jpeg },
  ]);
});

it.each([
  [{ message: 'API limit reached' }, true],
  [{ data: { reason: 'No credits' } }, true],
  [{ reason: 'quota exceeded' }, true],
  [{ message: 'Invalid API key' }, false],
  [{}, false],
  [undefined, false],
])('a refusal with %j says that no reads are left: %j', (answer, expected) => {
  expect(readNumberPlate.saysNoneLeft(answer)).toBe(expected);
});
