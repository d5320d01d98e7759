import type { NewPermit } from '../../src/contract/api.ts';
import type { PermitKind } from '../../src/contract/words.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

/** What a person wrote; days are `YYYY-MM-DD` or empty. */
export interface PermitForm {
  readonly plate: string;
  readonly holder: string;
  readonly kind: PermitKind;
  readonly firstDay: string;
  readonly lastDay: string;
}

export type PermitFormResult =
  | { readonly ok: true; readonly permit: NewPermit }
  | { readonly ok: false; readonly field: 'plate' | 'holder' | 'lastDay'; readonly message: string };

/** Whole days of the site's time zone become instants; the last day is valid to its end. */
export function permitOfForm(form: PermitForm, time: SiteTime): PermitFormResult {
  const plate = form.plate.trim();
  const holder = form.holder.trim();
  if (!/[\p{L}\p{N}]/u.test(plate)) {
    return { ok: false, field: 'plate', message: texts.permits.needsPlate };
  }
  if (holder === '') return { ok: false, field: 'holder', message: texts.permits.needsHolder };
  if (form.firstDay !== '' && form.lastDay !== '' && form.firstDay > form.lastDay) {
    return { ok: false, field: 'lastDay', message: texts.permits.reversedDays };
  }
  return {
    ok: true,
    permit: {
      plate,
      holder,
      kind: form.kind,
      validFrom: time.startOfDay(form.firstDay),
      validUntil: time.endOfDay(form.lastDay),
    },
  };
}
