import fc from 'fast-check';
import type { Permit } from '../src/access/permits/permit.ts';
import { WEEKDAYS } from '../src/contract/schedule.ts';
import type { Hours, Schedule } from '../src/contract/schedule.ts';
import { DIRECTIONS, PERMIT_KINDS } from '../src/contract/words.ts';

/** Whatever a site may say of who comes and when, for properties that hold for all of it. */

const LAST_INSTANT = Date.UTC(9999, 11, 30);

const two = (number: number): string => number.toString().padStart(2, '0');
const time = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
/** As what was parsed is. */
const PLAIN = { noNullPrototype: true };
const hours: fc.Arbitrary<Hours> = fc.record({ from: time, to: fc.oneof(time, fc.constant('24:00')) }, PLAIN);
const date = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 'YYYY-MM-DD'.length));

export const aSchedule: fc.Arbitrary<Schedule> = fc.record(
  {
    weekly: fc.array(
      fc
        .tuple(fc.shuffledSubarray([...WEEKDAYS], { minLength: 1 }), hours)
        .map(([days, { from, to }]) => ({ days, from, to })),
      { maxLength: 5 },
    ),
    holidays: fc.oneof(fc.constant('as-usual' as const), fc.array(hours, { maxLength: 2 })),
    exceptions: fc.uniqueArray(fc.record({ date, hours: fc.array(hours, { maxLength: 2 }) }, PLAIN), {
      selector: (day) => day.date,
      maxLength: 3,
    }),
  },
  PLAIN,
);

/** As people write it, with all that a file of permits could trip over. */
const nastyText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({
      unit: fc.oneof(
        fc.constantFrom("'", '"', '=', '+', '-', '@', ',', ';', '|', ' ', '\\', '＝', 'ü', '車'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
      maxLength,
    })
    .map((text) => text.trim());

const nastyLines = fc.array(nastyText(20), { maxLength: 4 }).map((lines) => lines.join('\n').trim());

const instant = fc.oneof(
  fc.integer({ min: 0, max: LAST_INSTANT }),
  // The night in which the clocks of Berlin go back.
  fc.integer({ min: Date.UTC(2026, 9, 24, 23), max: Date.UTC(2026, 9, 25, 3) }).map((at) => at - (at % 1000)),
);

const validity = fc.tuple(instant, fc.integer({ min: 1, max: 1e12 }), fc.boolean(), fc.boolean());

/**
 * Permits with different ids and plates.
 * @param site ids of its groups and gates.
 */
export function anyPermits(
  site: { readonly groups: readonly string[]; readonly gates: readonly string[] },
  size: { readonly maxLength: number; readonly minPlates?: number },
): fc.Arbitrary<readonly Permit[]> {
  const permit = fc
    .record({
      holder: nastyText(30).filter((holder) => holder !== ''),
      kind: fc.constantFrom(...PERMIT_KINDS),
      group: fc.constantFrom(...site.groups),
      plates: fc.integer({ min: size.minPlates ?? 0, max: 3 }),
      validity,
      schedule: fc.option(aSchedule),
      gates: fc.option(fc.shuffledSubarray([...site.gates])),
      directions: fc.shuffledSubarray([...DIRECTIONS], { minLength: 1 }),
      usesLeft: fc.option(fc.nat({ max: 1_000_000 })),
      places: fc.option(fc.integer({ min: 1, max: 1_000 })),
      suspended: fc.boolean(),
      person: fc.option(fc.stringMatching(/^person\.[a-z0-9_]{1,20}$/)),
      notes: nastyLines,
      tags: fc.uniqueArray(
        nastyText(40).filter((tag) => tag !== ''),
        { maxLength: 4 },
      ),
      codeHash: fc.option(fc.constant('salt$hash')),
    })
    .map(({ validity: [from, lasts, begins, ends], kind, codeHash, ...rest }) => ({
      ...rest,
      // Without a plate it is for who types its code.
      kind: rest.plates === 0 ? ('allow' as const) : kind,
      codeHash: rest.plates === 0 ? 'salt$hash' : codeHash,
      validFrom: begins ? from : null,
      validUntil: ends ? Math.min(from + lasts, LAST_INSTANT + 1) : null,
    }));
  const plates = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,16}$/), {
    minLength: 3 * size.maxLength,
    maxLength: 3 * size.maxLength,
  });
  return fc.tuple(fc.array(permit, { maxLength: size.maxLength }), plates).map(([permits, pool]) =>
    permits.map((fields, index) => ({
      ...fields,
      id: `permit-${index}`,
      plates: pool.slice(3 * index, 3 * index + fields.plates),
    })),
  );
}
