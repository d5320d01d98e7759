import type { EvidenceKind, EvidenceOccasion, Policy } from './rules.ts';
import type { Direction, Instant, PlateDoubt, PlateGround, SitePart } from './words.ts';

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
  | {
      readonly rule: 'place-free';
      readonly free: number;
      readonly capacity: number;
      /** Places that are kept for others; absent: none. */
      readonly promised?: number;
    }
  | {
      readonly rule: 'site-full';
      readonly occupied: number;
      readonly capacity: number;
      /** Places that are kept for others; absent: none. */
      readonly promised?: number;
    }
  | { readonly rule: 'already-inside'; readonly plate: string; readonly since: Instant }
  | { readonly rule: 'permit-suspended'; readonly permitId: string; readonly holder: string }
  | {
      /** Outside the hours of the permit, of the group or of an answer to unknown plates or to a part that is down. */
      readonly rule: 'outside-hours';
      readonly of: 'permit' | 'group' | 'unknown-plate' | 'part-down';
      /** Id of the permit, of the group or of the part; null for unknown plates and for everybody. */
      readonly id: string | null;
      /** When they begin again, if within four weeks. */
      readonly opensAt: Instant | null;
    }
  | { readonly rule: 'wrong-gate'; readonly permitId: string; readonly gates: readonly string[] }
  | {
      readonly rule: 'direction-not-allowed';
      readonly permitId: string;
      readonly directions: readonly Direction[];
    }
  | { readonly rule: 'uses-left'; readonly permitId: string; readonly left: number }
  | { readonly rule: 'uses-spent'; readonly permitId: string; readonly holder: string }
  | {
      readonly rule: 'places-taken';
      readonly permitId: string;
      readonly holder: string;
      readonly places: number;
      /** Its plates that are inside or on their way in. */
      readonly inside: readonly string[];
    }
  | {
      readonly rule: 'let-in-again';
      readonly plate: string;
      readonly since: Instant;
      readonly withinMinutes: number;
    }
  | { readonly rule: 'permits-equally-near'; readonly plate: string; readonly nearest: readonly string[] }
  | {
      /** A policy gave the answer, and the row of the rules that says so; both null: the product's own default. */
      readonly rule: 'policy';
      readonly policy: keyof Policy;
      readonly answer: string;
      readonly group: string | null;
      readonly gate: string | null;
    }
  | { readonly rule: 'visitors-mode'; readonly until: Instant }
  | {
      readonly rule: 'evidence-needed';
      readonly when: EvidenceOccasion;
      readonly accept: readonly EvidenceKind[];
    }
  | {
      readonly rule: 'evidence-given';
      readonly kind: EvidenceKind;
      /** Who is near, who approved, or whose code it was. */
      readonly by: string;
    }
  | { readonly rule: 'part-down'; readonly part: SitePart }
  | { readonly rule: 'gate-locked'; readonly by: string }
  | { readonly rule: 'exit-needs-permit'; readonly plate: string | null }
  | { readonly rule: 'emergency'; readonly by: string }
  | { readonly rule: 'person-ordered'; readonly by: string; readonly command: string };

export type ReasonRule = Reason['rule'];
