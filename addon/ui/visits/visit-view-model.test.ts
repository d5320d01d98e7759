import { describe, expect, it } from 'vitest';
import { SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import { endedVisitFixture, loneExitFixture, visitFixture } from '../../test/visit-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { visitContext } from './visit-context.ts';
import { visitModel } from './visit-view-model.ts';

const context = visitContext(siteFixture(), createSiteTime('Asia/Kolkata'));

describe('a visit', () => {
  it('of somebody who is inside runs on', () => {
    expect(visitModel(visitFixture(), context)).toMatchObject({
      name: 'KL01CA2555',
      holder: 'Asha Nair, flat 4',
      since: SITE_NOW - 65 * 60_000,
      stayed: null,
      entered: '12:58:20, Main gate',
      left: null,
      slot: 'Slot A1',
      entryPicture: { path: 'pictures/car', label: 'Entry of KL01CA2555' },
      exitPicture: { path: null },
      anomalies: [],
      waits: false,
      notes: [],
    });
  });

  it('that is over says how long it lasted', () => {
    expect(visitModel(endedVisitFixture(), context)).toMatchObject({
      since: null,
      stayed: 'stayed 1 h',
      left: '13:58:20, Main gate',
      notes: ['Entry and exit were read the same.'],
    });
  });

  it('whose exit nobody saw was over by then', () => {
    const { left, stayed } = visitModel(visitFixture({ leftAt: SITE_NOW }), context);
    expect([left, stayed]).toEqual(['gone by 14:03:20, unseen', 'stayed 1 h 5 min']);
  });

  it('of an unread exit names nobody, and has no length', () => {
    const model = visitModel(loneExitFixture(), context);
    expect(model).toMatchObject({
      name: 'an unread vehicle',
      plate: null,
      entered: 'not seen',
      stayed: null,
      since: null,
      slot: null,
      waits: true,
    });
    expect(model.anomalies).toEqual([
      {
        badge: { label: 'Exit unread', icon: 'unseen', tone: 'wait' },
        meaning: 'Somebody left unread, and it could not be worked out who.',
      },
    ]);
  });

  it.each([
    [{ slotId: null, assignedSlotId: 'a2' }, 'Sent to slot A2'],
    [{ slotId: 'a1', assignedSlotId: 'a2' }, 'Slot A1'],
    [{ slotId: 'gone since' }, 'Slot gone since'],
  ])('with %j: %s', (changes, slot) => {
    expect(visitModel(visitFixture(changes), context).slot).toBe(slot);
  });

  it('says what was read at the exit, and that a person looked at what is strange', () => {
    const changes = { exitPlate: 'KL01CA25SS', anomalies: ['plates-differ'], pairedBy: 'person' } as const;
    expect(visitModel(endedVisitFixture(changes), context).notes).toEqual([
      'A person said that entry and exit belong together.',
      'Read as KL01CA25SS when it left.',
      'A person has looked at it.',
    ]);
    expect(visitModel(endedVisitFixture({ ...changes, reviewed: false }), context).notes).not.toContain(
      'A person has looked at it.',
    );
  });
});
