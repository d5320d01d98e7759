import { describe, expect, it } from 'vitest';
import type { VisitSuggestion } from '../../contract/visits.ts';
import { suggestionsFor } from './suggest.ts';
import type { SuggestionFacts } from './suggest.ts';
import { visitsUnderTest } from './visits-under-test.ts';
import type { VisitsUnderTest } from './visits-under-test.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const DAY_MS = 24 * 60 * 60_000;

function suggestions(
  site: VisitsUnderTest,
  visitId: string,
  more: Partial<SuggestionFacts> = {},
): readonly VisitSuggestion[] {
  const { openVisits, unpairedExits } = site.inside();
  const facts = { openVisits, unpairedExits, emptiedVisitIds: [], staysMs: [], now: site.now(), ...more };
  return suggestionsFor(site.visit(visitId), facts);
}

function merge(entryVisitId: string, exitVisitId: string, why: VisitSuggestion['why']): VisitSuggestion {
  return { correction: { kind: 'merge', entryVisitId, exitVisitId }, why };
}

/** Everybody of `inside` comes in as `v1`, `v2`…, then one leaves and is written down alone. */
function loneExit(inside: readonly (string | null)[], plate: string | null): VisitsUnderTest {
  const site = visitsUnderTest();
  for (const each of inside) site.comes(each);
  site.leaves(plate);
  return site;
}

describe('for an exit without an entry', () => {
  it('those inside are suggested whose plates are near, then who was not read and whose slot emptied', () => {
    const site = loneExit([null, 'KA01AB1239', 'KA01A81234', 'KA0IAB1234', BALA, null], ASHA);
    expect(suggestions(site, 'v7', { emptiedVisitIds: ['v6', 'v5'] })).toEqual([
      merge('v3', 'v7', 'one-character-away'),
      merge('v4', 'v7', 'one-character-away'),
      merge('v2', 'v7', 'one-character-away'),
      merge('v6', 'v7', 'slot-emptied'),
    ]);
  });

  it('one of the same plate comes first, which a correction may have shown', () => {
    const site = loneExit(['KA01A81234', null, null], BALA);
    site.corrects({ kind: 'correct-plate', visitId: 'v3', plate: BALA });
    expect(suggestions(site, 'v4')).toEqual([merge('v3', 'v4', 'same-plate')]);
  });

  it('the only one is suggested who can have been it by now', () => {
    const site = loneExit([ASHA, BALA], null);
    expect(suggestions(site, 'v3')).toEqual([]);
    site.leaves(ASHA);
    expect(suggestions(site, 'v3')).toEqual([merge('v2', 'v3', 'only-one')]);
  });

  it('nobody is suggested who came in later or was read as another', () => {
    const site = loneExit([BALA], ASHA);
    site.comes(null);
    expect(suggestions(site, 'v2')).toEqual([]);
  });
});

describe('for a visit without an exit', () => {
  it('exits are suggested that lie between its entry and its end', () => {
    const site = visitsUnderTest();
    site.leaves(null);
    site.comes(BALA);
    site.comes(ASHA);
    site.leaves(null);
    site.leaves(null);
    site.comes(ASHA);
    site.leaves(null);
    expect(site.visit('v3').anomalies).toEqual(['entered-twice']);
    expect(suggestions(site, 'v3')).toEqual([]);
    site.corrects({ kind: 'merge', entryVisitId: 'v2', exitVisitId: 'v4' });
    expect(suggestions(site, 'v3')).toEqual([merge('v3', 'v5', 'only-one')]);
  });

  it('its end is suggested when it is open for longer than anybody stays, after what explains it better', () => {
    const site = visitsUnderTest();
    site.comes(ASHA);
    site.comes(null);
    site.leaves(null);
    const entered = site.visit('v2').enteredAt ?? 0;
    expect(suggestions(site, 'v2', { staysMs: [5], now: entered + DAY_MS })).toEqual([
      merge('v2', 'v3', 'only-one'),
    ]);
    expect(suggestions(site, 'v2', { staysMs: [5], now: entered + DAY_MS + 1 })).toEqual([
      merge('v2', 'v3', 'only-one'),
      { correction: { kind: 'close', visitId: 'v2', leftAt: entered + 5 }, why: 'gone-for-long' },
    ]);
  });
});

describe('for a visit that was paired', () => {
  it.each<{ by: string; make: (site: VisitsUnderTest) => void; why: VisitSuggestion['why'] }>([
    {
      by: 'similar-plate',
      make: (site) => {
        site.comes(ASHA);
        site.leaves('KA01A81234');
      },
      why: 'one-character-away',
    },
    {
      by: 'only-one',
      make: (site) => {
        site.comes(ASHA);
        site.leaves(null);
      },
      why: 'only-one',
    },
    {
      by: 'slot',
      make: (site) => {
        site.comes(ASHA);
        site.comes(BALA);
        site.leaves(null, { emptied: ['v1'] });
      },
      why: 'slot-emptied',
    },
    {
      by: 'later',
      make: (site) => {
        site.comes(ASHA);
        site.comes(BALA);
        site.leaves(null);
        site.comes(ASHA);
      },
      why: 'only-one',
    },
  ])('by $by it is suggested to confirm it', ({ by, make, why }) => {
    const site = visitsUnderTest();
    make(site);
    expect(site.visit('v1').pairedBy).toBe(by);
    expect(suggestions(site, 'v1')).toEqual([{ correction: { kind: 'confirm', visitId: 'v1' }, why }]);
  });

  it('by its plate there is nothing to say', () => {
    const site = visitsUnderTest();
    site.comes(null);
    site.comes(ASHA);
    site.corrects({ kind: 'correct-plate', visitId: 'v1', plate: BALA });
    site.leaves(BALA);
    expect(suggestions(site, 'v1')).toEqual([]);
  });
});

it('nothing is suggested for what a person has looked at, or what is not strange', () => {
  const site = loneExit([ASHA, null], null);
  site.leaves(ASHA);
  expect(suggestions(site, 'v3')).not.toEqual([]);
  site.corrects({ kind: 'confirm', visitId: 'v3' });
  expect(suggestions(site, 'v3')).toEqual([]);
  site.comes(BALA);
  site.leaves(null);
  expect(suggestions(site, 'v4', { now: site.now() + 100 * DAY_MS })).toEqual([]);
});

it('every suggestion can be sent as it is', () => {
  const site = loneExit([null, 'KA01AB1239', 'KA01A81234', 'KA0IAB1234', null], ASHA);
  const [best] = suggestions(site, 'v6');
  if (best === undefined) throw new Error('nothing was suggested');
  expect(site.corrects(best.correction).done).toBe(true);
});
