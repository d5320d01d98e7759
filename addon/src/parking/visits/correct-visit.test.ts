import { describe, expect, it } from 'vitest';
import type { VisitCorrection } from '../../contract/visits.ts';
import { plainVisit } from '../visit.ts';
import { correctVisit, visitIdsOf } from './correct-visit.ts';
import { MINUTE_MS, visitsUnderTest } from './visits-under-test.ts';
import type { VisitsUnderTest } from './visits-under-test.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const MISREAD = 'KA01A81234';

/** Asha and somebody unread are inside; somebody left unread. */
function oneLeftUnread(): VisitsUnderTest {
  const site = visitsUnderTest();
  site.comes(ASHA, { permitId: 'home' });
  site.comes(null);
  site.leaves(null);
  return site;
}

/** Asha came in, and left under another text. */
function leftMisread(): VisitsUnderTest {
  const site = visitsUnderTest();
  site.comes(ASHA);
  site.leaves(MISREAD);
  return site;
}

describe('confirming', () => {
  it('says that a visit is as it stands', () => {
    const site = oneLeftUnread();
    const before = site.visit('v3');
    site.corrects({ kind: 'confirm', visitId: 'v3' });
    expect(site.visit('v3')).toEqual({ ...before, reviewedAt: site.now() });
  });
});

describe('correcting a plate', () => {
  it('gives the visit its plate and the permit of that plate', () => {
    const site = oneLeftUnread();
    site.corrects({ kind: 'correct-plate', visitId: 'v2', plate: 'mh 12 de 1433' });
    expect(site.visit('v2')).toMatchObject({
      plate: BALA,
      permitId: `permit of ${BALA}`,
      anomalies: [],
      reviewedAt: site.now(),
    });
    expect(site.leaves(BALA)).toMatchObject({ id: 'v2', pairedBy: 'plate' });
  });

  it('to none takes the permit away that it was found by, not one that was given otherwise', () => {
    const site = oneLeftUnread();
    site.comes(null, { permitId: 'by code' });
    site.corrects({ kind: 'correct-plate', visitId: 'v1', plate: null });
    site.corrects({ kind: 'correct-plate', visitId: 'v4', plate: null });
    expect(site.visit('v1')).toMatchObject({ plate: null, permitId: null, anomalies: ['unread-entry'] });
    expect(site.visit('v4')).toMatchObject({ permitId: 'by code', anomalies: ['unread-entry'] });
  });

  it.each<{ told: string; site: () => VisitsUnderTest; plate: string | null; is: object }>([
    {
      told: 'as it was read at the entry: what was read at the exit stays known',
      site: leftMisread,
      plate: ASHA,
      is: { plate: ASHA, exitPlate: MISREAD, anomalies: ['plates-differ'] },
    },
    {
      told: 'as it was read at the exit: nothing differs any more',
      site: leftMisread,
      plate: MISREAD,
      is: { plate: MISREAD, exitPlate: null, anomalies: [] },
    },
    {
      told: 'otherwise than both gates read it',
      site: () => {
        const site = visitsUnderTest();
        site.comes(MISREAD);
        site.leaves(MISREAD);
        return site;
      },
      plate: ASHA,
      is: { plate: ASHA, exitPlate: MISREAD, pairedBy: 'plate', anomalies: [] },
    },
    {
      told: 'of an exit that nobody had read: it is one without an entry',
      site: () => {
        const site = visitsUnderTest();
        site.leaves(null);
        return site;
      },
      plate: ASHA,
      is: { plate: ASHA, exitPlate: null, anomalies: ['exit-without-entry'] },
    },
    {
      told: 'of an exit that cannot be read after all',
      site: () => {
        const site = visitsUnderTest();
        site.leaves(MISREAD);
        return site;
      },
      plate: null,
      is: { plate: null, exitPlate: MISREAD, anomalies: ['unread-exit'] },
    },
    {
      told: 'of a visit whose exit was guessed: the guess stays told',
      site: () => {
        const site = visitsUnderTest();
        site.comes(null);
        site.leaves(null);
        return site;
      },
      plate: ASHA,
      is: { plate: ASHA, exitPlate: null, pairedBy: 'only-one', anomalies: ['guessed'] },
    },
  ])('$told', ({ site: made, plate, is }) => {
    const site = made();
    site.corrects({ kind: 'correct-plate', visitId: 'v1', plate });
    expect(site.visit('v1')).toMatchObject({ ...is, reviewedAt: site.now() });
  });
});

describe('merging', () => {
  it('says who it was that left: one visit is left, that of the entry', () => {
    const site = oneLeftUnread();
    const { leftAt } = site.visit('v3');
    site.corrects({ kind: 'merge', entryVisitId: 'v1', exitVisitId: 'v3' });
    expect(site.visits().map(({ id }) => id)).toEqual(['v1', 'v2']);
    expect(site.visit('v1')).toMatchObject({
      plate: ASHA,
      permitId: 'home',
      entryPassageId: 'p1',
      leftAt,
      exitPassageId: 'p3',
      exitGateId: 'back',
      pairedBy: 'person',
      anomalies: [],
      reviewedAt: site.now(),
    });
    expect(site.inside()).toMatchObject({ openVisits: [{ id: 'v2' }], unpairedExits: [] });
  });

  it('gives who was not read when it came in the plate that was read when it left', () => {
    const site = visitsUnderTest();
    site.comes(null);
    site.comes(null);
    site.leaves(ASHA);
    site.corrects({ kind: 'merge', entryVisitId: 'v2', exitVisitId: 'v3' });
    expect(site.visit('v2')).toMatchObject({
      plate: ASHA,
      exitPlate: null,
      permitId: `permit of ${ASHA}`,
      anomalies: [],
    });
  });

  it('names that the plates differ, though nobody has to look at it again', () => {
    const site = visitsUnderTest();
    site.comes(ASHA);
    site.comes(ASHA);
    site.leaves(BALA);
    site.corrects({ kind: 'merge', entryVisitId: 'v2', exitVisitId: 'v3' });
    expect(site.visit('v2')).toMatchObject({
      plate: ASHA,
      exitPlate: BALA,
      anomalies: ['plates-differ'],
      reviewedAt: site.now(),
    });
  });

  it('finds the exit of who came in twice', () => {
    const site = visitsUnderTest();
    site.comes(ASHA);
    site.leaves(BALA);
    site.comes(ASHA);
    site.corrects({ kind: 'merge', entryVisitId: 'v1', exitVisitId: 'v2' });
    expect(site.visit('v1')).toMatchObject({ exitPassageId: 'p2', anomalies: ['plates-differ'] });
  });
});

describe('splitting', () => {
  it('lets who came in be inside still, and leaves who left to be found out', () => {
    const site = leftMisread();
    const { leftAt } = site.visit('v1');
    site.corrects({ kind: 'split', visitId: 'v1' });
    expect(site.visits()).toMatchObject([
      {
        id: 'v1',
        plate: ASHA,
        exitPlate: null,
        leftAt: null,
        exitPassageId: null,
        exitGateId: null,
        pairedBy: null,
        anomalies: [],
        reviewedAt: site.now(),
      },
      {
        id: 'v2',
        plate: MISREAD,
        enteredAt: null,
        leftAt,
        exitPassageId: 'p2',
        exitGateId: 'back',
        anomalies: ['exit-without-entry'],
        reviewedAt: null,
      },
    ]);
  });

  it('knows that an exit which was paired by its plate was read', () => {
    const site = visitsUnderTest();
    site.comes(ASHA);
    site.leaves(ASHA);
    site.comes(null);
    site.leaves(null);
    site.corrects({ kind: 'split', visitId: 'v1' });
    site.corrects({ kind: 'split', visitId: 'v2' });
    expect(site.inside().unpairedExits).toMatchObject([
      { plate: ASHA, anomalies: ['exit-without-entry'] },
      { plate: null, anomalies: ['unread-exit'] },
    ]);
  });
});

it('what was read at an exit is still known when a person took it for the plate', () => {
  const site = leftMisread();
  site.corrects({ kind: 'correct-plate', visitId: 'v1', plate: MISREAD });
  site.corrects({ kind: 'split', visitId: 'v1' });
  expect(site.inside().unpairedExits).toMatchObject([{ plate: MISREAD, anomalies: ['exit-without-entry'] }]);
});

describe('closing', () => {
  it('says since when a vehicle is gone that nobody saw leave', () => {
    const site = oneLeftUnread();
    site.corrects({ kind: 'close', visitId: 'v2', leftAt: 2 * MINUTE_MS });
    expect(site.visit('v2')).toMatchObject({
      leftAt: 2 * MINUTE_MS,
      exitPassageId: null,
      pairedBy: null,
      anomalies: ['unread-entry'],
      reviewedAt: site.now(),
    });
  });
});

describe('a correction', () => {
  it.each<{ why: string; correction: VisitCorrection; message: RegExp }>([
    {
      why: 'a plate without a letter or digit',
      correction: { kind: 'correct-plate', visitId: 'v1', plate: ' - ' },
      message: /letters and digits/,
    },
    {
      why: 'a visit merged with itself',
      correction: { kind: 'merge', entryVisitId: 'v1', exitVisitId: 'v1' },
      message: /with itself/,
    },
    {
      why: 'a merge whose first has no entry',
      correction: { kind: 'merge', entryVisitId: 'v3', exitVisitId: 'v1' },
      message: /first of the two has no entry/,
    },
    {
      why: 'a merge whose first has an exit',
      correction: { kind: 'merge', entryVisitId: 'v4', exitVisitId: 'v3' },
      message: /has an exit already/,
    },
    {
      why: 'a merge whose second has no exit',
      correction: { kind: 'merge', entryVisitId: 'v1', exitVisitId: 'v2' },
      message: /second of the two has no exit/,
    },
    {
      why: 'a merge whose second has an entry',
      correction: { kind: 'merge', entryVisitId: 'v1', exitVisitId: 'v4' },
      message: /has an entry already/,
    },
    {
      why: 'an exit before the entry',
      correction: { kind: 'merge', entryVisitId: 'v6', exitVisitId: 'v3' },
      message: /had not come in yet/,
    },
    {
      why: 'an exit after the vehicle had come in again',
      correction: { kind: 'merge', entryVisitId: 'v5', exitVisitId: 'v8' },
      message: /come in again before/,
    },
    {
      why: 'a split without an exit',
      correction: { kind: 'split', visitId: 'v1' },
      message: /can be split/,
    },
    {
      why: 'a split without an entry',
      correction: { kind: 'split', visitId: 'v3' },
      message: /can be split/,
    },
    {
      why: 'an ended visit that is closed',
      correction: { kind: 'close', visitId: 'v4', leftAt: 20 * MINUTE_MS },
      message: /ended already/,
    },
    {
      why: 'an end before the beginning',
      correction: { kind: 'close', visitId: 'v1', leftAt: MINUTE_MS - 1 },
      message: /before it came in/,
    },
    {
      why: 'an end in the future',
      correction: { kind: 'close', visitId: 'v1', leftAt: 1e12 },
      message: /later than now/,
    },
  ])('is refused with what stands against it: $why', ({ correction, message }) => {
    const site = oneLeftUnread();
    site.comes(BALA);
    site.leaves(BALA);
    site.comes('DL8CAF5031');
    site.comes('DL8CAF5031');
    site.comes(null);
    site.leaves('UP16XX0001');
    const before = site.visits();
    const answer = site.corrects(correction);
    expect(answer).toMatchObject({ done: false, why: 'cannot-correct' });
    expect(answer.done ? '' : answer.message).toMatch(message);
    expect(site.visits()).toEqual(before);
  });

  it('may say the first and the last moment that are possible', () => {
    const site = oneLeftUnread();
    expect(site.corrects({ kind: 'close', visitId: 'v1', leftAt: MINUTE_MS }).done).toBe(true);
    expect(site.corrects({ kind: 'close', visitId: 'v2', leftAt: site.now() + MINUTE_MS }).done).toBe(true);
  });

  it('may merge with an exit at the moment of the entry, and at the moment when the vehicle came in again', () => {
    const entry = plainVisit({ id: 'a', enteredAt: 5, leftAt: 9, anomalies: ['entered-twice'] });
    const facts = { now: 9, newId: () => 'b', permitIdOf: () => null };
    for (const leftAt of [5, 9]) {
      const exit = plainVisit({ id: 'x', leftAt, exitPassageId: 'p' });
      const merge = { kind: 'merge', entryVisitId: 'a', exitVisitId: 'x' } as const;
      expect(correctVisit(merge, { visits: [exit, entry] }, facts).done).toBe(true);
    }
  });

  it('of visits that are not there is answered as such', () => {
    const site = oneLeftUnread();
    const none = { done: false, why: 'no-such-visit', message: '' };
    expect(site.corrects({ kind: 'confirm', visitId: 'v9' })).toEqual(none);
    expect(site.corrects({ kind: 'merge', entryVisitId: 'v1', exitVisitId: 'v9' })).toEqual(none);
    expect(site.corrects({ kind: 'merge', entryVisitId: 'v9', exitVisitId: 'v3' })).toEqual(none);
  });

  it('names its visits, the one with the entry first', () => {
    expect(visitIdsOf({ kind: 'merge', entryVisitId: 'v2', exitVisitId: 'v1' })).toEqual(['v2', 'v1']);
    expect(visitIdsOf({ kind: 'split', visitId: 'v3' })).toEqual(['v3']);
  });
});
