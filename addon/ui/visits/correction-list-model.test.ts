import { describe, expect, it } from 'vitest';
import { SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import {
  correctionFixture,
  endedVisitFixture,
  loneExitFixture,
  visitFixture,
} from '../../test/visit-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { correctionModel } from './correction-list-model.ts';
import { visitContext } from './visit-context.ts';

const context = visitContext(siteFixture(), createSiteTime('Asia/Kolkata'));
const asha = visitFixture();

describe('a correction of the past', () => {
  it.each([
    [{}, 'Confirmed', 'Visit of an unread vehicle left as it stands.'],
    [
      { kind: 'correct-plate', before: [visitFixture({ plate: 'KL01CA2S55' })], after: [asha] },
      'Plate corrected',
      'KL01CA2S55 is KL01CA2555.',
    ],
    [
      { kind: 'correct-plate', before: [asha], after: [visitFixture({ plate: null })] },
      'Plate corrected',
      'KL01CA2555 cannot be read.',
    ],
    [
      { kind: 'merge', before: [asha, loneExitFixture()], after: [endedVisitFixture()] },
      'Merged',
      'KL01CA2555 left 13:58:20.',
    ],
    [
      { kind: 'split', before: [endedVisitFixture()], after: [asha, loneExitFixture()] },
      'Split',
      'It was not KL01CA2555 who left 13:58:20.',
    ],
    [
      { kind: 'close', before: [asha], after: [visitFixture({ leftAt: SITE_NOW })] },
      'Closed',
      'KL01CA2555 was gone by 14:03:20.',
    ],
    [
      { kind: 'reconcile', before: [asha], after: [asha], countDelta: -2 },
      'Count put right',
      'The count changed by -2; 1 visit was closed.',
    ],
    [
      { kind: 'reconcile', before: [], after: [asha, loneExitFixture()], countDelta: 0 },
      'Count put right',
      'The count stayed as it was; 2 visits were added.',
    ],
  ] as const)('%#: is told in a sentence', (changes, kind, what) => {
    expect(correctionModel(correctionFixture(changes), context)).toMatchObject({ kind, what });
  });

  it('says who made it and when, and who took it back', () => {
    expect(correctionModel(correctionFixture(), context)).toMatchObject({
      moment: '14:02:20',
      by: 'by the page',
      undone: null,
    });
    const undone = { at: SITE_NOW, by: 'Ravi' };
    expect(correctionModel(correctionFixture({ undone }), context).undone).toBe('Undone by Ravi, 14:03:20');
  });

  it.each([
    [0, 'The visits become what they were before, and the correction stays in the list as undone.'],
    [2, 'The visits become what they were before, and the count changes by -2.'],
    [-1, 'The visits become what they were before, and the count changes by +1.'],
  ])('that changed the count by %i is undone with it', (countDelta, undoing) => {
    expect(correctionModel(correctionFixture({ countDelta }), context).undoing).toBe(undoing);
  });
});
