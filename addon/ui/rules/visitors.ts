import type { VisitorsMode } from '../../src/contract/rules.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Names } from '../names.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

/** Whether visitors mode lets anybody in at that moment. */
export function isVisitorsModeOn(visitors: VisitorsMode | null, now: Instant): boolean {
  return visitors !== null && now < visitors.until;
}

export function visitorsText(visitors: VisitorsMode | null, names: Names, time: SiteTime): string {
  if (visitors === null) return texts.rules.visitorsOff;
  const until = texts.rules.visitorsUntil(`${time.day(visitors.until)}, ${time.minute(visitors.until)}`);
  return visitors.gates === null ? until : `${until}. ${visitorsGatesText(visitors.gates, names)}`;
}

function visitorsGatesText(gates: readonly string[], names: Names): string {
  return texts.rules.visitorsAt(gates.map(names.gate).join(', '));
}

export interface VisitorsForm {
  readonly day: string;
  readonly minute: string;
  /** Null: at all gates. */
  readonly gates: readonly string[] | null;
}

export type VisitorsFormResult =
  | { readonly ok: true; readonly visitors: VisitorsMode }
  | { readonly ok: false; readonly field: 'until' | 'gates'; readonly message: string };

export function visitorsOfForm(form: VisitorsForm, now: Instant, time: SiteTime): VisitorsFormResult {
  const until = time.instantOf(form.day, form.minute);
  if (until === null || until <= now) {
    return { ok: false, field: 'until', message: texts.rules.needsFuture };
  }
  if (form.gates?.length === 0) return { ok: false, field: 'gates', message: texts.rules.needsGate };
  return { ok: true, visitors: { until, gates: form.gates } };
}
