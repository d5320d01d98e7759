import { expect, it, test } from 'vitest';
import { complaints } from '../complaints.ts';
import { siteOptions } from './site-options.ts';

function saidOf(slots: unknown): readonly string[] {
  const parsed = siteOptions.safeParse({ capacity: 8, slots }, { reportInput: true });
  return parsed.success ? [] : complaints(parsed.error, 'It must be a site.');
}

function many(count: number) {
  return Array.from({ length: count }, (_, index) => ({ id: `s${index}`, name: `S${index}` }));
}

it('a slot is for everybody and has a sensor of the site where nothing else is said', () => {
  const { slots } = siteOptions.parse({
    capacity: 8,
    slots: [
      { id: 'a1', name: 'A1' },
      { id: 'c1', name: 'C1', kind: 'charging', sensor: 'told' },
    ],
  });
  expect(slots).toEqual([
    { id: 'a1', name: 'A1', kind: 'ordinary', sensor: 'site' },
    { id: 'c1', name: 'C1', kind: 'charging', sensor: 'told' },
  ]);
  expect(siteOptions.parse({ capacity: 8 }).slots).toEqual([]);
});

it('a site may have 5,000 slots and no more', () => {
  expect(saidOf(many(5_000))).toEqual([]);
  expect(saidOf(many(5_001))).toEqual([expect.stringContaining('a list of at most 5000 slots')]);
});

const refused: readonly (readonly [said: string, slots: unknown])[] = [
  ['a list of at most 5000 slots', 'A1'],
  ['a slot with id and name', ['a1']],
  ['one of ordinary, charging, accessible', [{ id: 'a1', name: 'A1', kind: 'wide' }]],
  ['one of site, told, none', [{ id: 'a1', name: 'A1', sensor: 'radar' }]],
  ['There is no slots.0.color.', [{ id: 'a1', name: 'A1', color: 'red' }]],
  ['slots with different ids', [...many(1), ...many(1)]],
];

test.each(refused)('refused with "%s": %j', (said, slots) => {
  expect(saidOf(slots)).toEqual([expect.stringContaining(said)]);
});
