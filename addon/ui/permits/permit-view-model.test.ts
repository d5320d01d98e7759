import { describe, expect, it } from 'vitest';
import type { PermitView } from '../../src/contract/permits.ts';
import { permitFixture } from '../../test/permit-fixtures.ts';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { namesOf } from '../names.ts';
import { createSiteTime } from '../time.ts';
import { matchingPermits, type PermitModel, permitModel, takenPlate } from './permit-view-model.ts';

const time = createSiteTime('Asia/Kolkata');
const names = namesOf(
  [
    { id: 'main', name: 'Main gate' },
    { id: 'yard', name: 'Yard' },
  ],
  [{ id: 'resident', name: 'Residents' }],
);
const at = (moment: string): number => Date.parse(`${moment}+05:30`);
const model = (changes: Partial<PermitView>): PermitModel =>
  permitModel(permitFixture(changes), { now: SITE_NOW, time, names });

describe('how long a permit is valid', () => {
  it.each([
    [{}, 'Always valid'],
    [{ validFrom: at('2026-11-01T00:00') }, 'From Sun 1 Nov 2026'],
    [{ validUntil: at('2026-11-24T00:00') }, 'Until Mon 23 Nov 2026'],
    [{ validUntil: at('2026-11-24T18:30') }, 'Until Tue 24 Nov 2026, 18:30'],
    [
      { validFrom: at('2026-11-01T08:00'), validUntil: at('2026-12-01T00:00') },
      'Sun 1 Nov 2026, 08:00 to Mon 30 Nov 2026',
    ],
  ])('%j reads %j', (changes, validity) => {
    expect(model(changes).validity).toBe(validity);
  });
});

describe('what a permit is marked with', () => {
  it.each([
    [{}, ['Allow']],
    [{ kind: 'block' }, ['Block']],
    [{ validFrom: SITE_NOW + 1 }, ['Not valid yet']],
    [{ validFrom: SITE_NOW }, ['Allow']],
    [{ validUntil: SITE_NOW }, ['Expired']],
    [{ validUntil: SITE_NOW + 1 }, ['Allow']],
    [{ kind: 'block', validUntil: SITE_NOW }, ['Block', 'Expired']],
    [{ usesLeft: 0 }, ['Uses spent']],
    [{ usesLeft: 1 }, ['Allow']],
    [{ suspended: true, validUntil: SITE_NOW }, ['Suspended']],
    [{ inside: ['KL01CA2555'] }, ['Inside', 'Allow']],
    [{ plates: ['KL01CA2555', 'KL02'], inside: ['KL02'] }, ['Inside: KL02', 'Allow']],
  ] as const)('%j: %j', (changes, labels) => {
    expect(model(changes).badges.map(({ label }) => label)).toEqual(labels);
  });
});

describe('what limits a permit', () => {
  it.each([
    [{}, []],
    [
      {
        schedule: {
          weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' }],
          holidays: [],
          exceptions: [],
        },
      },
      ['Mon to Fri 08:00 to 18:00; on holidays closed'],
    ],
    [{ gates: ['yard', 'gone'] }, ['Only at Yard, gone']],
    [{ directions: ['in'] }, ['Only in']],
    [{ directions: ['out'] }, ['Only out']],
    [{ usesLeft: 1 }, ['1 use left']],
    [{ usesLeft: 12 }, ['12 uses left']],
    [{ usesLeft: 0 }, []],
    [{ places: 1 }, ['1 vehicle inside at a time']],
    [{ places: 2 }, ['2 vehicles inside at a time']],
    [{ hasCode: true, person: 'person.asha' }, ['Has a code', 'Confirmed by person.asha']],
  ] as const)('%j: %j', (changes, limits) => {
    expect(model(changes).limits).toEqual(limits);
  });

  it('calls its group by the name that people gave it, or by its id when the rules no longer have it', () => {
    expect(model({}).group).toBe('Residents');
    expect(model({ group: 'choir' }).group).toBe('choir');
  });
});

describe('looking for a permit', () => {
  const asha = permitFixture({ tags: ['Garage'], notes: 'Second floor' });
  const bala = permitFixture({ id: 'q', plates: ['KL07', 'B-XY 12'], holder: 'Bala', group: 'staff' });

  it.each([
    ['', [asha, bala]],
    ['  asha ', [asha]],
    ['ca 25', [asha]],
    ['bxy', [bala]],
    ['kl', [asha, bala]],
    ['GARAGE', [asha]],
    ['floor', [asha]],
    ['residents', [asha]],
    ['-', []],
    ['nobody', []],
  ])('%j finds', (wanted, expected) => {
    expect(matchingPermits([asha, bala], wanted, names)).toEqual(expected);
  });

  it('finds the one that has a plate already, but not the one that is edited', () => {
    expect(takenPlate([asha, bala], ['NEW', 'bxy-12'], null)).toEqual({
      plate: 'B-XY 12',
      permit: bala,
    });
    expect(takenPlate([asha, bala], ['bxy-12'], 'q')).toBeNull();
    expect(takenPlate([asha, bala], ['BXY1'], null)).toBeNull();
  });
});
