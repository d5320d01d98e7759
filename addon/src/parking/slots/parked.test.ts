import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PRESENCES } from '../../contract/words.ts';
import type { Presence } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';
import { EMPTIED_COUNTS_MS, emptiedLately, parked } from './parked.ts';
import type { Emptied } from './parked.ts';
import { cameIn, minutesAgo, MINUTE_MS, NOON, presencesOf } from './slots-under-test.ts';

interface Said {
  readonly before?: Presence;
  readonly presence?: Presence;
  readonly reservedFor?: readonly string[];
  readonly emptied?: readonly Emptied[];
}

const OVER = presencesOf({ a1: 'clear', a2: 'clear', t1: 'present', t2: 'present', u1: 'unknown' });

/** What becomes of it that something parks in `a1` at noon, or what else is said. */
function turned(openVisits: readonly Visit[], said: Said = {}) {
  const { before = 'clear', presence = 'present', reservedFor = [], emptied = [] } = said;
  return parked(
    openVisits,
    { slotId: 'a1', before, presence, at: NOON },
    { presences: OVER, reservedFor, emptied },
  );
}

function who(openVisits: readonly Visit[], said?: Said): string | null {
  const found = turned(openVisits, said).parked;
  return found === null ? null : `${found.visit.id} ${found.by}`;
}

const sent = cameIn('sent', 30, { assignedSlotId: 'a1' });
const newcomer = cameIn('new', 3);
const second = cameIn('second', 2);
const holder = cameIn('holder', 40, { permitId: 'asha' });
const old = cameIn('old', 300);
const older = cameIn('older', 400);
const reservedFor = ['asha'];

const cases: readonly (readonly [is: string | null, of: string, visits: readonly Visit[], said?: Said])[] = [
  ['sent assigned', 'who was sent there, before anybody else', [holder, sent, newcomer], { reservedFor }],
  ['new newcomer', 'the only newcomer, before the holder', [holder, newcomer], { reservedFor }],
  ['new newcomer', 'the only newcomer, whoever came long ago', [older, old, newcomer]],
  ['new newcomer', 'the newcomer that does not stand elsewhere', [{ ...second, slotId: 't1' }, newcomer]],
  [
    'new newcomer',
    'the newcomer that does not stand in a silent slot',
    [{ ...second, slotId: 'u1' }, newcomer],
  ],
  [
    'new newcomer',
    'the newcomer that was not sent elsewhere',
    [{ ...second, assignedSlotId: 'a2' }, newcomer],
  ],
  ['new newcomer', 'the newcomer that has not parked yet', [{ ...second, slotId: 'a2' }, newcomer]],
  ['second newcomer', 'the only one left, though it parked before', [{ ...second, slotId: 'a2' }]],
  [
    'second newcomer',
    'the only one left, though it was sent elsewhere',
    [{ ...second, assignedSlotId: 'a2' }],
  ],
  ['second newcomer', 'who left a slot that is no more', [{ ...second, slotId: 'gone' }]],
  [
    'new longest',
    'of two newcomers the one longer under way, since that place is taken',
    [newcomer, { ...second, assignedSlotId: 't1' }],
  ],
  ['holder reserved', 'the holder, where newcomers are two', [holder, newcomer, second], { reservedFor }],
  [
    'new longest',
    'the holder under way for longest',
    [cameIn('new', 3, { permitId: 'asha' }), cameIn('second', 2, { permitId: 'asha' })],
    { reservedFor },
  ],
  ['new longest', 'of two newcomers the one longer under way', [old, newcomer, second]],
  [null, 'nobody of two that came in at once', [newcomer, cameIn('second', 3)]],
  [
    'old longest',
    'the only one who stands nowhere',
    [older, old].map((visit) => (visit === older ? { ...visit, slotId: 't1' } : visit)),
  ],
  [null, 'nobody of two who came in long ago', [older, old]],
  [
    'older longest',
    'of two who came in long ago the one who left a slot',
    [{ ...older, slotId: 'a2' }, old],
    { emptied: [{ slotId: 'a2', visitId: 'older', at: minutesAgo(5) }] },
  ],
  [
    null,
    'nobody of two who came in long ago, though one left a slot before',
    [{ ...older, slotId: 'a2' }, old],
    { emptied: [{ slotId: 'a2', visitId: 'older', at: minutesAgo(11) }] },
  ],
  ['new newcomer', 'nobody who is yet to come in', [newcomer, cameIn('future', -1)]],
  [
    'new newcomer',
    'who came in exactly a quarter of an hour ago not',
    [cameIn('new', 15), cameIn('old', 15.1)],
  ],
  [null, 'nobody, since nobody is inside', []],
  [null, 'nobody who stood in a slot that fell silent', [{ ...old, slotId: 'u1' }]],
  [
    null,
    'nobody who stands elsewhere',
    [
      { ...sent, slotId: 't1' },
      { ...holder, slotId: 't2' },
    ],
    { reservedFor },
  ],
  ['sent assigned', 'who was sent there, whenever they came', [sent, newcomer], { before: 'unknown' }],
  [
    'holder reserved',
    'the only holder, whenever they came',
    [holder, newcomer],
    { before: 'unknown', reservedFor },
  ],
  [null, 'nobody, where it is not known when they came', [newcomer], { before: 'unknown' }],
  [
    'old still-there',
    'who stood there before its sensor fell silent',
    [{ ...old, slotId: 'a1' }, newcomer],
    { before: 'unknown' },
  ],
  [
    'old still-there',
    'who was there a moment ago',
    [{ ...old, slotId: 'a1' }, newcomer],
    { emptied: [{ slotId: 'a1', visitId: 'old', at: NOON - 15_000 }] },
  ],
  [
    'new newcomer',
    'the newcomer, when who was there left',
    [{ ...old, slotId: 'a1' }, newcomer],
    { emptied: [{ slotId: 'a1', visitId: 'old', at: NOON - 15_001 }] },
  ],
  [
    'new newcomer',
    'the newcomer, when who was there had left another slot a moment ago',
    [{ ...old, slotId: 'a1' }, newcomer],
    { emptied: [{ slotId: 'a2', visitId: 'old', at: NOON }] },
  ],
  ['old longest', 'who stood there before, and nobody else can be', [{ ...old, slotId: 'a1' }]],
];

const rows = cases.map(([is, of, visits, said = {}]) => [is, of, visits, said] as const);

test.each(rows)('who parked is %s: %s', (is, _of, visits, said) => {
  expect(who(visits, said)).toBe(is);
});

describe('a slot that is taken', () => {
  it('is where its vehicle stands from now on', () => {
    expect(turned([newcomer]).visits).toEqual([{ ...newcomer, slotId: 'a1' }]);
    expect(turned([newcomer]).parked?.visit).toEqual({ ...newcomer, slotId: 'a1' });
  });

  it('is not where somebody else stood any more, also when nobody knows who took it', () => {
    const stood = { ...old, slotId: 'a1' };
    expect(turned([stood, newcomer]).visits).toEqual([
      { ...stood, slotId: null },
      { ...newcomer, slotId: 'a1' },
    ]);
    expect(turned([stood, newcomer, cameIn('second', 3)]).visits).toEqual([{ ...stood, slotId: null }]);
  });

  it('changes nothing for who is still there', () => {
    expect(turned([{ ...old, slotId: 'a1' }], { before: 'unknown' }).visits).toEqual([]);
  });
});

describe('a slot that empties', () => {
  const stood = { ...old, slotId: 'a1' };

  it('tells who left, and keeps where they stood', () => {
    expect(turned([stood, newcomer], { before: 'present', presence: 'clear' })).toEqual({
      parked: null,
      left: stood,
      visits: [],
      emptied: [{ slotId: 'a1', visitId: 'old', at: NOON }],
    });
  });

  it('tells nothing where it was silent before, or nobody knows who stood there, or only its sensor fell silent', () => {
    const nothing = { parked: null, left: null, visits: [], emptied: [] };
    expect(turned([stood], { before: 'unknown', presence: 'clear' })).toEqual(nothing);
    expect(turned([newcomer], { before: 'present', presence: 'clear' })).toEqual(nothing);
    expect(turned([stood], { before: 'present', presence: 'unknown' })).toEqual(nothing);
  });

  it('is forgotten after ten minutes', () => {
    const at = (ms: number): Emptied => ({ slotId: 'a2', visitId: 'x', at: NOON - ms });
    const before = [at(EMPTIED_COUNTS_MS + 1), at(EMPTIED_COUNTS_MS), at(0)];
    const kept = turned([stood], { before: 'present', presence: 'clear', emptied: before }).emptied;
    expect(kept).toEqual([at(EMPTIED_COUNTS_MS), at(0), { slotId: 'a1', visitId: 'old', at: NOON }]);
  });

  it('is evidence of who is at the gate, for ten minutes and until they park again or leave', () => {
    const emptied = [{ slotId: 'a1', visitId: 'old', at: NOON }];
    const lately = (openVisits: readonly Visit[], now = NOON) =>
      emptiedLately(emptied, { openVisits, presences: OVER, now });
    expect(lately([stood, newcomer])).toEqual(['old']);
    expect(lately([{ ...stood, slotId: null }])).toEqual(['old']);
    expect(lately([{ ...stood, slotId: 't1' }])).toEqual([]);
    expect(lately([newcomer])).toEqual([]);
    expect(lately([stood], NOON + EMPTIED_COUNTS_MS)).toEqual(['old']);
    expect(lately([stood], NOON + EMPTIED_COUNTS_MS + 1)).toEqual([]);
    expect(lately([stood], NOON - 1)).toEqual([]);
  });
});

it('whatever turns: no two vehicles stand in one slot, and who surely stands elsewhere stays there', () => {
  const slotIds = ['a1', 'a2', 'a3'] as const;
  const arrival = fc.record({
    kind: fc.constant('comes' as const),
    permitId: fc.constantFrom(null, 'asha'),
    assignedSlotId: fc.constantFrom(null, ...slotIds),
  });
  const turn = fc.record({
    kind: fc.constant('turns' as const),
    slotId: fc.constantFrom(...slotIds),
    presence: fc.constantFrom(...PRESENCES),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(12 * MINUTE_MS), fc.oneof(arrival, turn))), (events) => {
      let at = NOON;
      let visits: readonly Visit[] = [];
      let emptied: readonly Emptied[] = [];
      const presences = new Map(presencesOf({ a1: 'clear', a2: 'clear', a3: 'unknown' }));
      for (const [afterMs, event] of events) {
        at += afterMs;
        if (event.kind === 'comes') {
          visits = [...visits, { ...cameIn(`v${visits.length}`, 0, event), enteredAt: at }];
          continue;
        }
        const { slotId, presence } = event;
        const before = presences.get(slotId)?.presence ?? 'unknown';
        if (before === presence) continue;
        presences.set(slotId, { presence, since: at });
        const result = parked(visits, { slotId, before, presence, at }, { presences, reservedFor, emptied });
        emptied = result.emptied;
        for (const changed of result.visits) {
          const was = visits.find(({ id }) => id === changed.id)?.slotId ?? null;
          if (was !== null && was !== slotId) expect(presences.get(was)?.presence).toBe('clear');
        }
        visits = visits.map((visit) => result.visits.find(({ id }) => id === visit.id) ?? visit);
        const claimed = visits.flatMap((visit) => visit.slotId ?? []);
        expect(new Set(claimed).size).toBe(claimed.length);
      }
    }),
  );
});
