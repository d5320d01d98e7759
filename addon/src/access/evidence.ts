import type { Instant } from '../contract/words.ts';

/** What confirms a vehicle beside its plate, as it was given while it waits. Presence is not given but looked up. */
export type Evidence =
  | { readonly kind: 'code'; readonly permitId: string; readonly at: Instant }
  | { readonly kind: 'approval'; readonly by: string; readonly at: Instant };
