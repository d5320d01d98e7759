import { describe, expect, it } from 'vitest';
import { lightOf, truePlate } from './photo.ts';

describe('a labelled plate', () => {
  it('is asked for unless it is hard or cannot be read', () => {
    expect(truePlate({ text: 'Lü 12' }, null).text).toBe('LU12');
    expect(truePlate({ text: 'LU12', hard: true }, null).text).toBeNull();
    expect(truePlate({ text: 'LU12', unreadable: true }, null).text).toBeNull();
    expect(truePlate({}, null).text).toBeNull();
  });

  it('has the rows that its label tells, else those of its shape', () => {
    expect(truePlate({ lines: 2, box: [0, 0, 90, 20] }, null).rows).toBe(2);
    expect(truePlate({ box: [0, 0, 31, 20] }, null).rows).toBe(2);
    expect(truePlate({ box: [0, 0, 32, 20] }, null).rows).toBe(1);
    expect(truePlate({ text: 'LU12' }, null).rows).toBeNull();
  });

  it('is from where its photo says, else from the only region that its text fits', () => {
    expect(truePlate({ text: 'KA01AH2980' }, 'NL').region).toBe('NL');
    expect(truePlate({ text: 'KA01AH2980' }, null).region).toBe('IN');
    // Three letters and three digits are plates of many countries.
    expect(truePlate({ text: 'ABC123' }, null).region).toBeNull();
  });
});

it('light is told by the mean luma', () => {
  expect([0, 49.9, 50, 79.9, 80, 255].map(lightOf)).toEqual([
    'dark',
    'dark',
    'dim',
    'dim',
    'bright',
    'bright',
  ]);
});
