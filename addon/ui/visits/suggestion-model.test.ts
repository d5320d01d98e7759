import { describe, expect, it } from 'vitest';
import type { VisitSuggestion } from '../../src/contract/visits.ts';
import { SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import { endedVisitFixture, loneExitFixture, visitFixture } from '../../test/visit-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { missingPartners, sidePictures, suggestionModels } from './suggestion-model.ts';
import { visitContext } from './visit-context.ts';

const context = visitContext(siteFixture(), createSiteTime('Asia/Kolkata'));
const merge = (entryVisitId: string): VisitSuggestion => ({
  correction: { kind: 'merge', entryVisitId, exitVisitId: 'lone' },
  why: 'slot-emptied',
});
const lone = loneExitFixture({ suggestions: ['asha', 'bala', 'chitra', 'devi'].map(merge) });

describe('suggestions', () => {
  it('are told with who it was and why, the likeliest three', () => {
    const models = suggestionModels(lone, [lone, visitFixture()], context);
    expect(models).toHaveLength(3);
    expect(models[0]).toEqual({
      correction: merge('asha').correction,
      label: 'It was KL01CA2555: in 12:58:20, out 13:58:20',
      why: 'Its slot emptied just before.',
    });
    expect(models[1]?.label).toBe('Merge with the likeliest other visit');
  });

  it.each([
    [{ kind: 'confirm', visitId: 'asha' }, 'It is as it stands'],
    [{ kind: 'close', visitId: 'asha', leftAt: SITE_NOW }, 'Gone by 14:03:20'],
    [{ kind: 'split', visitId: 'asha' }, 'Split'],
  ] as const)('%j is “%s”', (correction, label) => {
    const visit = visitFixture({ suggestions: [{ correction, why: 'only-one' }] });
    expect(suggestionModels(visit, [], context)).toEqual([
      { correction, label, why: 'Nobody else can have been the one.' },
    ]);
  });

  it('name visits that are looked up once, but for those that are there and those that are not shown', () => {
    expect(missingPartners([lone, visitFixture(), { ...lone, id: 'again' }])).toEqual(['bala', 'chitra']);
    expect(missingPartners([visitFixture()])).toEqual([]);
  });
});

describe('the pictures side by side', () => {
  it('are entry and exit of a whole visit', () => {
    expect(sidePictures(endedVisitFixture(), [])).toMatchObject({
      entry: { title: 'Entry', picture: { path: 'pictures/car' }, isGuess: false },
      exit: { title: 'Exit', picture: { label: 'Exit of KL01CA2555' }, isGuess: false },
    });
  });

  it('of an exit show the entry that is likeliest its own', () => {
    const { entry, exit } = sidePictures(lone, [visitFixture({ entryPicture: 'pictures/asha' })]);
    expect(entry).toEqual({
      title: 'Perhaps: KL01CA2555',
      picture: { path: 'pictures/asha', label: 'Entry of KL01CA2555' },
      isGuess: true,
    });
    expect(exit).toMatchObject({ title: 'Exit', isGuess: false });
  });

  it('of an entry show the exit that is likeliest its own', () => {
    const asha = visitFixture({ suggestions: [merge('asha')] });
    expect(sidePictures(asha, [lone])).toMatchObject({
      entry: { title: 'Entry', isGuess: false },
      exit: { title: 'Perhaps: an unread vehicle', isGuess: true },
    });
  });

  it('have nothing in the place of an end that was not seen and that nobody can guess', () => {
    expect(sidePictures(lone, []).entry).toBeNull();
    expect(sidePictures(visitFixture(), []).exit).toBeNull();
    const confirmed = loneExitFixture({
      suggestions: [{ correction: { kind: 'confirm', visitId: 'lone' }, why: 'only-one' }, merge('asha')],
    });
    expect(sidePictures(confirmed, [visitFixture()]).entry).toBeNull();
  });
});
