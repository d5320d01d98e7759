import type { PermitView } from '../../src/contract/api.ts';
import type { Instant, PermitKind } from '../../src/contract/words.ts';
import type { Badge } from '../parts/tone.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

export interface PermitModel {
  readonly id: string;
  readonly plate: string;
  readonly holder: string;
  readonly kind: PermitKind;
  readonly badge: Badge;
  readonly validity: string;
  /** Said only when it does not count now. */
  readonly standing: string | null;
}

export function permitModel(permit: PermitView, now: Instant, time: SiteTime): PermitModel {
  return {
    id: permit.id,
    plate: permit.plate,
    holder: permit.holder,
    kind: permit.kind,
    badge: {
      label: texts.words.permitKind[permit.kind],
      ...(permit.kind === 'allow'
        ? { icon: 'check' as const, tone: 'good' as const }
        : { icon: 'stop' as const, tone: 'bad' as const }),
    },
    validity: validityText(permit, time),
    standing: standingText(permit, now),
  };
}

/** Keeps the permits whose plate or holder contains what was written; spaces and dashes in plates do not count. */
export function matchingPermits(permits: readonly PermitView[], wanted: string): readonly PermitView[] {
  const holder = wanted.trim().toLowerCase();
  const plate = bare(wanted);
  if (holder === '') return permits;
  return permits.filter(
    (permit) =>
      permit.holder.toLowerCase().includes(holder) || (plate !== '' && bare(permit.plate).includes(plate)),
  );
}

function bare(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function validityText({ validFrom, validUntil }: PermitView, time: SiteTime): string {
  const first = validFrom === null ? null : time.day(validFrom);
  // The end is the first instant that no longer counts, so that the last day is just before it.
  const last = validUntil === null ? null : time.day(validUntil - 1);
  if (first === null) return last === null ? texts.permits.always : texts.permits.untilDay(last);
  return last === null ? texts.permits.fromDay(first) : texts.permits.days(first, last);
}

function standingText({ validFrom, validUntil }: PermitView, now: Instant): string | null {
  if (validFrom !== null && now < validFrom) return texts.permits.notYet;
  if (validUntil !== null && now >= validUntil) return texts.permits.expired;
  return null;
}
