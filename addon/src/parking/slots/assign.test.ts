import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ASSIGNMENTS } from '../../contract/parking-settings.ts';
import type { Assignment } from '../../contract/parking-settings.ts';
import { PRESENCES } from '../../contract/words.ts';
import { SLOT_KINDS } from '../../contract/slots.ts';
import type { Visit } from '../visit.ts';
import { assignSlot } from './assign.ts';
import { ON_THE_WAY_MS } from './on-the-way.ts';
import { keptPromises } from './promises.ts';
import type { SlotBoardFacts } from './slot-board.ts';
import { boardOf, cameIn, NOON, presencesOf, promisedOf, slotOf, useOf } from './slots-under-test.ts';

const SLOTS = [
  slotOf('c1', { kind: 'charging' }),
  slotOf('d1', { kind: 'accessible' }),
  slotOf('a1'),
  slotOf('a2'),
  slotOf('a3'),
];
const ASHA = { id: 'asha', tags: [] };
const comer = cameIn('v', 0);

const DEFAULT = presencesOf({ a1: ['clear', 10], a2: ['clear', 30], a3: ['clear', 30] });

function sentTo(
  assignment: Assignment,
  permit: { readonly id: string; readonly tags: readonly string[] } | null,
  facts: Partial<SlotBoardFacts> = {},
): string | null {
  const presences = new Map([...DEFAULT, ...(facts.presences ?? [])]);
  return assignSlot(comer, permit, boardOf(SLOTS, { ...facts, presences }), { assignment });
}

type Case = readonly [to: string | null, who: string, ...Required<Parameters<typeof sentTo>>];
const toPlate = promisedOf('p', { plate: 'V', slotId: 'a3' });
const toPermit = promisedOf('q', { permitId: 'asha', slotId: 'a2' });
const toOthers = promisedOf('r', { plate: 'X1', slotId: 'a1' });
const forAsha = useOf('a3', { reservedFor: ['bala', 'asha'] });
const forBala = useOf('a1', { reservedFor: ['bala'] });

const cases: readonly Case[] = [
  ['a3', 'the plate it is promised to', 'in-order', null, { promises: [toPlate] }],
  ['a2', 'the permit it is promised to', 'none', ASHA, { promises: [toPermit] }],
  ['a3', 'the plate, before the permit', 'none', ASHA, { promises: [toPermit, toPlate] }],
  ['a2', 'its promise before its reserved one', 'none', ASHA, { promises: [toPermit], uses: [forAsha] }],
  [
    'a3',
    'its reserved one, where somebody stands in its promised one',
    'none',
    ASHA,
    { promises: [toPermit], uses: [forAsha], presences: presencesOf({ a2: 'present' }) },
  ],
  ['a1', 'not to a promise that lapsed', 'in-order', ASHA, { promises: [{ ...toPermit, until: NOON }] }],
  [
    'a1',
    'not to a promised slot to which another was sent before',
    'in-order',
    ASHA,
    { promises: [toPermit], openVisits: [cameIn('w', 1, { assignedSlotId: 'a2' })] },
  ],
  ['a3', 'its reserved one', 'none', ASHA, { uses: [forAsha] }],
  [
    null,
    'nowhere, where its reserved one is taken',
    'none',
    ASHA,
    { uses: [forAsha], presences: presencesOf({ a3: 'present' }) },
  ],
  [
    null,
    'nowhere, where its reserved one is promised to others',
    'none',
    ASHA,
    { uses: [{ ...forAsha, slotId: 'a1' }], promises: [toOthers] },
  ],
  [null, 'nowhere', 'none', null, {}],
  ['a1', 'the first free one', 'in-order', null, {}],
  ['a2', 'the one free for longest, the first of two', 'spread', null, {}],
  ['a2', 'not one that is reserved for others', 'in-order', ASHA, { uses: [forBala] }],
  ['a2', 'not one that is promised to others', 'in-order', ASHA, { promises: [toOthers] }],
  ['a2', 'not one that is out of order', 'in-order', null, { uses: [useOf('a1', { outOfOrder: 'Wet' })] }],
  ['a2', 'not one that is silent', 'in-order', null, { presences: presencesOf({ a1: 'unknown' }) }],
  ['a2', 'not one that is taken', 'in-order', null, { presences: presencesOf({ a1: 'present' }) }],
  [
    'a2',
    'not one to which another was sent',
    'in-order',
    null,
    { openVisits: [cameIn('w', 1, { assignedSlotId: 'a1' })] },
  ],
  ['c1', 'one for charging by its tag', 'in-order', { id: 'asha', tags: ['charging'] }, {}],
  [
    'd1',
    'one for holders of a badge by its tag, before charging',
    'in-order',
    { id: 'asha', tags: ['charging', 'accessible'] },
    {},
  ],
  [
    'a1',
    'an ordinary one, where those of its tag are taken',
    'in-order',
    { id: 'asha', tags: ['charging'] },
    { presences: presencesOf({ c1: 'present' }) },
  ],
  [
    null,
    'not one of another kind without the tag',
    'in-order',
    { id: 'asha', tags: ['other'] },
    { presences: presencesOf({ a1: 'present', a2: 'present', a3: 'present' }) },
  ],
  [null, 'nowhere by a tag, where the site sends nobody', 'none', { id: 'asha', tags: ['charging'] }, {}],
];

test.each(cases)('is sent to %s: %s', (to, _who, ...facts) => {
  expect(sentTo(...facts)).toBe(to);
});

describe('a vehicle without a plate', () => {
  it('is not taken for one that is promised a place by its permit', () => {
    const board = boardOf(SLOTS, { promises: [toPermit] });
    expect(assignSlot({ plate: null }, null, board, { assignment: 'none' })).toBeNull();
  });
});

it('no two vehicles on the way are sent to one slot, and none to one that is not for it', () => {
  const permit = fc.constantFrom(null, ...['p1', 'p2'].map((id) => ({ id, tags: ['charging'] })));
  const comers = fc.array(
    fc.record({ permit, plate: fc.constantFrom(null, 'X1', 'X2'), afterMs: fc.nat(60_000) }),
    {
      maxLength: 14,
    },
  );
  const slots = fc.array(
    fc.record({
      kind: fc.constantFrom(...SLOT_KINDS),
      presence: fc.constantFrom('clear' as const, ...PRESENCES),
      sensor: fc.constantFrom('site' as const, 'none' as const),
      reservedFor: fc.subarray(['p1', 'p2']),
      promise: fc.constantFrom(null, { plate: 'X1' }, { permitId: 'p2' }),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(slots, comers, fc.constantFrom(...ASSIGNMENTS), (some, arrivals, assignment) => {
      let promises = some.flatMap(({ promise }, index) =>
        promise === null ? [] : [promisedOf(`p${index}`, { ...promise, slotId: `s${index}` })],
      );
      let now = NOON;
      let openVisits: readonly Visit[] = [];
      for (const { permit: by, plate, afterMs } of arrivals) {
        now += afterMs;
        const board = boardOf(
          some.map((slot, index) => slotOf(`s${index}`, { kind: slot.kind, sensor: slot.sensor })),
          {
            uses: some.map(({ reservedFor }, index) => useOf(`s${index}`, { reservedFor })),
            presences: presencesOf(
              Object.fromEntries(some.map(({ presence }, index) => [`s${index}`, presence])),
            ),
            promises,
            openVisits,
            now,
          },
        );
        const slotId = assignSlot({ plate }, by, board, { assignment });
        const to = board.find(({ id }) => id === slotId);
        if (to !== undefined) {
          expect(['free', 'reserved', 'promised']).toContain(to.state);
          expect(openVisits.map(({ assignedSlotId }) => assignedSlotId)).not.toContain(to.id);
          if (to.promise === null && to.use.reservedFor.length > 0)
            expect(to.use.reservedFor).toContain(by?.id);
          if (to.promise !== null)
            expect([to.promise.plate === plate, to.promise.permitId === by?.id]).toContain(true);
        }
        const permitId = by?.id ?? null;
        const kept = keptPromises(promises, { plate, permitId }, now);
        promises = promises.map((promised) => kept.find(({ id }) => id === promised.id) ?? promised);
        const visit = cameIn(`v${openVisits.length}`, 0, {
          plate,
          permitId,
          assignedSlotId: slotId,
          enteredAt: now,
        });
        openVisits = [...openVisits, visit];
      }
      expect(now - NOON).toBeLessThan(ON_THE_WAY_MS);
    }),
  );
});
