import type { ParkingSettings } from '../../src/contract/parking-settings.ts';
import { sameValue } from '../rules/same-value.ts';

export type SettingsPart = keyof ParkingSettings;

/**
 * Somebody else saved first: their settings, with what was changed here on top.
 * @param base what both began with.
 * @returns `overlaps`: what both changed, and not to the same.
 */
export function rebasedSettings(
  base: ParkingSettings,
  mine: ParkingSettings,
  theirs: ParkingSettings,
): { readonly settings: ParkingSettings; readonly overlaps: readonly SettingsPart[] } {
  const isMine = (part: SettingsPart): boolean => !sameValue(mine[part], base[part]);
  return {
    settings: {
      assignment: isMine('assignment') ? mine.assignment : theirs.assignment,
      overstay: isMine('overstay') ? mine.overstay : theirs.overstay,
      reconciliation: isMine('reconciliation') ? mine.reconciliation : theirs.reconciliation,
      muted: isMine('muted') ? mine.muted : theirs.muted,
      answersEndAfterMinutes: isMine('answersEndAfterMinutes')
        ? mine.answersEndAfterMinutes
        : theirs.answersEndAfterMinutes,
    },
    overlaps: (Object.keys(base) as SettingsPart[]).filter(
      (part) => isMine(part) && !sameValue(theirs[part], base[part]) && !sameValue(theirs[part], mine[part]),
    ),
  };
}
