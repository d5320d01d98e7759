import type { NoticeKind } from '../../src/contract/notices.ts';
import type { Assignment, OverstayRule, ParkingSettings } from '../../src/contract/parking-settings.ts';
import { texts } from '../texts.ts';

const words = texts.slots.settings;

export const STAY_UNITS = ['minutes', 'hours', 'days'] as const;
export type StayUnit = (typeof STAY_UNITS)[number];

const UNIT_MINUTES: Record<StayUnit, number> = { minutes: 1, hours: 60, days: 24 * 60 };
const MOST_STAY_MINUTES = 366 * 24 * 60;
const MOST_MINUTES = 24 * 60;

/** A longest stay as a person writes it. */
export interface StayRow {
  /** Null: everybody else. */
  readonly group: string | null;
  readonly amount: string;
  readonly unit: StayUnit;
}

/** How the parking place is run, as a person writes it. */
export interface SettingsForm {
  readonly assignment: Assignment;
  readonly stays: readonly StayRow[];
  readonly automatic: boolean;
  /** `HH:MM`. */
  readonly at: string;
  readonly quietMinutes: string;
  readonly muted: readonly NoticeKind[];
  readonly linkMinutes: string;
}

export interface SettingsFault {
  /** A group's row is `stay` with the group, empty for everybody else. */
  readonly field: 'at' | 'quietMinutes' | 'linkMinutes' | `stay ${string}`;
  readonly message: string;
}

export function formOfSettings(settings: ParkingSettings): SettingsForm {
  const { assignment, overstay, reconciliation, muted, answersEndAfterMinutes } = settings;
  return {
    assignment,
    stays: overstay.map(stayRow),
    automatic: reconciliation.automatic,
    at: reconciliation.at,
    quietMinutes: String(reconciliation.quietMinutes),
    muted,
    linkMinutes: String(answersEndAfterMinutes),
  };
}

/** In the largest unit that tells it without a fraction. */
function stayRow({ group, minutes }: OverstayRule): StayRow {
  const unit = STAY_UNITS.findLast((one) => minutes % UNIT_MINUTES[one] === 0) ?? 'minutes';
  return { group, amount: String(minutes / UNIT_MINUTES[unit]), unit };
}

export function settingsOfForm(
  form: SettingsForm,
):
  | { readonly ok: true; readonly settings: ParkingSettings }
  | { readonly ok: false; readonly fault: SettingsFault } {
  const fault = (field: SettingsFault['field'], message: string) =>
    ({ ok: false, fault: { field, message } }) as const;
  const overstay: OverstayRule[] = [];
  for (const { group, amount, unit } of form.stays) {
    const count = wholeNumber(amount, MOST_STAY_MINUTES / UNIT_MINUTES[unit]);
    if (count === null) return fault(stayField(group), words.needsStay);
    overstay.push({ group, minutes: count * UNIT_MINUTES[unit] });
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(form.at)) return fault('at', words.needsTime);
  const quietMinutes = wholeNumber(form.quietMinutes, MOST_MINUTES);
  if (quietMinutes === null) return fault('quietMinutes', words.needsMinutes(MOST_MINUTES));
  const answersEndAfterMinutes = wholeNumber(form.linkMinutes, MOST_MINUTES);
  if (answersEndAfterMinutes === null) return fault('linkMinutes', words.needsMinutes(MOST_MINUTES));
  return {
    ok: true,
    settings: {
      assignment: form.assignment,
      overstay,
      reconciliation: { automatic: form.automatic, at: form.at, quietMinutes },
      muted: form.muted,
      answersEndAfterMinutes,
    },
  };
}

export function stayField(group: string | null): `stay ${string}` {
  return `stay ${group ?? ''}`;
}

/** From 1 to `most`; null for anything else. */
function wholeNumber(text: string, most: number): number | null {
  if (!/^\d{1,7}$/.test(text.trim())) return null;
  const number = Number(text);
  return number >= 1 && number <= most ? number : null;
}
