import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PRESENCES } from '../../contract/words.ts';
import { SLOT_KINDS, SLOT_SENSORS } from '../../contract/slots.ts';
import { ON_THE_WAY_MS } from './on-the-way.ts';
import type { SlotBoardFacts } from './slot-board.ts';
import {
  boardOf,
  cameIn,
  minutesAgo,
  MINUTE_MS,
  NOON,
  presencesOf,
  promisedOf,
  slotOf,
  useOf,
} from './slots-under-test.ts';

const RESERVED = useOf('a1', { reservedFor: ['asha'] });
const BROKEN = useOf('a1', { reservedFor: ['asha'], outOfOrder: 'Roof leaks' });
const PROMISED = [promisedOf('p', { plate: 'X1', slotId: 'a1' })];
const SENT = cameIn('v', 1, { assignedSlotId: 'a1' });

const states: readonly (readonly [state: string, when: string, facts: Partial<SlotBoardFacts>])[] = [
  ['free', 'nothing is over it', {}],
  ['reserved', 'it is kept for a permit', { uses: [RESERVED] }],
  ['free', 'the permit that it was kept for is no more', { uses: [RESERVED], permitTags: () => null }],
  [
    'reserved',
    'one of the permits that it is kept for is left',
    {
      uses: [useOf('a1', { reservedFor: ['asha', 'bala'] })],
      permitTags: (id) => (id === 'bala' ? [] : null),
    },
  ],
  ['promised', 'it is also promised', { uses: [RESERVED], promises: PROMISED }],
  ['promised', 'somebody was just sent there', { uses: [RESERVED], openVisits: [SENT] }],
  [
    'reserved',
    'who was sent there never came',
    { uses: [RESERVED], openVisits: [cameIn('v', 16, { assignedSlotId: 'a1' })] },
  ],
  ['free', 'who was sent there parked elsewhere', { openVisits: [{ ...SENT, slotId: 'a2' }] }],
  [
    'unknown',
    'its sensor says nothing',
    { uses: [RESERVED], promises: PROMISED, presences: presencesOf({ a1: 'unknown' }) },
  ],
  [
    'taken',
    'somebody stands there',
    { uses: [RESERVED], promises: PROMISED, presences: presencesOf({ a1: 'present' }) },
  ],
  [
    'out-of-order',
    'it cannot be used',
    { uses: [BROKEN], promises: PROMISED, presences: presencesOf({ a1: 'present' }) },
  ],
  [
    'out-of-order',
    'it cannot be used and is silent',
    { uses: [BROKEN], presences: presencesOf({ a1: 'unknown' }) },
  ],
];

test.each(states)('a slot is %s when %s', (state, _when, facts) => {
  const [a1, a2] = boardOf([slotOf('a1'), slotOf('a2')], facts);
  expect(a1?.state).toBe(state);
  expect(a2?.state).toBe('free');
});

describe('a slot', () => {
  it('is of the kind that people say', () => {
    const slots = [slotOf('a1', { kind: 'charging' }), slotOf('a2', { kind: 'charging' })];
    const board = boardOf(slots, { uses: [useOf('a1', { kind: 'ordinary' })] });
    expect(board.map(({ kind }) => kind)).toEqual(['ordinary', 'charging']);
  });

  it('is kept for those of its permits that there still are', () => {
    const uses = [useOf('a1', { reservedFor: ['asha', 'bala'], outOfOrder: 'Wet' })];
    const board = boardOf([slotOf('a1')], { uses, permitTags: (id) => (id === 'bala' ? [] : null) });
    expect(board[0]?.use).toEqual(useOf('a1', { reservedFor: ['bala'], outOfOrder: 'Wet' }));
  });

  it('shows who parked there while it is not clear', () => {
    const openVisits = [cameIn('v', 60, { slotId: 'a1' })];
    const who = (presence: 'clear' | 'present' | 'unknown') =>
      boardOf([slotOf('a1')], { openVisits, presences: presencesOf({ a1: presence }) })[0]?.visit?.id;
    expect([who('present'), who('unknown'), who('clear')]).toEqual(['v', 'v', undefined]);
  });

  it('awaits who was sent there for a quarter of an hour', () => {
    const facts = { openVisits: [cameIn('v', 0, { assignedSlotId: 'a1' })] };
    const later = (ms: number) => boardOf([slotOf('a1')], { ...facts, now: NOON + ms })[0];
    expect(later(ON_THE_WAY_MS)).toMatchObject({ state: 'promised', promise: null, awaited: { id: 'v' } });
    expect(later(ON_THE_WAY_MS + 1)).toMatchObject({ state: 'free', awaited: null });
  });

  it('that is promised twice shows the promise that ends first, and a promise of any place belongs to no slot', () => {
    const promises = [
      promisedOf('late', { plate: 'X', slotId: 'a1', until: NOON + 2 * MINUTE_MS }),
      promisedOf('soon', { plate: 'Y', slotId: 'a1', until: NOON + MINUTE_MS }),
      promisedOf('any', { plate: 'Z' }),
    ];
    const board = boardOf([slotOf('a1'), slotOf('a2')], { promises });
    expect(board.map(({ promise }) => promise?.id)).toEqual(['soon', undefined]);
  });

  it('of which nothing is known at all is unknown', () => {
    const board = boardOf([slotOf('a1')], {
      presences: new Map([['a1', { presence: 'unknown', since: 1 }]]),
    });
    expect(board).toMatchObject([{ state: 'unknown', presence: 'unknown', since: 1 }]);
  });
});

describe('a slot without a sensor', () => {
  const slot = slotOf('g1', { sensor: 'none' });
  const silent = presencesOf({ g1: 'unknown' });
  const sent = cameIn('v', 90, { assignedSlotId: 'g1' });
  const saidEmpty = (minutes: number) => ({
    presences: presencesOf({ g1: ['clear', minutes] }),
    uses: [useOf('g1', { taken: { is: false, at: minutesAgo(minutes) } })],
  });

  it('is free while nobody says otherwise, and reserved when it is kept for somebody', () => {
    expect(boardOf([slot], { presences: silent })).toMatchObject([{ state: 'free', presence: 'unknown' }]);
    const uses = [useOf('g1', { reservedFor: ['asha'] })];
    expect(boardOf([slot], { presences: silent, uses })).toMatchObject([{ state: 'reserved' }]);
  });

  it('is taken by who was sent there, for as long as they are inside', () => {
    const board = boardOf([slot], { presences: silent, openVisits: [sent] });
    expect(board).toMatchObject([{ state: 'taken', visit: { id: 'v' }, awaited: null, wrong: null }]);
  });

  it('is empty when a person said so since they came in, and not when that was before', () => {
    expect(boardOf([slot], { ...saidEmpty(90), openVisits: [sent] })).toMatchObject([
      { state: 'free', visit: null },
    ]);
    expect(boardOf([slot], { ...saidEmpty(91), openVisits: [sent] })).toMatchObject([
      { state: 'taken', visit: { id: 'v' } },
    ]);
  });

  it('is taken when a person says so', () => {
    expect(boardOf([slot], { presences: presencesOf({ g1: 'present' }) })).toMatchObject([
      { state: 'taken', visit: null },
    ]);
  });
});

it('a board has one standing for each slot, in their order, whatever is said of them', () => {
  const ids = ['a1', 'a2', 'a3', 'a4'] as const;
  const slotId = fc.constantFrom(...ids, 'gone');
  const permitId = fc.constantFrom(null, 'asha', 'bala');
  const slots = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...ids),
      kind: fc.constantFrom(...SLOT_KINDS),
      sensor: fc.constantFrom(...SLOT_SENSORS),
    }),
    { selector: ({ id }) => id },
  );
  const facts = fc.record({
    uses: fc.array(
      fc.record({
        slotId,
        kind: fc.constantFrom(null, ...SLOT_KINDS),
        reservedFor: fc.subarray(['asha', 'bala']),
        outOfOrder: fc.constantFrom(null, 'Wet'),
        taken: fc.constantFrom(null, { is: true, at: NOON }, { is: false, at: NOON }),
      }),
    ),
    presences: fc
      .array(
        fc.tuple(
          slotId,
          fc.record({ presence: fc.constantFrom(...PRESENCES), since: fc.constantFrom(0, NOON) }),
        ),
      )
      .map((entries) => new Map(entries)),
    promises: fc.array(
      fc.record({ slotId: fc.option(slotId), permitId, until: fc.integer({ min: NOON - 5, max: NOON + 5 }) }),
    ),
    visits: fc.array(
      fc.record({
        minutes: fc.nat(30),
        permitId,
        slotId: fc.option(slotId),
        assignedSlotId: fc.option(slotId),
      }),
    ),
    assignment: fc.constantFrom('none', 'in-order', 'spread'),
  });
  fc.assert(
    fc.property(slots, facts, (some, said) => {
      const all = some.map((slot) => slotOf(slot.id, slot));
      const board = boardOf(all, {
        uses: said.uses,
        presences: said.presences,
        promises: said.promises.map((promised, index) => promisedOf(`p${index}`, promised)),
        openVisits: said.visits.map(({ minutes, ...visit }, index) => cameIn(`v${index}`, minutes, visit)),
        settings: { assignment: said.assignment },
      });
      expect(board.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      for (const { state, sensor, presence, promise, use } of board) {
        if (use.outOfOrder === null && presence === 'present') expect(state).toBe('taken');
        if (use.outOfOrder === null && presence === 'unknown' && sensor !== 'none')
          expect(state).toBe('unknown');
        if (promise !== null) expect(promise.until).toBeGreaterThan(NOON);
        if (state === 'free') expect([promise, use.reservedFor]).toEqual([null, []]);
      }
    }),
  );
});
