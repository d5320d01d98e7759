import type { Instant } from './words.ts';

export const PAIRINGS = ['plate', 'similar-plate', 'only-one', 'slot', 'later', 'person'] as const;
/**
 * What the exit of a visit was paired with its entry by:
 * - `plate`: both were read the same;
 * - `similar-plate`: one character differs, and no other visit is as near;
 * - `only-one`: nobody else who was inside can have been the one;
 * - `slot`: its slot emptied just before, and no other did;
 * - `later`: what happened afterwards showed it: the same plate came in again after an exit that nobody had read;
 * - `person`: a person said so.
 */
export type Pairing = (typeof PAIRINGS)[number];

export const VISIT_ANOMALIES = [
  'unread-entry',
  'unread-exit',
  'exit-without-entry',
  'entered-twice',
  'plates-differ',
  'guessed',
] as const;
/**
 * What is strange about a visit, for a person to look at:
 * - `unread-entry`: nobody knows its plate;
 * - `unread-exit`: somebody left unread, and it could not be worked out who;
 * - `exit-without-entry`: it was read when it left, and nobody had seen it come in;
 * - `entered-twice`: it came in again without having been seen to leave; it ended when it came in again, at the latest;
 * - `plates-differ`: entry and exit were paired although their plates differ;
 * - `guessed`: entry and exit were paired by something else than plates.
 */
export type VisitAnomaly = (typeof VISIT_ANOMALIES)[number];

/**
 * `GET api/visits?plate=&from=&to=&open=&review=&permit=&before=&limit=`; newest first, by when it began. `plate` is part of a
 * plate; `from` and `to` are days (`YYYY-MM-DD`, inclusive) of the site's time zone on which it began; `review=waiting` gives
 * those with an anomaly that nobody has looked at.
 */
export interface VisitQuery {
  readonly plate?: string;
  readonly from?: string;
  readonly to?: string;
  readonly open?: 'true' | 'false';
  readonly review?: 'waiting';
  /** Id of a permit. */
  readonly permit?: string;
  readonly before?: string;
  /** 1 to 200, 50 when absent. */
  readonly limit?: number;
}

/** A stay. */
export interface VisitView {
  readonly id: string;
  readonly plate: string | null;
  /** What was read when it left, where that is another text than `plate`. */
  readonly exitPlate: string | null;
  /** The permit it came in by. */
  readonly permitId: string | null;
  readonly holder: string | null;
  /** Null when a vehicle left whose entry nobody saw. */
  readonly enteredAt: Instant | null;
  /** Null while it is inside. */
  readonly leftAt: Instant | null;
  readonly entryPassageId: string | null;
  /** Null with `leftAt`: nobody saw it leave, it was gone by then. */
  readonly exitPassageId: string | null;
  readonly entryGateId: string | null;
  readonly exitGateId: string | null;
  /** Paths relative to the page's base. */
  readonly entryPicture: string | null;
  readonly exitPicture: string | null;
  /** Null while it is open, or where there is nothing to pair. */
  readonly pairedBy: Pairing | null;
  readonly anomalies: readonly VisitAnomaly[];
  /** A person looked at its anomalies, or it has none. */
  readonly reviewed: boolean;
  /** The slot it was sent to. */
  readonly assignedSlotId: string | null;
  /** The slot it stands in or stood in, as far as anybody can tell. */
  readonly slotId: string | null;
  /** What most likely puts it right, best first; only in answers to `review=waiting` and for a single visit. */
  readonly suggestions: readonly VisitSuggestion[];
}

export interface VisitPage {
  readonly visits: readonly VisitView[];
  /** Give it as `before` for the next page; null at the end. */
  readonly next: string | null;
}

/** `GET api/visits/:id`: one `VisitView`; 404 `no-such-visit`. */

/** `GET api/visits/review`: how many visits wait for a person. */
export interface ReviewCount {
  readonly waiting: number;
}

/** A correction that can be sent as it is, and why it is likely. */
export interface VisitSuggestion {
  readonly correction: VisitCorrection;
  readonly why: 'same-plate' | 'one-character-away' | 'only-one' | 'slot-emptied' | 'gone-for-long';
}

/**
 * What a person says about visits.
 * - `confirm`: it is as it stands;
 * - `correct-plate`: this is its plate (null: it cannot be read);
 * - `merge`: the one who left in `exitVisitId` is the one who came in `entryVisitId`, which stays;
 * - `split`: who left is another than who came in;
 * - `close`: it is gone since `leftAt`, although nobody saw it leave.
 */
export type VisitCorrection =
  | { readonly kind: 'confirm'; readonly visitId: string }
  | { readonly kind: 'correct-plate'; readonly visitId: string; readonly plate: string | null }
  | { readonly kind: 'merge'; readonly entryVisitId: string; readonly exitVisitId: string }
  | { readonly kind: 'split'; readonly visitId: string }
  | { readonly kind: 'close'; readonly visitId: string; readonly leftAt: Instant };

export const VISIT_CORRECTIONS = [
  'confirm',
  'correct-plate',
  'merge',
  'split',
  'close',
] as const satisfies readonly VisitCorrection['kind'][];

/**
 * `POST api/visits/corrections` (`VisitCorrection`; 201 with the `CorrectionView`; 404 `no-such-visit`; 409 `cannot-correct`
 * with what stands against it, or `store-down`), `GET api/visits/corrections?visit=&limit=` (`CorrectionView[]`, newest first, at
 * most 200), `POST api/visits/corrections/:id/undo` (200 with the `CorrectionView`; 404 `no-such-correction`; 409
 * `changed-since` when what it changed was changed again, `already-undone`).
 *
 * No correction of visits changes the count; `api/reconciliation` does.
 */
export interface CorrectionView {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  /** `reconcile`: the count and the visits were put right together. */
  readonly kind: VisitCorrection['kind'] | 'reconcile';
  /** Visits as they were and as they became; one that is missing in `after` was removed, one missing in `before` was made. */
  readonly before: readonly CorrectedVisit[];
  readonly after: readonly CorrectedVisit[];
  /** What it changed the count by. */
  readonly countDelta: number;
  readonly undone: { readonly at: Instant; readonly by: string } | null;
}

export type CorrectedVisit = Omit<
  VisitView,
  'holder' | 'entryPicture' | 'exitPicture' | 'suggestions' | 'reviewed'
>;

/**
 * `GET api/confusions?gate=`: what was read and what it was, as people corrected it; per gate.
 */
export interface ConfusionView {
  readonly gateId: string;
  /** Corrections that it rests on. */
  readonly corrections: number;
  /** Most frequent first, at most 100. `read` or `meant` is empty where a character was left out or made up. */
  readonly characters: readonly { readonly read: string; readonly meant: string; readonly count: number }[];
  /** Newest first, at most 100. */
  readonly pairs: readonly { readonly read: string; readonly meant: string; readonly at: Instant }[];
}
