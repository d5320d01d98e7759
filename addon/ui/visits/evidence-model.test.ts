import { expect, it } from 'vitest';
import { enteredFixture, SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import { endedVisitFixture, visitFixture } from '../../test/visit-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { passageEvidence, visitEvidence } from './evidence-model.ts';
import { visitContext } from './visit-context.ts';

const context = visitContext(siteFixture(), createSiteTime('Asia/Kolkata'));

it('a passage leads to its like in the history of that day', () => {
  expect(passageEvidence(enteredFixture({ outcome: 'tailgated', picture: 'pictures/car' }), context)).toEqual(
    {
      id: 'passage-1',
      what: 'KL01CA2555: tailgated (in), 13:58:20, Main gate',
      picture: { path: 'pictures/car', label: 'Picture of KL01CA2555' },
      href: '#/history?plate=KL01CA2555&from=2026-11-23&to=2026-11-23&outcome=tailgated&gate=main',
    },
  );
});

it.each([
  [visitFixture(), 'KL01CA2555, inside since 12:58:20', 'Entry of KL01CA2555', '#/visits?visit=asha'],
  [endedVisitFixture(), 'KL01CA2555, left 13:58:20', 'Exit of KL01CA2555', '#/visits?visit=ended'],
  [
    visitFixture({ leftAt: SITE_NOW }),
    'KL01CA2555, left 14:03:20',
    'Entry of KL01CA2555',
    '#/visits?visit=asha',
  ],
])('%#: a visit leads to itself', (visit, what, label, href) => {
  expect(visitEvidence(visit, context)).toMatchObject({ what, picture: { label }, href });
});
