import { describe, expect, it } from 'vitest';
import type { PermitView } from '../../src/contract/api.ts';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { matchingPermits, permitModel } from './permit-view-model.ts';

const time = createSiteTime('Asia/Kolkata');
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+05:30`);

const permit = (changes: Partial<PermitView> = {}): PermitView => ({
  id: 'p',
  plate: 'KL01CA2555',
  kind: 'allow',
  holder: 'Asha Nair',
  validFrom: null,
  validUntil: null,
  ...changes,
});

describe('when a permit is valid', () => {
  it.each([
    [{}, 'Always', null],
    [{ validFrom: midnight('2026-11-01') }, 'From Sun 1 Nov 2026', null],
    [{ validFrom: midnight('2026-12-01') }, 'From Tue 1 Dec 2026', 'Not valid yet'],
    [{ validUntil: midnight('2026-11-24') }, 'Until Mon 23 Nov 2026', null],
    [{ validUntil: midnight('2026-11-23') }, 'Until Sun 22 Nov 2026', 'Expired'],
    [
      { validFrom: midnight('2026-11-01'), validUntil: midnight('2026-12-01') },
      'Sun 1 Nov 2026 to Mon 30 Nov 2026',
      null,
    ],
  ])('%j reads %j, %j', (changes, validity, standing) => {
    expect(permitModel(permit(changes), SITE_NOW, time)).toMatchObject({ validity, standing });
  });
});

describe('looking for a permit', () => {
  const asha = permit();
  const bala = permit({ id: 'q', plate: 'B-XY 12', holder: 'Bala' });

  it.each([
    ['', [asha, bala]],
    ['asha', [asha]],
    ['ca 25', [asha]],
    ['bxy', [bala]],
    ['-', []],
    ['nobody', []],
  ])('%j finds', (wanted, expected) => {
    expect(matchingPermits([asha, bala], wanted)).toEqual(expected);
  });
});
