import { describe, expect, it } from 'vitest';
import { SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import { loneExitFixture, visitFixture } from '../../test/visit-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { filledClose, filledMerge, filledPlate } from './correction-form-model.ts';
import { visitContext } from './visit-context.ts';

const context = visitContext(siteFixture(), createSiteTime('Asia/Kolkata'));

describe('the form of a plate', () => {
  it.each([
    ['kl-01 ca 2556', false, 'KL01CA2556'],
    ['whatever', true, null],
  ])('with %j (unreadable: %s) corrects to %s', (written, isUnreadable, plate) => {
    expect(filledPlate(visitFixture(), written, isUnreadable)).toEqual({
      correction: { kind: 'correct-plate', visitId: 'asha', plate },
    });
  });

  it.each([
    ['', 'Write the plate, or say that it cannot be read.'],
    [' - ', 'Write the plate, or say that it cannot be read.'],
    ['kl 01 ca 2555', 'That is its plate already; confirm it instead.'],
  ])('with %j is not ready', (written, trouble) => {
    expect(filledPlate(visitFixture(), written, false)).toEqual({ trouble });
  });

  it('of who has no plate cannot say so once more', () => {
    expect(filledPlate(loneExitFixture(), '', true)).toHaveProperty('trouble');
  });
});

describe('the form of a merge', () => {
  it('knows which of the two came in', () => {
    const correction = { kind: 'merge', entryVisitId: 'asha', exitVisitId: 'lone' };
    expect(filledMerge(loneExitFixture(), 'asha')).toEqual({ correction });
    expect(filledMerge(visitFixture(), 'lone')).toEqual({ correction });
  });

  it('needs the other one', () => {
    expect(filledMerge(visitFixture(), '')).toEqual({ trouble: 'Choose one of them.' });
  });
});

describe('the form of an end', () => {
  it.each([
    ['13:00', Date.parse('2026-11-23T13:00:00+05:30')],
    ['14:03', Date.parse('2026-11-23T14:03:00+05:30')],
  ])('at %s is a time of the site', (minute, leftAt) => {
    expect(filledClose(visitFixture(), '2026-11-23', minute, context)).toEqual({
      correction: { kind: 'close', visitId: 'asha', leftAt },
    });
  });

  it.each([
    ['2026-11-23', '', 'Write the day and the time.'],
    ['', '13:00', 'Write the day and the time.'],
    ['2026-11-23', '14:04', 'That is later than now.'],
    ['2026-11-23', '12:58', 'It came in 12:58:20; it cannot have left before.'],
  ])('at %s %s is not ready', (day, minute, trouble) => {
    expect(filledClose(visitFixture({ enteredAt: SITE_NOW - 65 * 60_000 }), day, minute, context)).toEqual({
      trouble,
    });
  });
});
