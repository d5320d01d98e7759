import { describe, expect, it } from 'vitest';
import type { Reason } from '../contract/reasons.ts';
import type { Direction } from '../contract/words.ts';
import { newPassage } from '../gate/passage.ts';
import type { Passage } from '../gate/passage.ts';
import type { Inside } from '../parking/inside.ts';
import { plainVisit } from '../parking/visit.ts';
import type { Visit } from '../parking/visit.ts';
import { insideLedger } from './inside-ledger.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const EMPTY: Inside = { occupied: 0, openVisits: [], unpairedExits: [] };

/** A site of ten places where vehicles cross one a second; what is to be written waits until it is announced. */
function site({
  start = EMPTY,
  emptied = [],
}: { readonly start?: Inside; readonly emptied?: readonly string[] } = {}) {
  let ids = 0;
  let at = 0;
  const ledger = insideLedger(start, {
    capacity: 10,
    newId: () => `v${String((ids += 1))}`,
    emptiedVisitIds: () => emptied,
  });
  const crossed = (direction: Direction, plate: string | null, more: Partial<Passage> = {}) => {
    at += 1_000;
    const arrival = { id: `p${String(at)}`, gateId: 'main', direction, arrivedAt: at - 500 };
    return ledger.crossed({ ...newPassage(arrival), endedAt: at, plate, ...more }, direction);
  };
  return { ledger, crossed };
}

function decided(more: Partial<NonNullable<Passage['decision']>> = {}): Pick<Passage, 'decision'> {
  const decision = { verdict: 'open', plate: null, permitId: null, decidedAt: 0, reasons: [] } as const;
  return { decision: { ...decision, ...more } };
}

function letInAgain(plate: string): Pick<Passage, 'decision'> {
  const again: Reason = { rule: 'let-in-again', plate, since: 0, withinMinutes: 5 };
  return decided({ permitId: 'home', reasons: [again] });
}

function only(visits: readonly Visit[] | undefined): Visit {
  const [visit, ...others] = visits ?? [];
  if (visit === undefined || others.length > 0) throw new Error('not exactly one visit');
  return visit;
}

describe('who crossed', () => {
  it('counts at once for decisions, and is announced when it is on disk', () => {
    const { ledger, crossed } = site();
    const { step, announce } = crossed('in', ASHA, decided({ permitId: 'home' }));
    expect([ledger.occupied(), ledger.announcedOccupied()]).toEqual([1, 0]);
    expect(ledger.insideSince(ASHA)).toBe(1_000);
    expect(step).toMatchObject({
      passage: { plate: ASHA },
      countChanges: [{ delta: 1, cause: 'crossing' }],
      visits: [{ plate: ASHA, permitId: 'home', entryGateId: 'main', enteredAt: 1_000 }],
      usedPermitId: 'home',
    });
    expect(step).not.toHaveProperty('removedVisitIds');
    announce();
    expect(ledger.announcedOccupied()).toBe(1);
  });

  it('is paired by the slot that emptied, and by what was read without being settled', () => {
    const bySlot = site({ emptied: ['v2'] });
    bySlot.crossed('in', ASHA);
    bySlot.crossed('in', BALA);
    expect(only(bySlot.crossed('out', null).step.visits)).toMatchObject({ id: 'v2', pairedBy: 'slot' });
    const byText = site();
    byText.crossed('in', ASHA);
    byText.crossed('in', BALA);
    const { step } = byText.crossed('out', null, { likelyPlate: BALA });
    expect(only(step.visits)).toMatchObject({ id: 'v2', pairedBy: 'plate' });
  });

  it('takes away the exit that turned out to be its own', () => {
    const { ledger, crossed } = site();
    crossed('in', ASHA);
    crossed('in', BALA);
    const alone = only(crossed('out', null).step.visits);
    expect(ledger.unpairedExits()).toEqual([alone]);
    const { step } = crossed('in', ASHA);
    expect(step.removedVisitIds).toEqual([alone.id]);
    expect(step.visits).toMatchObject([
      { pairedBy: 'later', exitPassageId: alone.exitPassageId },
      { leftAt: null },
    ]);
    expect(ledger.unpairedExits()).toEqual([]);
  });

  it('is not taken to be inside when the count says that nobody is', () => {
    const { ledger, crossed } = site();
    crossed('in', ASHA);
    crossed('out', BALA);
    expect(ledger.openVisits()).toHaveLength(1);
    expect(ledger.insideSince(ASHA)).toBeNull();
  });
});

describe('who was let in again', () => {
  it('is inside already and changes nothing', () => {
    const { ledger, crossed } = site();
    crossed('in', ASHA);
    const { step, announce } = crossed('in', ASHA, letInAgain(ASHA));
    expect(Object.keys(step)).toEqual(['passage']);
    announce();
    expect([ledger.occupied(), ledger.openVisits().length]).toEqual([1, 1]);
  });

  it('had left, when somebody left since whom nobody was paired with, and takes no use of a permit', () => {
    const { ledger, crossed } = site();
    crossed('in', BALA);
    crossed('in', ASHA);
    crossed('out', null);
    const { step } = crossed('in', ASHA, letInAgain(ASHA));
    expect(step).not.toHaveProperty('usedPermitId');
    expect([ledger.occupied(), ledger.openVisits().length]).toEqual([2, 2]);
  });

  it.each<{ why: string; before: string | null; since: string | null | undefined }>([
    { why: 'somebody left before it came in', before: null, since: undefined },
    { why: 'who left since was read as another', before: BALA, since: 'DL8CAF5031' },
  ])('is inside still when $why', ({ before, since }) => {
    const { ledger, crossed } = site();
    crossed('in', BALA);
    crossed('in', 'UP16XX0001');
    crossed('out', before);
    crossed('in', ASHA);
    if (since !== undefined) crossed('out', since);
    expect(ledger.unpairedExits()).toHaveLength(1);
    const { occupied, openVisits } = ledger;
    const inside = [occupied(), openVisits().length];
    crossed('in', ASHA, letInAgain(ASHA));
    expect([occupied(), openVisits().length]).toEqual(inside);
  });

  it('comes in when it has left meanwhile', () => {
    const { ledger, crossed } = site();
    crossed('in', ASHA);
    crossed('out', ASHA);
    crossed('in', ASHA, letInAgain(ASHA));
    expect([ledger.occupied(), ledger.openVisits().length]).toEqual([1, 1]);
  });
});

it('who leaves has left, and uses no permit, whatever was decided when it came', () => {
  const { ledger, crossed } = site();
  crossed('in', ASHA);
  const { step } = crossed('out', ASHA, decided({ permitId: 'home' }));
  expect(step).not.toHaveProperty('usedPermitId');
  crossed('in', ASHA);
  crossed('out', ASHA, letInAgain(ASHA));
  expect([ledger.occupied(), ledger.openVisits().length]).toEqual([0, 0]);
});

describe('a correction', () => {
  it('holds at once, and is announced when it is on disk', () => {
    const { ledger, crossed } = site();
    const { step, announce } = crossed('in', ASHA);
    announce();
    const before = only(step.visits);
    const announceIt = ledger.correct({ before: [before], after: [{ ...before, leftAt: 9 }] }, -1);
    expect([ledger.occupied(), ledger.announcedOccupied(), ledger.openVisits().length]).toEqual([0, 1, 0]);
    announceIt?.();
    expect(ledger.announcedOccupied()).toBe(0);
  });

  it('of the count and crossings are announced in whatever order they are written', () => {
    const { ledger, crossed } = site();
    const { announce } = crossed('in', ASHA);
    const announceIt = ledger.adjust(3);
    expect(ledger.occupied()).toBe(4);
    announceIt();
    expect(ledger.announcedOccupied()).toBe(3);
    announce();
    expect(ledger.announcedOccupied()).toBe(4);
  });

  it('is refused while a crossing that changed its visit is not on disk, or when the visit has ended', () => {
    const { ledger, crossed } = site();
    const entry = crossed('in', ASHA);
    const before = only(entry.step.visits);
    const change = { before: [before], after: [{ ...before, plate: BALA }] };
    expect(ledger.correct(change, -1)).toBeNull();
    entry.announce();
    const exit = crossed('out', ASHA);
    exit.announce();
    expect(ledger.correct(change, -1)).toBeNull();
    expect([ledger.occupied(), ledger.openVisits().length]).toEqual([0, 0]);
  });

  it('is refused when its visit was corrected otherwise meanwhile', () => {
    const { ledger, crossed } = site();
    const { step, announce } = crossed('in', ASHA);
    announce();
    const before = only(step.visits);
    expect(ledger.correct({ before: [before], after: [{ ...before, plate: BALA }] }, 0)).not.toBeNull();
    expect(ledger.correct({ before: [before], after: [{ ...before, plate: null }] }, 0)).toBeNull();
    expect(ledger.openVisits()).toMatchObject([{ plate: BALA }]);
  });

  it('leaves a vehicle in the slot where it has parked meanwhile', () => {
    const { ledger, crossed } = site();
    const { step, announce } = crossed('in', ASHA);
    announce();
    const before = only(step.visits);
    ledger.visitsChanged({ ...before, slotId: 'a1' });
    expect(ledger.correct({ before: [before], after: [{ ...before, plate: BALA }] }, 0)).not.toBeNull();
    expect(ledger.openVisits()).toMatchObject([{ plate: BALA, slotId: 'a1' }]);
  });

  it('is refused while one of two crossings of its visit is not on disk', () => {
    const { ledger, crossed } = site();
    const entry = crossed('in', ASHA);
    const exit = crossed('out', ASHA);
    const before = only(exit.step.visits);
    entry.announce();
    expect(ledger.correct({ before: [before], after: [] }, 0)).toBeNull();
    exit.announce();
    expect(ledger.correct({ before: [before], after: [] }, 0)).not.toBeNull();
  });
});

it('where a vehicle stands is known at once, and wakes no visit that has ended', () => {
  const { ledger, crossed } = site();
  const asha = only(crossed('in', ASHA).step.visits);
  crossed('in', BALA);
  ledger.visitsChanged({ ...asha, plate: 'old', slotId: 'a1', assignedSlotId: 'a2' });
  expect(ledger.openVisits()).toMatchObject([
    { plate: ASHA, slotId: 'a1', assignedSlotId: 'a2' },
    { plate: BALA, slotId: null },
  ]);
  crossed('out', ASHA);
  ledger.visitsChanged({ ...asha, slotId: 'a1' });
  expect(ledger.openVisits()).toMatchObject([{ plate: BALA }]);
});

it('goes on with who was inside, and who had left, before the program was started', () => {
  const asha = plainVisit({ id: 'a', plate: ASHA, enteredAt: 1, entryPassageId: 'old' });
  const alone = plainVisit({ id: 'x', leftAt: 2, exitPassageId: 'older', anomalies: ['unread-exit'] });
  const { ledger, crossed } = site({ start: { occupied: 5, openVisits: [asha], unpairedExits: [alone] } });
  expect([ledger.occupied(), ledger.announcedOccupied()]).toEqual([5, 5]);
  expect(crossed('in', ASHA).step).toMatchObject({
    visits: [{ id: 'a', exitPassageId: 'older' }, { leftAt: null }],
    removedVisitIds: ['x'],
  });
});
