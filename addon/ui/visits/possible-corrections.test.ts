import { expect, it } from 'vitest';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { endedVisitFixture, loneExitFixture, visitFixture } from '../../test/visit-fixtures.ts';
import { possibleCorrections } from './possible-corrections.ts';

it.each([
  ['who is inside', visitFixture(), ['correct-plate', 'merge', 'close']],
  [
    'who is inside and waits',
    visitFixture({ reviewed: false }),
    ['confirm', 'correct-plate', 'merge', 'close'],
  ],
  ['a whole visit', endedVisitFixture(), ['correct-plate', 'split']],
  ['a whole visit that waits', endedVisitFixture({ reviewed: false }), ['confirm', 'correct-plate', 'split']],
  ['an exit without an entry', loneExitFixture(), ['confirm', 'correct-plate', 'merge']],
  ['who was gone by then, unseen', visitFixture({ leftAt: SITE_NOW }), ['correct-plate', 'merge']],
] as const)('%s', (_what, visit, kinds) => {
  expect(possibleCorrections(visit)).toEqual(kinds);
});
