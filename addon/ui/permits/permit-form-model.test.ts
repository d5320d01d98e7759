import { describe, expect, it } from 'vitest';
import { permitFixture } from '../../test/permit-fixtures.ts';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import {
  EMPTY_FORM,
  faultOfError,
  formOfPermit,
  guestForToday,
  isGuestForToday,
  newPermitOf,
  type PermitForm,
  permitChangeOf,
} from './permit-form-model.ts';

const time = createSiteTime('Asia/Kolkata');
const at = (moment: string): number => Date.parse(`${moment}+05:30`);
const filledIn: PermitForm = { ...EMPTY_FORM, plates: [' kl 01 '], holder: ' Asha ' };
const blank = { day: '', time: '' };

describe('a new permit', () => {
  it('has no limits that nobody wrote', () => {
    expect(newPermitOf(filledIn, time)).toEqual({
      ok: true,
      value: {
        holder: 'Asha',
        kind: 'allow',
        plates: ['kl 01'],
        group: 'resident',
        validFrom: null,
        validUntil: null,
        schedule: null,
        gates: null,
        directions: ['in', 'out'],
        usesLeft: null,
        places: null,
        person: null,
        notes: '',
        tags: [],
      },
    });
  });

  it.each([
    [{ plates: ['KL01', '', 'KL02; KL03,kl-01\nKL04'] }, { plates: ['KL01', 'KL02', 'KL03', 'KL04'] }],
    [{ validFrom: { day: '2026-11-23', time: '' } }, { validFrom: at('2026-11-23T00:00') }],
    [{ validFrom: { day: '2026-11-23', time: '09:30' } }, { validFrom: at('2026-11-23T09:30') }],
    [{ validUntil: { day: '2026-11-23', time: '' } }, { validUntil: at('2026-11-24T00:00') }],
    [{ validUntil: { day: '2026-11-23', time: '18:00' } }, { validUntil: at('2026-11-23T18:00') }],
    [{ directions: ['out', 'in'] }, { directions: ['in', 'out'] }],
    [
      { usesLeft: ' 3 ', places: '2' },
      { usesLeft: 3, places: 2 },
    ],
    [{ usesLeft: '0' }, { usesLeft: 0 }],
    [
      { person: ' person.asha ', notes: ' by bike ' },
      { person: 'person.asha', notes: 'by bike' },
    ],
    [{ tags: 'garage, choir,, garage ' }, { tags: ['garage', 'choir'] }],
    [{ code: ' 0042 ' }, { code: '0042' }],
    [
      { plates: [''], code: '123456789012' },
      { plates: [], code: '123456789012' },
    ],
  ] as const)('of %j says %j', (changes, said) => {
    expect(newPermitOf({ ...filledIn, ...changes }, time)).toMatchObject({ ok: true, value: said });
  });

  it.each([
    [{ plates: [' - '] }, 'plates'],
    [{ plates: [''], kind: 'block', code: '1234' }, 'plates'],
    [{ holder: '  ' }, 'holder'],
    [{ validFrom: { day: '', time: '10:00' } }, 'validFrom'],
    [{ validUntil: { day: '', time: '10:00' } }, 'validUntil'],
    [
      { validFrom: { day: '2026-11-24', time: '' }, validUntil: { day: '2026-11-23', time: '' } },
      'validUntil',
    ],
    [
      { validFrom: { day: '2026-11-23', time: '10:00' }, validUntil: { day: '2026-11-23', time: '10:00' } },
      'validUntil',
    ],
    [{ gates: [] }, 'gates'],
    [{ directions: [] }, 'directions'],
    [{ usesLeft: '1.5' }, 'usesLeft'],
    [{ usesLeft: '-1' }, 'usesLeft'],
    [{ usesLeft: 'many' }, 'usesLeft'],
    [{ places: '0' }, 'places'],
    [{ places: '2,5' }, 'places'],
    [{ code: '123' }, 'code'],
    [{ code: '1234567890123' }, 'code'],
    [{ code: '12a4' }, 'code'],
  ] as const)('of %j is not sent: %s is named', (changes, field) => {
    expect(newPermitOf({ ...filledIn, ...changes }, time)).toMatchObject({ ok: false, fault: { field } });
  });

  it('for a guest ends tonight and after one entry, and keeps what was written', () => {
    const groups = [
      { id: 'resident', name: 'Residents' },
      { id: 'visitor', name: 'Visitors' },
    ];
    const guest = guestForToday({ ...filledIn, kind: 'block' }, { now: SITE_NOW, time, groups });
    expect(newPermitOf(guest, time)).toMatchObject({
      value: {
        holder: 'Asha',
        kind: 'allow',
        plates: ['kl 01'],
        group: 'visitor',
        validFrom: null,
        validUntil: at('2026-11-24T00:00'),
        usesLeft: 1,
      },
    });
    expect(isGuestForToday(guest, { now: SITE_NOW, time, groups })).toBe(true);
    expect(isGuestForToday({ ...guest, usesLeft: '2' }, { now: SITE_NOW, time, groups })).toBe(false);
    const withoutVisitors = guestForToday(filledIn, { now: SITE_NOW, time, groups: groups.slice(0, 1) });
    expect(withoutVisitors.group).toBe('resident');
  });
});

describe('a permit that is edited', () => {
  const permit = permitFixture({
    plates: ['KL01', 'KL02'],
    validFrom: at('2026-11-01T08:00:30'),
    validUntil: at('2026-12-01T00:00'),
    usesLeft: 5,
    places: 1,
    gates: ['main'],
    directions: ['in'],
    tags: ['choir', 'garage'],
    person: 'person.asha',
    hasCode: true,
  });
  const form = formOfPermit(permit, time);

  it('is shown as people write it, its code never', () => {
    expect(form).toEqual({
      holder: 'Asha Nair',
      kind: 'allow',
      plates: ['KL01', 'KL02'],
      group: 'resident',
      validFrom: { day: '2026-11-01', time: '08:00' },
      validUntil: { day: '2026-11-30', time: '' },
      schedule: null,
      gates: ['main'],
      directions: ['in'],
      usesLeft: '5',
      places: '1',
      person: 'person.asha',
      notes: '',
      tags: 'choir, garage',
      code: '',
      codeRemoved: false,
    });
    expect(formOfPermit(permitFixture({ plates: [] }), time).plates).toEqual(['']);
  });

  it.each([
    [{}, {}],
    [{ holder: 'Asha N.' }, { holder: 'Asha N.' }],
    [{ validFrom: blank }, { validFrom: null }],
    [{ validUntil: { day: '2026-11-30', time: '12:00' } }, { validUntil: at('2026-11-30T12:00') }],
    [{ usesLeft: '' }, { usesLeft: null }],
    [
      { usesLeft: '9', notes: 'more' },
      { usesLeft: 9, notes: 'more' },
    ],
    [
      { gates: null, directions: ['in', 'out'] },
      { gates: null, directions: ['in', 'out'] },
    ],
    [{ plates: ['KL01'] }, { plates: ['KL01'] }],
    [{ tags: 'choir' }, { tags: ['choir'] }],
    [
      { schedule: { weekly: [], holidays: [], exceptions: [] } },
      { schedule: { weekly: [], holidays: [], exceptions: [] } },
    ],
    [{ code: '4711' }, { code: '4711' }],
    [{ codeRemoved: true }, { code: null }],
  ] as const)('with %j sends only %j', (changes, sent) => {
    expect(permitChangeOf(permit, { ...form, ...changes }, time)).toEqual({ ok: true, value: sent });
  });

  it('may lose its plates only while it has a code', () => {
    const bare = { ...form, plates: [''] };
    expect(permitChangeOf(permit, bare, time)).toEqual({ ok: true, value: { plates: [] } });
    expect(permitChangeOf(permit, { ...bare, codeRemoved: true }, time)).toMatchObject({
      ok: false,
      fault: { field: 'plates' },
    });
    expect(permitChangeOf({ ...permit, hasCode: false }, bare, time)).toMatchObject({
      ok: false,
      fault: { field: 'plates' },
    });
  });
});

describe('what the server has against a permit', () => {
  const error = (code: string | null, message: string) =>
    faultOfError({ kind: 'refused', code, message }).field;

  it.each([
    ['plate-has-permit', 'KL01 has a permit already, held by Bala.', 'plates'],
    ['code-has-permit', 'Another permit has that code.', 'code'],
    ['bad-body', 'plates.0 cannot be "ÄÖ"; it must be a plate.', 'plates'],
    ['bad-body', 'validUntil cannot be 5; it must be later than validFrom, 7.', 'validUntil'],
    ['bad-body', 'code cannot be what was given; it must be 4 to 12 digits, or null.', 'code'],
    ['bad-body', 'There is no colour.', null],
    ['bad-body', 'codeRemoved cannot be true.', null],
    ['no-such-permit', 'holder was removed meanwhile.', null],
    [null, 'The site cannot be reached.', null],
  ])('%s, %j stands at %s', (code, message, field) => {
    expect(error(code, message)).toBe(field);
  });
});
