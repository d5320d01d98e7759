import { describe, expect, it } from 'vitest';
import { insideSince } from './pairing.ts';
import { visitsUnderTest } from './visits-under-test.ts';
import type { VisitsUnderTest, Went } from './visits-under-test.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const CHITRA = 'DL8CAF5031';

/** Everybody of `inside` comes in, in that order, as `v1`, `v2`…; null was not read. */
function withInside(inside: readonly (string | null)[]): VisitsUnderTest {
  const site = visitsUnderTest();
  for (const plate of inside) site.comes(plate);
  return site;
}

describe('an exit', () => {
  it('ends the visit of its plate, with where and when', () => {
    const site = withInside([ASHA, BALA]);
    expect(site.leaves(ASHA)).toMatchObject({
      id: 'v1',
      plate: ASHA,
      exitPlate: null,
      entryPassageId: 'p1',
      entryGateId: 'front',
      exitPassageId: 'p3',
      exitGateId: 'back',
      leftAt: site.now(),
      pairedBy: 'plate',
      anomalies: [],
    });
    expect(site.inside()).toMatchObject({ occupied: 1, openVisits: [{ plate: BALA }], unpairedExits: [] });
  });

  it.each<{ why: string; inside: readonly (string | null)[]; exit: Went; is: object }>([
    {
      why: 'the very plate before one that is one character away',
      inside: ['KA01AB1235', ASHA],
      exit: { plate: ASHA },
      is: { id: 'v2', pairedBy: 'plate' },
    },
    {
      why: 'the only plate one character away, before who was not read',
      inside: [null, ASHA, BALA],
      exit: { plate: 'KA01AB1239' },
      is: {
        id: 'v2',
        plate: ASHA,
        exitPlate: 'KA01AB1239',
        pairedBy: 'similar-plate',
        anomalies: ['plates-differ'],
      },
    },
    {
      why: 'a look-alike before any other character',
      inside: ['KA01AX1234', ASHA],
      exit: { plate: 'KA01A81234' },
      is: { id: 'v2', pairedBy: 'similar-plate' },
    },
    {
      why: 'the only one who was not read, where the others were read as somebody else',
      inside: [ASHA, null],
      exit: { plate: CHITRA },
      is: {
        id: 'v2',
        plate: null,
        exitPlate: CHITRA,
        pairedBy: 'only-one',
        anomalies: ['unread-entry', 'guessed'],
      },
    },
    {
      why: 'of two who were not read the one whose slot emptied',
      inside: [null, ASHA, null],
      exit: { plate: CHITRA, emptied: ['v2', 'v3'] },
      is: { id: 'v3', pairedBy: 'slot', anomalies: ['unread-entry', 'guessed'] },
    },
    {
      why: 'of two equally near plates the one whose slot emptied',
      inside: ['KA01AB1235', 'KA01AB1236'],
      exit: { plate: ASHA, emptied: ['v2'] },
      is: { id: 'v2', exitPlate: ASHA, pairedBy: 'slot', anomalies: ['plates-differ', 'guessed'] },
    },
    {
      why: 'an unread one: whose plate is the likeliest text',
      inside: [ASHA, 'KA01AB1235'],
      exit: { likely: ASHA },
      is: { id: 'v1', exitPlate: null, pairedBy: 'plate', anomalies: [] },
    },
    {
      why: 'an unread one: whose plate is nearest to the likeliest text',
      inside: [ASHA, BALA],
      exit: { likely: 'MH12DE1438' },
      is: { id: 'v2', exitPlate: 'MH12DE1438', pairedBy: 'similar-plate', anomalies: ['plates-differ'] },
    },
    {
      why: 'an unread one: the only one inside, whatever it looked like',
      inside: [ASHA],
      exit: { likely: CHITRA },
      is: { id: 'v1', exitPlate: null, pairedBy: 'only-one', anomalies: ['guessed'] },
    },
    {
      why: 'an unread one: the only one whose slot emptied, whatever it looked like',
      inside: [ASHA, BALA],
      exit: { likely: CHITRA, emptied: ['v2'] },
      is: { id: 'v2', pairedBy: 'slot', anomalies: ['guessed'] },
    },
  ])('is explained by $why', ({ inside, exit, is }) => {
    const site = withInside(inside);
    expect(site.leaves(exit.plate ?? null, exit)).toMatchObject({ ...is, leftAt: site.now() });
    expect(site.inside().openVisits).toHaveLength(inside.length - 1);
    expect(site.inside().unpairedExits).toEqual([]);
  });

  it.each<{ why: string; inside: readonly (string | null)[]; exit: Went }>([
    { why: 'nobody is inside', inside: [], exit: { plate: ASHA } },
    { why: 'all who are inside are others', inside: [BALA], exit: { plate: ASHA } },
    { why: 'two plates are equally near', inside: ['KA01AB1235', 'KA01AB1236'], exit: { plate: ASHA } },
    { why: 'two look alike', inside: ['KA01A81234', 'KA0IAB1234', 'KA01AX1234'], exit: { plate: ASHA } },
    {
      why: 'a near plate is as good as who was not read, and two are near',
      inside: ['KA01AB1235', 'KA01AB1236', null],
      exit: { plate: ASHA },
    },
    { why: 'two were not read', inside: [null, null], exit: { plate: ASHA } },
    { why: 'two slots emptied', inside: [null, null], exit: { plate: ASHA, emptied: ['v1', 'v2'] } },
    {
      why: 'the slot that emptied was somebody else’s',
      inside: [BALA, null, null],
      exit: { plate: ASHA, emptied: ['v1'] },
    },
    { why: 'nobody is inside, and it was not read', inside: [], exit: {} },
    { why: 'it was not read, and two are inside', inside: [ASHA, null], exit: {} },
    {
      why: 'it was not read well, and two plates are equally near',
      inside: ['KA01AB1235', 'KA01AB1236'],
      exit: { likely: ASHA },
    },
    { why: 'it was not read, and two slots emptied', inside: [ASHA, BALA], exit: { emptied: ['v1', 'v2'] } },
  ])('is written down alone when $why', ({ inside, exit }) => {
    const site = withInside(inside);
    const plate = exit.plate ?? null;
    const alone = site.leaves(plate, exit);
    expect(alone).toMatchObject({
      id: `v${String(inside.length + 1)}`,
      plate,
      exitPlate: null,
      permitId: null,
      enteredAt: null,
      leftAt: site.now(),
      exitGateId: 'back',
      pairedBy: null,
      anomalies: [plate === null ? 'unread-exit' : 'exit-without-entry'],
      reviewedAt: null,
    });
    expect(site.inside().openVisits).toHaveLength(inside.length);
    expect(site.inside().unpairedExits).toEqual([alone]);
  });

  it('of a plate that two open visits have ends the newer: it came in last for that one', () => {
    const site = withInside([null, ASHA]);
    site.corrects({ kind: 'correct-plate', visitId: 'v1', plate: ASHA });
    expect(insideSince(site.inside().openVisits, ASHA)).toBe(site.visit('v2').enteredAt);
    expect(site.leaves(ASHA)).toMatchObject({ id: 'v2', pairedBy: 'plate' });
  });

  it('wakes a visit again that a person had looked at, where it brings something new to look at', () => {
    const site = withInside([null, ASHA]);
    site.corrects({ kind: 'confirm', visitId: 'v1' });
    site.corrects({ kind: 'confirm', visitId: 'v2' });
    expect(site.leaves(CHITRA)).toMatchObject({ id: 'v1', reviewedAt: null });
    expect(site.leaves(ASHA)).toMatchObject({ id: 'v2', reviewedAt: site.visit('v2').reviewedAt });
    expect(site.visit('v2').reviewedAt).not.toBeNull();
  });

  it('that a clock which was set back times before the entry ends the visit when it began', () => {
    const site = withInside([ASHA]);
    site.waits(-60);
    expect(site.leaves(ASHA)).toMatchObject({
      id: 'v1',
      leftAt: site.visit('v1').enteredAt,
      pairedBy: 'plate',
    });
  });
});
