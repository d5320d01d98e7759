import type { Instant, PlateDoubt, PlateGround } from './words.ts';

/**
 * One link in the chain that led to a decision: the rule and the facts it used. The page turns it into a sentence;
 * automations read it as data.
 */
export type Reason =
  | { readonly rule: 'exit-always-opens' }
  | { readonly rule: 'wrong-way'; readonly directionRule: 'entry' | 'exit' }
  | {
      readonly rule: 'plate-settled';
      readonly plate: string;
      readonly frames: number;
      readonly readers: readonly string[];
      /** Null in decisions that were kept before this was said. */
      readonly settledBy: PlateGround | null;
    }
  | { readonly rule: 'plate-unreadable'; readonly frames: number }
  | {
      readonly rule: 'plate-not-settled';
      readonly best: string;
      readonly frames: number;
      /** Null in decisions that were kept before this was said. */
      readonly why: PlateDoubt | null;
    }
  | { readonly rule: 'blocked'; readonly plate: string; readonly permitId: string; readonly holder: string }
  | {
      readonly rule: 'permit-matches';
      readonly plate: string;
      readonly permitId: string;
      readonly holder: string;
    }
  | { readonly rule: 'permit-not-yet-valid'; readonly permitId: string; readonly validFrom: Instant }
  | { readonly rule: 'permit-expired'; readonly permitId: string; readonly validUntil: Instant }
  | { readonly rule: 'no-permit'; readonly plate: string }
  | { readonly rule: 'permit-one-character-away'; readonly plate: string; readonly nearest: string }
  | { readonly rule: 'place-free'; readonly free: number; readonly capacity: number }
  | { readonly rule: 'site-full'; readonly occupied: number; readonly capacity: number }
  | { readonly rule: 'already-inside'; readonly plate: string; readonly since: Instant }
  | { readonly rule: 'person-ordered'; readonly by: string; readonly command: string };

export type ReasonRule = Reason['rule'];
