import { describe, expect, it } from 'vitest';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { endedVisitFixture, loneExitFixture, visitFixture } from '../../test/visit-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { mergePartners, partnerQueries } from './merge-partners.ts';

const MINUTE = 60_000;
const time = createSiteTime('Asia/Kolkata');
const entry = visitFixture({ enteredAt: SITE_NOW - 60 * MINUTE });
const exit = loneExitFixture({ leftAt: SITE_NOW - 5 * MINUTE });

describe('the other half of a visit', () => {
  it.each([
    ['who came in before and was not seen to leave', entry, true],
    ['who came in at the same moment', visitFixture({ enteredAt: SITE_NOW - 5 * MINUTE }), true],
    ['who came in later', visitFixture({ enteredAt: SITE_NOW - 4 * MINUTE }), false],
    ['whose exit was seen', endedVisitFixture(), false],
    ['another exit without entry', loneExitFixture({ id: 'other' }), false],
    ['who was gone by then at the latest', visitFixture({ leftAt: SITE_NOW - 5 * MINUTE }), true],
    ['who was gone before', visitFixture({ leftAt: SITE_NOW - 6 * MINUTE }), false],
  ])('of an exit: %s', (_who, other, fits) => {
    expect(mergePartners(exit, [other])).toEqual(fits ? [other] : []);
    // The same two the other way around.
    if (other.enteredAt !== null) expect(mergePartners(other, [exit])).toEqual(fits ? [exit] : []);
  });

  it('is not the visit itself, comes once, and nearest in time first', () => {
    const near = visitFixture({ id: 'near', enteredAt: SITE_NOW - 10 * MINUTE });
    const far = visitFixture({ id: 'far', enteredAt: SITE_NOW - 900 * MINUTE });
    expect(mergePartners(exit, [far, exit, near, entry, far]).map(({ id }) => id)).toEqual([
      'near',
      'asha',
      'far',
    ]);
  });
});

describe('is looked for', () => {
  it('of an exit among those who came until then, those who are inside first', () => {
    expect(partnerQueries(exit, ' ', time)).toEqual([
      { limit: 200, to: '2026-11-23', open: 'true' },
      { limit: 200, to: '2026-11-23', open: 'false' },
    ]);
  });

  it('of an entry among those who left since then', () => {
    expect(partnerQueries(entry, ' kl ', time)).toEqual([
      { plate: 'kl', limit: 200, from: '2026-11-23', open: 'false' },
    ]);
  });
});
