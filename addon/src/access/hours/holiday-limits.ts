/** What rules have of holidays at most, also where a calendar brings them. Far above what a site has, and small enough to send. */
export const MOST_HOLIDAYS = 2_000;
export const LONGEST_HOLIDAY_NAME = 100;
