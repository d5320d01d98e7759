import type { Instant } from './words.ts';

export const DRIFT_CAUSES = [
  'tailgated-in',
  'unread-exit',
  'entered-twice',
  'exit-without-entry',
  'stale-visit',
  'inferred-crossing',
  'interrupted-passage',
  'forced-entry',
  'slots-agree-with-visits',
  'slots-agree-with-lanes',
  'unseen-crossing',
  'slot-sensor-silent',
  'vehicle-between',
] as const;
/**
 * What most likely made the witnesses differ:
 * - `tailgated-in`: somebody slipped in behind another;
 * - `unread-exit`: somebody left unread, and a visit is still open for them;
 * - `entered-twice`: a vehicle came in again without having been seen to leave;
 * - `exit-without-entry`: a vehicle left that nobody had seen come in;
 * - `stale-visit`: a visit is open for longer than anybody stays here;
 * - `inferred-crossing`: a crossing was worked out without having been seen from end to end;
 * - `interrupted-passage`: the program stopped while somebody was at the gate;
 * - `forced-entry`: somebody crossed though the gate was not opened for them;
 * - `slots-agree-with-visits`, `slots-agree-with-lanes`: two witnesses agree against the third, and nothing else explains it;
 * - `unseen-crossing`: somebody came or went whom nothing saw, or only one of the witnesses was corrected: nothing else explains it;
 * - `slot-sensor-silent`: a slot's sensor says nothing, or has said the same for too long, also after who stood there has left;
 * - `vehicle-between`: vehicles are on their way between gate and slot; nothing is to be put right.
 */
export type DriftCause = (typeof DRIFT_CAUSES)[number];

/** `GET api/reconciliation`: what the three witnesses of "how many are inside" say. */
export interface ReconciliationView {
  readonly now: Instant;
  readonly witnesses: WitnessCounts;
  readonly agree: boolean;
  /** Likeliest first; empty while they agree. */
  readonly explanations: readonly ExplanationView[];
  /** When they last agreed; null: never that anybody knows. */
  readonly agreedAt: Instant | null;
}

export interface WitnessCounts {
  /** The sum of the crossings: the count that decisions rest on. */
  readonly lanes: number;
  /** Visits that are open. */
  readonly visits: number;
  /** How many vehicles stand in slots: at least, and at most, since some have no sensor or a silent one. Null: no slot has one. */
  readonly slots: { readonly least: number; readonly most: number } | null;
}

export interface ExplanationView {
  /** The same for the same explanation, as long as nothing it rests on changes. */
  readonly id: string;
  readonly cause: DriftCause;
  /** What it rests on, oldest first. */
  readonly passageIds: readonly string[];
  readonly visitIds: readonly string[];
  readonly slotIds: readonly string[];
  /** What to put right; null: nothing, it will pass, or a person has to look. */
  readonly remedy: {
    /** What the count changes by. */
    readonly countDelta: number;
    /** Visits that are closed. */
    readonly closes: readonly string[];
    /** Number of visits made for vehicles that nobody read. */
    readonly adds: number;
  } | null;
}

/**
 * `POST api/reconciliation`: puts it right. Either an explanation, with its remedy, or a count that somebody made on foot. 200 with
 * the `ReconciliationView` afterwards; kept among the corrections of visits (`CorrectionView` of kind `reconcile`), where it can be
 * undone. 409 `changed-since` when the explanation does not hold any more, `store-down`; 400 for a count above the capacity's tenfold.
 */
export type Reconcile = { readonly explanationId: string } | { readonly count: number };
