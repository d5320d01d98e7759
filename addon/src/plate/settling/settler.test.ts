import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyPlate } from '../../../test/any-plates.ts';
import { frame, frames, seen } from '../../../test/seen-plates.ts';
import { regionOrder } from '../formats/region-order.ts';
import type { Reading } from '../reading.ts';
import { FRAMES_HEARD, settle, settlerFor } from './settle.ts';
import type { SiteKnowledge } from './settle-options.ts';
import { siteFormats } from './site-formats.ts';

const INDIA = siteFormats(regionOrder(['IN']));

function knowing(...plates: readonly string[]): SiteKnowledge {
  return {
    known: {
      has: (text) => plates.includes(text),
      hasNeighbour: (text) => plates.some((plate) => plate !== text && plate.length === text.length),
    },
  };
}

const anyKnowledge = fc.constantFrom<SiteKnowledge>(
  {},
  knowing('KA01AB1234'),
  knowing('KA01AB1234', 'KA01AB1284', 'XX9'),
  { isPartOfPicture: ({ box }) => box.x === 900 },
);

const anyReading = fc
  .record({
    // Readers do not answer in the order of the frames, and several look at one frame.
    at: fc.integer({ min: -2, max: 1 }),
    plates: fc.array(anyPlate, { maxLength: 3 }),
    reader: fc.constantFrom('eye', 'other eye'),
  })
  .map(({ at, plates, reader }) => ({
    reading: (index: number): Reading => ({ ...frame(index + at, ...plates), reader }),
  }));

it('answers as one that never heard anything before, whatever is heard and whatever the site knows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ heard: anyReading, knowledge: anyKnowledge }), { maxLength: FRAMES_HEARD + 6 }),
      fc.integer({ min: 2, max: FRAMES_HEARD + 3 }),
      fc.constantFrom(INDIA, {}),
      (steps, count, formats) => {
        const settleAgain = settlerFor(formats.fits);
        let heard: readonly Reading[] = [];
        for (const [index, step] of steps.entries()) {
          heard = [...heard, step.heard.reading(index)].slice(-count);
          expect(settleAgain(heard, step.knowledge)).toEqual(
            settle(heard, { ...formats, ...step.knowledge }),
          );
        }
      },
    ),
  );
});

it('answers so for vehicles that stand there for long and are misread now and then', () => {
  const mostlyRight = fc.array(
    fc.tuple(
      fc.constantFrom('KA01AB1234', 'KA01AB1234', 'KA01AB1234', 'KA01AB1234', 'KA01AB1284', 'KA01AB123'),
      fc.constantFrom('KA01AB1234', 'KA01AB1234', 'KA01AB1234', 'KA01A81234'),
    ),
    { minLength: FRAMES_HEARD, maxLength: 2 * FRAMES_HEARD },
  );
  fc.assert(
    fc.property(mostlyRight, anyKnowledge, (texts, knowledge) => {
      const settleAgain = settlerFor(INDIA.fits);
      const readings = texts.map(([text, witness], at) => frame(at, seen(text, { witness })));
      for (const end of readings.keys()) {
        const heard = readings.slice(Math.max(0, end + 1 - FRAMES_HEARD), end + 1);
        expect(settleAgain(heard, knowledge)).toEqual(settle(heard, { ...INDIA, ...knowledge }));
      }
    }),
  );
});

it('settles a plate of no known format as soon as the site knows it, and no longer than that', () => {
  const settleAgain = settlerFor(INDIA.fits);
  const heard = frames(3, () => [seen('XX9')]);
  expect(settleAgain(heard)).toMatchObject({ state: 'tentative', why: 'no-format' });
  expect(settleAgain(heard, knowing('XX9'))).toMatchObject({ state: 'settled', plate: 'XX9' });
  expect(settleAgain(heard)).toMatchObject({ state: 'tentative', why: 'no-format' });
});

it('does not hear what was read before the newest frames', () => {
  const contradicted = frames(5, () => [seen('KA01AB1234', { witness: 'KA01AB1284' })]);
  const confirmed = frames(FRAMES_HEARD, () => [seen('KA01AB1234')], 5);
  const all = [...contradicted, ...confirmed];
  expect(settle(all.slice(0, -1), INDIA)).toMatchObject({ state: 'settled' });
  expect(settle(all, INDIA)).toMatchObject({ state: 'settled', plate: 'KA01AB1234', frames: FRAMES_HEARD });
});

it('names the readers that read the whole plate, and no others', () => {
  const misread: Reading = { ...frame(1, seen('XX91', { witness: null })), reader: 'other eye' };
  const readings = [misread, ...frames(3, () => [seen('XX9', { witness: null })], 2)];
  expect(settle(readings, knowing('XX9'))).toMatchObject({ plate: 'XX9', readers: ['eye'] });
});

it('asks the formats about nothing that it asked them before', () => {
  const asked: string[] = [];
  const settleAgain = settlerFor((text) => {
    asked.push(text);
    return INDIA.fits?.(text) ?? true;
  });
  const readings = frames(60, (at) => [seen(at % 7 === 0 ? 'KA01AB1284' : 'KA01AB1234')]);
  const askedAfter = Array.from(readings.keys(), (end) => {
    settleAgain(readings.slice(Math.max(0, end - 20), end + 1));
    return asked.length;
  });
  expect(askedAfter[10]).toBeGreaterThan(0);
  expect(askedAfter.at(-1)).toBe(askedAfter[10]);
});
