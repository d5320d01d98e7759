import type { NoticeKind } from './notices.ts';

export const ASSIGNMENTS = ['none', 'in-order', 'spread'] as const;
/**
 * Which slot who comes in is sent to. Reserved and promised ones come first, then those for charging or disabled holders where a tag of the
 * permit says so (`charging`, `accessible`), then: `in-order`: the first free one of the list; `spread`: the one that has been free for longest.
 */
export type Assignment = (typeof ASSIGNMENTS)[number];

export interface OverstayRule {
  /** Null: everybody that no other row names, also those without a permit. */
  readonly group: string | null;
  /** The longest stay; at least one minute. */
  readonly minutes: number;
}

/** How the parking place is run: one document. */
export interface ParkingSettings {
  readonly assignment: Assignment;
  /** A group once. */
  readonly overstay: readonly OverstayRule[];
  readonly reconciliation: {
    /** Puts right by itself what two witnesses agree on, once a day at the hour, after some minutes without a passage. */
    readonly automatic: boolean;
    /** `HH:MM` at the site. */
    readonly at: string;
    readonly quietMinutes: number;
  };
  /** Kinds that nobody wants to be told of. */
  readonly muted: readonly NoticeKind[];
  /** How long a link that answers a notice can be used. */
  readonly answersEndAfterMinutes: number;
}

export const DEFAULT_PARKING_SETTINGS: ParkingSettings = {
  assignment: 'none',
  overstay: [],
  reconciliation: { automatic: false, at: '03:30', quietMinutes: 10 },
  muted: [],
  answersEndAfterMinutes: 15,
};

/**
 * `GET api/parking-settings`, `PUT api/parking-settings` (`ParkingSettingsView` with the version that was changed; 200 with the new one; 409
 * `settings-changed` when somebody else was faster).
 */
export interface ParkingSettingsView {
  /** Counts up with each change; 0: never changed. */
  readonly version: number;
  readonly settings: ParkingSettings;
}
