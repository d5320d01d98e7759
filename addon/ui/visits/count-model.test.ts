import { describe, expect, it } from 'vitest';
import { DRIFT_CAUSES } from '../../src/contract/reconciliation.ts';
import { siteFixture } from '../../test/site-fixtures.ts';
import { driftFixture, reconciliationFixture } from '../../test/visit-fixtures.ts';
import { texts } from '../texts.ts';
import { createSiteTime } from '../time.ts';
import { countModel, remedySentence } from './count-model.ts';
import { visitContext } from './visit-context.ts';

const context = visitContext(siteFixture(), createSiteTime('Asia/Kolkata'));

describe('the witnesses', () => {
  it('agree on how many are inside', () => {
    const { agree, summary, witnesses, explanations } = countModel(reconciliationFixture(), context);
    expect([agree, summary, explanations]).toEqual([true, '3 vehicles inside, whoever is asked.', []]);
    expect(witnesses.map(({ name, figure }) => `${name} ${figure}`)).toEqual([
      'Lanes 3',
      'Visits 3',
      'Slots 3 to 4',
    ]);
  });

  it.each([
    [{ least: 4, most: 4 }, '4'],
    [null, '–'],
  ])('slots that say %j are %s', (slots, figure) => {
    const view = reconciliationFixture({ witnesses: { lanes: 1, visits: 1, slots } });
    expect(countModel(view, context).witnesses[2]?.figure).toBe(figure);
  });

  it('that differ say since when', () => {
    expect(countModel(driftFixture(), context).summary).toBe('They last agreed 13:43:20.');
    expect(countModel(driftFixture({ agreedAt: null }), context).summary).toBe(
      'It is not known when they last agreed.',
    );
  });
});

describe('an explanation', () => {
  it('says what happened, what it rests on and what puts it right', () => {
    expect(countModel(driftFixture(), context).explanations).toEqual([
      {
        id: 'slipped-in',
        what: 'A vehicle slipped in behind another.',
        remedy: 'The count goes from 3 to 4; 1 visit without a plate is added.',
        rests: { passageIds: ['passage-in'], visitIds: [] },
        closes: [],
        slots: [],
      },
      {
        id: 'silent',
        what: 'The sensor of a slot says nothing, or has said the same for too long.',
        remedy: null,
        rests: { passageIds: [], visitIds: [] },
        closes: [],
        slots: ['Slot A3'],
      },
    ]);
  });

  it.each(DRIFT_CAUSES)('of the cause %s is a sentence, of one and of several', (cause) => {
    for (const count of [1, 2]) expect(texts.visits.count.cause[cause](count)).toMatch(/^[A-Z\d].*\.$/);
  });

  it.each([
    [{ countDelta: 0, closes: ['a'], adds: 0 }, 'The count stays at 5; 1 visit is closed.'],
    [{ countDelta: -2, closes: ['a', 'b'], adds: 0 }, 'The count goes from 5 to 3; 2 visits are closed.'],
    [
      { countDelta: 1, closes: [], adds: 2 },
      'The count goes from 5 to 6; 2 visits without a plate are added.',
    ],
    [{ countDelta: 3, closes: [], adds: 0 }, 'The count goes from 5 to 8.'],
  ])('is put right by %j', (remedy, sentence) => {
    expect(remedySentence(remedy, 5)).toBe(sentence);
  });
});
