import { expect, it } from 'vitest';
import { SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import { endedVisitFixture, loneExitFixture, visitFixture } from '../../test/visit-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { correctionQuestion } from './correction-question.ts';
import { visitContext } from './visit-context.ts';

const context = visitContext(siteFixture(), createSiteTime('Asia/Kolkata'));
const known = [visitFixture(), endedVisitFixture(), loneExitFixture()];

it.each([
  [
    { kind: 'confirm', visitId: 'lone' },
    'Leave the visit of an unread vehicle as it stands?',
    'It no longer waits for a person; nothing else changes.',
  ],
  [
    { kind: 'correct-plate', visitId: 'asha', plate: 'KL01CA2556' },
    'Is its plate KL01CA2556?',
    'The visit of KL01CA2555 becomes one of KL01CA2556, and the gate’s confusions learn from it.',
  ],
  [
    { kind: 'correct-plate', visitId: 'asha', plate: null },
    'Can its plate not be read?',
    'The visit of KL01CA2555 becomes one without a plate.',
  ],
  [
    { kind: 'merge', entryVisitId: 'asha', exitVisitId: 'lone' },
    'Was it KL01CA2555 who left?',
    'Who came in 12:58:20 is the one who left 13:58:20: of the two visits one remains, with entry and exit.',
  ],
  [
    { kind: 'split', visitId: 'ended' },
    'Was it not KL01CA2555 who left?',
    'It counts as inside again, and the exit 13:58:20 waits to be found out whose it was.',
  ],
  [
    { kind: 'close', visitId: 'asha', leftAt: SITE_NOW - 60_000 },
    'Is KL01CA2555 gone since then?',
    'The visit ends 14:02:20, although nobody saw it leave.',
  ],
] as const)('%j is asked back by what it will do', (correction, title, consequence) => {
  expect(correctionQuestion(correction, known, context)).toEqual({ title, consequence });
});

it('a merge is called by the plate of whichever half was read', () => {
  const halves = [visitFixture({ plate: null }), loneExitFixture({ plate: 'KL01CA2555' })];
  const merge = { kind: 'merge', entryVisitId: 'asha', exitVisitId: 'lone' } as const;
  expect(correctionQuestion(merge, halves, context).title).toBe('Was it KL01CA2555 who left?');
});
