import { describe, expect, it } from 'vitest';
import { visitsUnderTest } from './visits-under-test.ts';
import type { VisitsUnderTest, Went } from './visits-under-test.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const CHITRA = 'DL8CAF5031';
const DAY_MINUTES = 24 * 60;

describe('an entry', () => {
  it('opens a visit, with where, when and by which permit', () => {
    const site = visitsUnderTest();
    expect(site.comes(ASHA, { permitId: 'home' })).toMatchObject({
      id: 'v1',
      plate: ASHA,
      permitId: 'home',
      enteredAt: site.now(),
      entryPassageId: 'p1',
      entryGateId: 'front',
      leftAt: null,
      pairedBy: null,
      anomalies: [],
    });
    expect(site.comes(null)).toMatchObject({ id: 'v2', plate: null, anomalies: ['unread-entry'] });
    expect(site.inside().openVisits.map(({ id }) => id)).toEqual(['v1', 'v2']);
  });

  it('of others who were not read either ends nothing', () => {
    const site = visitsUnderTest();
    site.comes(null);
    site.comes(null);
    expect(site.inside().openVisits).toHaveLength(2);
  });
});

/** Asha and Bala come in, `between` happens, and Asha comes in again. */
function ashaComesAgain(between: (site: VisitsUnderTest) => void): VisitsUnderTest {
  const site = visitsUnderTest();
  site.comes(ASHA);
  site.comes(BALA);
  between(site);
  site.comes(ASHA);
  return site;
}

function leave(...exits: readonly Went[]): (site: VisitsUnderTest) => void {
  return (site) => {
    for (const exit of exits) site.leaves(exit.plate ?? null, exit);
  };
}

describe('who comes in again', () => {
  it('had left by then, if nobody saw it', () => {
    const site = ashaComesAgain(leave());
    expect(site.visit('v1')).toMatchObject({
      leftAt: site.now(),
      exitPassageId: null,
      pairedBy: null,
      anomalies: ['entered-twice'],
    });
    expect(site.inside().openVisits.map(({ id }) => id)).toEqual(['v2', 'v3']);
  });

  it('was the only one who left unread meanwhile, whose exit is not written down alone any more', () => {
    const site = ashaComesAgain(leave({}));
    expect(site.visit('v1')).toMatchObject({
      leftAt: site.now() - 60_000,
      exitPassageId: 'p3',
      exitGateId: 'back',
      exitPlate: null,
      pairedBy: 'later',
      anomalies: ['guessed'],
      reviewedAt: null,
    });
    expect(site.visits().map(({ id }) => id)).toEqual(['v1', 'v2', 'v4']);
    expect(site.inside().unpairedExits).toEqual([]);
  });

  it('was the only one who left under a plate one character away', () => {
    const site = ashaComesAgain((here) => {
      here.comes('KA01AB1239');
      here.leaves('KA01AB1235');
    });
    expect(site.visit('v1')).toMatchObject({
      exitPlate: 'KA01AB1235',
      pairedBy: 'later',
      anomalies: ['plates-differ', 'guessed'],
    });
  });

  it.each<{ why: string; between: (site: VisitsUnderTest) => void }>([
    { why: 'two left unread', between: leave({}, {}) },
    {
      why: 'one left unread and one under a plate that is near',
      between: (site) => {
        site.comes('KA01AB1239');
        site.leaves('KA01AB1235');
        site.leaves(null);
      },
    },
    { why: 'who left was read as somebody else', between: leave({ plate: CHITRA }) },
  ])('is not taken for an exit when $why', ({ between }) => {
    const site = ashaComesAgain(between);
    expect(site.visit('v1')).toMatchObject({
      leftAt: site.now(),
      exitPassageId: null,
      anomalies: ['entered-twice'],
    });
    expect(site.inside().unpairedExits.length).toBeGreaterThan(0);
  });

  it('is not taken for who left before it came in', () => {
    const site = visitsUnderTest();
    site.leaves(null);
    site.comes(ASHA);
    site.comes(ASHA);
    expect(site.visit('v2')).toMatchObject({ exitPassageId: null, anomalies: ['entered-twice'] });
  });

  it('is not guessed about after so long that exits since may be forgotten', () => {
    const after = (days: number) =>
      ashaComesAgain((site) => {
        site.waits(days * DAY_MINUTES);
        site.leaves(null);
      }).visit('v1').pairedBy;
    expect([after(29), after(31)]).toEqual(['later', null]);
  });

  it('had left when it came in at the latest, by a clock that was set back since', () => {
    const site = ashaComesAgain((here) => {
      here.waits(-60);
    });
    expect(site.visit('v1').leftAt).toBe(site.visit('v1').enteredAt);
  });

  it('twice under one plate, by a correction, ends each of the two by its own exit', () => {
    const site = visitsUnderTest();
    site.comes(null);
    site.comes(BALA);
    site.leaves(null);
    site.comes(ASHA);
    site.leaves(null);
    site.corrects({ kind: 'correct-plate', visitId: 'v1', plate: ASHA });
    site.comes(ASHA);
    expect(['v1', 'v4'].map((id) => site.visit(id))).toMatchObject([
      { exitPassageId: 'p3', pairedBy: 'later' },
      { exitPassageId: 'p5', pairedBy: 'later' },
    ]);
    expect(site.inside().openVisits.map(({ plate }) => plate)).toEqual([BALA, ASHA]);
  });
});
