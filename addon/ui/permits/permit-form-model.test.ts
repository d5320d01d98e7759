import { describe, expect, it } from 'vitest';
import { createSiteTime } from '../time.ts';
import { type PermitForm, permitOfForm } from './permit-form-model.ts';

const time = createSiteTime('Asia/Kolkata');
const form: PermitForm = { plate: ' kl 01 ', holder: ' Asha ', kind: 'allow', firstDay: '', lastDay: '' };

describe('a permit that was filled in', () => {
  it('is valid for ever without days', () => {
    expect(permitOfForm(form, time)).toEqual({
      ok: true,
      permit: { plate: 'kl 01', holder: 'Asha', kind: 'allow', validFrom: null, validUntil: null },
    });
  });

  it('is valid from the first moment of the first day to the last of the last day, at the site', () => {
    expect(
      permitOfForm({ ...form, kind: 'block', firstDay: '2026-11-23', lastDay: '2026-11-23' }, time),
    ).toEqual({
      ok: true,
      permit: {
        plate: 'kl 01',
        holder: 'Asha',
        kind: 'block',
        validFrom: Date.parse('2026-11-23T00:00:00+05:30'),
        validUntil: Date.parse('2026-11-24T00:00:00+05:30'),
      },
    });
  });

  it.each([
    [{ plate: ' - ' }, 'plate'],
    [{ holder: '  ' }, 'holder'],
    [{ firstDay: '2026-11-24', lastDay: '2026-11-23' }, 'lastDay'],
  ] as const)('is not sent with %j: the field %s is named', (changes, field) => {
    expect(permitOfForm({ ...form, ...changes }, time)).toMatchObject({ ok: false, field });
  });
});
