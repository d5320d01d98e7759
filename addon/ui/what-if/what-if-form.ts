import type { EvidenceKind } from '../../src/contract/rules.ts';
import type { WhatIf } from '../../src/contract/what-if.ts';
import type { Direction, Instant, SitePart } from '../../src/contract/words.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

const MINUTE_MS = 60_000;

/** What a person filled in, as it stands in the fields. */
export interface WhatIfForm {
  readonly plate: string;
  readonly gate: string;
  readonly direction: Direction;
  /** `YYYY-MM-DD` or empty. */
  readonly day: string;
  /** `HH:MM` or empty. */
  readonly minute: string;
  readonly reading: NonNullable<WhatIf['reading']>;
  readonly evidence: readonly EvidenceKind[];
  readonly down: readonly SitePart[];
  readonly occupied: string;
  readonly inside: 'as-now' | 'no' | 'since';
  readonly insideMinutes: string;
}

export const EMPTY_FORM: WhatIfForm = {
  plate: '',
  gate: '',
  direction: 'in',
  day: '',
  minute: '',
  reading: 'settled',
  evidence: [],
  down: [],
  occupied: '',
  inside: 'as-now',
  insideMinutes: '',
};

export type WhatIfField = 'plate' | 'gate' | 'day' | 'occupied' | 'insideMinutes';

export type WhatIfFormResult =
  | { readonly ok: true; readonly question: WhatIf }
  | { readonly ok: false; readonly field: WhatIfField; readonly message: string };

export function questionOfForm(form: WhatIfForm, now: Instant, time: SiteTime): WhatIfFormResult {
  const plate = form.plate.trim();
  if (!/[\p{L}\p{N}]/u.test(plate)) return trouble('plate', texts.whatIf.needsPlate);
  if (form.gate === '') return trouble('gate', texts.whatIf.needsGate);
  const isNow = form.day === '' && form.minute === '';
  const at = isNow ? now : time.instantOf(form.day, form.minute);
  if (at === null) return trouble('day', texts.whatIf.needsMoment);
  const occupied = form.occupied.trim();
  if (!/^\d*$/.test(occupied)) return trouble('occupied', texts.whatIf.needsOccupied);
  const minutes = form.insideMinutes.trim();
  if (form.inside === 'since' && !/^\d+$/.test(minutes)) {
    return trouble('insideMinutes', texts.whatIf.needsMinutes);
  }
  return {
    ok: true,
    question: {
      plate,
      gate: form.gate,
      direction: form.direction,
      ...(isNow ? {} : { at }),
      reading: form.reading,
      ...(form.evidence.length === 0 ? {} : { evidence: form.evidence }),
      ...(form.down.length === 0 ? {} : { down: form.down }),
      ...(occupied === '' ? {} : { occupied: Number(occupied) }),
      ...(form.inside === 'no' ? { insideSince: null } : {}),
      ...(form.inside === 'since' ? { insideSince: at - Number(minutes) * MINUTE_MS } : {}),
    },
  };
}

function trouble(field: WhatIfField, message: string): WhatIfFormResult {
  return { ok: false, field, message };
}
