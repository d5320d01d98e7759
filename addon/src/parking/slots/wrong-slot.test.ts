import { describe, expect, it, test } from 'vitest';
import type { SlotBoardFacts } from './slot-board.ts';
import { boardOf, cameIn, minutesAgo, presencesOf, promisedOf, slotOf, useOf } from './slots-under-test.ts';

const TAGS: Readonly<Record<string, readonly string[]>> = {
  asha: ['charging'],
  bala: [],
  chitra: ['accessible'],
};

/** Why somebody is wrong in `a1`, which was taken ten minutes ago. */
function wrongIn(
  facts: Partial<SlotBoardFacts>,
  { kind = 'ordinary' }: { readonly kind?: 'ordinary' | 'charging' | 'accessible' } = {},
) {
  const presences = new Map([...presencesOf({ a1: ['present', 10] }), ...(facts.presences ?? [])]);
  const slots = [slotOf('a1', { kind }), slotOf('a2'), slotOf('a3')];
  return boardOf(slots, { permitTags: (id) => TAGS[id] ?? [], ...facts, presences })[0]?.wrong;
}

const bala = cameIn('v', 12, { permitId: 'bala', slotId: 'a1' });
const reserved = [useOf('a1', { reservedFor: ['asha', 'chitra'] })];

type Case = readonly [wrong: string | null, when: string, facts: Partial<SlotBoardFacts>];

describe('in a reserved slot', () => {
  const cases: readonly Case[] = [
    ['reserved', 'another holder', { openVisits: [bala] }],
    ['reserved', 'somebody without a permit', { openVisits: [{ ...bala, permitId: null }] }],
    [null, 'its holder', { openVisits: [{ ...bala, permitId: 'chitra' }] }],
    ['reserved', 'nobody knows who, and no holder is inside', { openVisits: [] }],
    [
      null,
      'nobody knows who, and a holder stands nowhere',
      { openVisits: [cameIn('h', 40, { permitId: 'asha' })] },
    ],
    [
      'reserved',
      'nobody knows who, and the holder stands elsewhere',
      {
        openVisits: [cameIn('h', 40, { permitId: 'asha', slotId: 'a2' })],
        presences: presencesOf({ a2: 'present' }),
      },
    ],
    ['reserved', 'a vehicle that was not read', { openVisits: [{ ...bala, plate: null, permitId: null }] }],
    [
      null,
      'a vehicle that was not read, and a holder stands nowhere',
      { openVisits: [{ ...bala, plate: null, permitId: null }, cameIn('h', 40, { permitId: 'asha' })] },
    ],
    [null, 'who was sent there', { openVisits: [{ ...bala, assignedSlotId: 'a1' }] }],
    [null, 'anybody, since its permits are no more', { openVisits: [bala], permitTags: () => null }],
    [
      'reserved',
      'a holder whose permit is no more, while another is left',
      {
        openVisits: [{ ...bala, permitId: 'chitra' }],
        permitTags: (id) => (id === 'asha' ? [] : null),
      },
    ],
  ];
  test.each(cases)('%s: %s', (wrong, _when, facts) => {
    expect(wrongIn({ uses: reserved, ...facts })).toBe(wrong);
  });

  it('nobody is wrong who is not there', () => {
    const clear = presencesOf({ a1: 'clear' });
    const unknown = presencesOf({ a1: 'unknown' });
    for (const presences of [clear, unknown]) {
      expect(wrongIn({ uses: reserved, openVisits: [bala], presences })).toBeNull();
    }
  });
});

describe('in a promised slot', () => {
  const promised = promisedOf('p', { permitId: 'chitra', slotId: 'a1', madeAt: minutesAgo(10) });
  const cases: readonly Case[] = [
    ['promised', 'another vehicle', { openVisits: [bala] }],
    ['promised', 'nobody knows who', {}],
    [null, 'a vehicle of that permit', { openVisits: [{ ...bala, permitId: 'chitra' }] }],
    [
      null,
      'nobody knows who, and it may be the expected one',
      { openVisits: [cameIn('h', 5, { permitId: 'chitra' })] },
    ],
    [
      null,
      'who stood there before it was promised',
      { openVisits: [bala], promises: [{ ...promised, madeAt: minutesAgo(9) }] },
    ],
    [
      null,
      'somebody whose promise it is by plate',
      { openVisits: [bala], promises: [{ ...promised, permitId: null, plate: 'V' }] },
    ],
    [
      null,
      'another vehicle after it lapsed',
      { openVisits: [bala], promises: [{ ...promised, until: minutesAgo(0) }] },
    ],
  ];
  test.each(cases)('%s: %s', (wrong, _when, facts) => {
    expect(wrongIn({ promises: [promised], ...facts })).toBe(wrong);
  });
});

describe('in a slot for charging', () => {
  const newcomer = cameIn('other', 20);
  const cases: readonly Case[] = [
    ['charging', 'a vehicle whose permit has no such tag', { openVisits: [bala] }],
    [null, 'a vehicle whose permit has it', { openVisits: [{ ...bala, permitId: 'asha' }] }],
    ['charging', 'a vehicle with another tag', { openVisits: [{ ...bala, permitId: 'chitra' }] }],
    [null, 'a vehicle without a permit', { openVisits: [{ ...bala, permitId: null }] }],
    [null, 'a vehicle whose permit is no more', { openVisits: [bala], permitTags: () => null }],
    [null, 'nobody knows who', {}],
    [null, 'one of two who came in at the time', { openVisits: [newcomer, bala] }],
    [
      'charging',
      'one of two, and the other parked since',
      { openVisits: [{ ...newcomer, slotId: 'a2' }, bala], presences: presencesOf({ a2: 'present' }) },
    ],
    [
      'charging',
      'the only newcomer beside one who came in since',
      { openVisits: [bala, cameIn('later', 5)] },
    ],
    ['charging', 'the only newcomer beside one who came long ago', { openVisits: [cameIn('old', 26), bala] }],
    [
      null,
      'one who came long ago beside another',
      { openVisits: [cameIn('old', 50), { ...bala, enteredAt: minutesAgo(40) }] },
    ],
    ['charging', 'one who came long ago, alone', { openVisits: [{ ...bala, enteredAt: minutesAgo(40) }] }],
  ];
  test.each(cases)('%s: %s', (wrong, _when, facts) => {
    expect(wrongIn(facts, { kind: 'charging' })).toBe(wrong);
  });

  it('or for holders of a badge, each tag counts for its own kind', () => {
    expect(wrongIn({ openVisits: [bala] }, { kind: 'accessible' })).toBe('accessible');
    expect(wrongIn({ openVisits: [{ ...bala, permitId: 'chitra' }] }, { kind: 'accessible' })).toBeNull();
    expect(wrongIn({ openVisits: [{ ...bala, permitId: 'asha' }] }, { kind: 'accessible' })).toBe(
      'accessible',
    );
  });
});

describe('who was sent elsewhere', () => {
  const sent = { ...bala, assignedSlotId: 'a2' };
  const settings = { assignment: 'in-order' } as const;
  const cases: readonly Case[] = [
    ['sent-elsewhere', 'stands here, and the other slot is empty', {}],
    [null, 'could not park there: it is taken', { presences: presencesOf({ a2: 'present' }) }],
    [null, 'could not park there: it is out of order', { uses: [useOf('a2', { outOfOrder: 'Wet' })] }],
    [null, 'was sent to a slot that is no more', { openVisits: [{ ...sent, assignedSlotId: 'gone' }] }],
    [null, 'where the site sends nobody', { settings: { assignment: 'none' } }],
  ];
  test.each(cases)('%s: %s', (wrong, _when, facts) => {
    expect(wrongIn({ settings, openVisits: [sent], ...facts })).toBe(wrong);
  });
});

it('nobody should stand in a slot that is out of order, also who was sent there', () => {
  const uses = [useOf('a1', { outOfOrder: 'Roof leaks', reservedFor: ['asha'] })];
  expect(wrongIn({ uses })).toBe('out-of-order');
  expect(wrongIn({ uses, openVisits: [{ ...bala, assignedSlotId: 'a1' }] })).toBe('out-of-order');
});
