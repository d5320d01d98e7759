import { describe, expect, it } from 'vitest';
import type { Rules } from '../../src/contract/rules.ts';
import { namesOf } from '../names.ts';
import { createSiteTime } from '../time.ts';
import { changeText, overlapText } from './change-text.ts';
import { changesOf, rebased } from './rules-draft.ts';
import { OFFICE, rulesOf } from '../../test/rules-fixtures.ts';

const time = createSiteTime('Asia/Kolkata');
const names = namesOf([{ id: 'yard', name: 'Yard' }], [{ id: 'staff', name: 'Team' }]);
const until = Date.parse('2026-11-23T20:00:00+05:30');

const texts = (before: Partial<Rules>, after: Partial<Rules>): readonly string[] =>
  changesOf({ base: { version: 1, rules: rulesOf(before) }, rules: rulesOf(after) }).map((change) =>
    changeText(change, names, time),
  );

describe('a change of the rules', () => {
  it.each<[Partial<Rules>, Partial<Rules>, string]>([
    [
      {},
      { night: { from: '23:00', to: '06:00' } },
      'Night: 23:00 to 06:00 next day instead of 22:00 to 06:00 next day',
    ],
    [
      {},
      { policies: [{ group: 'staff', gate: 'yard', policy: { fullSite: 'ask' } }] },
      'Team, at Yard, every place of the site is taken: Ask a person (new)',
    ],
    [
      { policies: [{ group: null, gate: null, policy: { hours: null } }] },
      { policies: [{ group: null, gate: null, policy: { hours: OFFICE } }] },
      'Everybody, at every gate, when they may come: Mon to Fri 08:00 to 18:00 instead of At any time',
    ],
    [
      { holidays: [{ date: '2026-12-25', name: 'Christmas' }] },
      {},
      'Holiday, Fri 25 Dec 2026: Christmas (removed)',
    ],
    [
      {},
      { visitors: { until, gates: null } },
      'Visitors mode: On until Mon 23 Nov 2026, 20:00 instead of Off',
    ],
    [
      {},
      { visitors: { until, gates: ['yard'] } },
      'Visitors mode: On until Mon 23 Nov 2026, 20:00. Only at Yard instead of Off',
    ],
    [
      {},
      { outages: { ...rulesOf().outages, camera: { answer: 'let-in', hours: OFFICE } } },
      'The camera of the gate is down: Let in: Mon to Fri 08:00 to 18:00; refuse otherwise instead of Ask a person',
    ],
    [{}, { groups: [...rulesOf().groups, { id: 'choir', name: 'Choir' }] }, 'Group: Choir (new)'],
  ])('from %j to %j', (before, after, text) => {
    expect(texts(before, after)).toEqual([text]);
  });

  it('that somebody else made otherwise is told with theirs', () => {
    const mine = {
      base: { version: 1, rules: rulesOf() },
      rules: rulesOf({ visitors: { until, gates: null } }),
    };
    const theirs = rulesOf({ visitors: { until: until + 3_600_000, gates: null } });
    const { overlaps } = rebased(mine, { version: 2, rules: theirs });
    expect(overlaps.map((overlap) => overlapText(overlap, names, time))).toEqual([
      'Visitors mode: On until Mon 23 Nov 2026, 20:00 instead of Off (theirs: On until Mon 23 Nov 2026, 21:00)',
    ]);
  });

  it('of something that somebody else removed says so', () => {
    const christmas = (name: string): Rules => rulesOf({ holidays: [{ date: '2026-12-25', name }] });
    const { overlaps } = rebased(
      { base: { version: 1, rules: christmas('Christmas') }, rules: christmas('Christmas Day') },
      { version: 2, rules: rulesOf() },
    );
    expect(overlaps.map((overlap) => overlapText(overlap, names, time))).toEqual([
      'Holiday, Fri 25 Dec 2026: Christmas Day instead of Christmas (theirs: not said)',
    ]);
  });
});
