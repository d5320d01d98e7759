/** Hours of the site's wall clock, as people write them down. */

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * From one minute of a day up to another, `HH:MM`. `to` may be `24:00`; one that is not later than `from` is of the next
 * day, so that `22:00` to `06:00` is a night and `00:00` to `00:00` a whole day.
 */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

export interface WeeklyHours extends Hours {
  /** The days on which these hours begin; at least one. */
  readonly days: readonly Weekday[];
}

/** What hours a single day has instead of those of its weekday; none: not at all. */
export interface DayHours {
  /** `YYYY-MM-DD` in the site's time zone. */
  readonly date: string;
  readonly hours: readonly Hours[];
}

/** When something holds, in the site's time zone. An exception goes before a holiday, a holiday before a weekday. */
export interface Schedule {
  readonly weekly: readonly WeeklyHours[];
  /** What holidays have: the hours of their weekday, or these; an empty list: none. */
  readonly holidays: 'as-usual' | readonly Hours[];
  readonly exceptions: readonly DayHours[];
}

/** One day that the site calls a holiday. */
export interface Holiday {
  /** `YYYY-MM-DD` in the site's time zone. */
  readonly date: string;
  readonly name: string;
}
