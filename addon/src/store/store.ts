import type { Permit } from '../access/permits/permit.ts';
import type { PersonOrder, StandingOrders } from '../access/person-order.ts';
import type { ParkingSettings, ParkingSettingsView } from '../contract/parking-settings.ts';
import type { Rules, RulesView } from '../contract/rules.ts';
import type { Direction, Instant, PassageOutcome } from '../contract/words.ts';
import type { BarrierTravel, BarrierWear } from '../gate/barrier-wear.ts';
import type { Passage } from '../gate/passage.ts';
import type { CountChange } from '../parking/occupancy.ts';
import type { Notice } from '../parking/notices/notice.ts';
import type { Promised, SlotUse } from '../parking/slots/slot.ts';
import type { KeptDay } from '../parking/statistics/day-figures.ts';
import type { Visit } from '../parking/visit.ts';
import type { Correction, Misread } from '../parking/visits/correction.ts';
import type { Box, Reading, WitnessReading } from '../plate/reading.ts';
import type { AgreementLog } from '../plate/remote/agreement.ts';
import type { PaidReads } from '../plate/remote/paid-reads.ts';

/** One plate read in one frame of a passage, kept raw beside what was settled from it. */
export interface StoredReading {
  readonly passageId: string;
  readonly takenAt: Instant;
  readonly reader: string;
  readonly text: string;
  /** As it was read, before any repair; `-` parts groups. */
  readonly raw: string;
  readonly confidence: number;
  /** One score (0 to 1) for each character of `text`. */
  readonly characters: readonly number[];
  readonly box: Box;
  readonly witnesses: readonly WitnessReading[];
}

/** The plates of several readings as they are stored. */
export function storedReadings(passageId: string, readings: readonly Reading[]): readonly StoredReading[] {
  return readings.flatMap(({ takenAt, reader, plates }) =>
    plates.map(({ text, raw, confidence, characters, box, witnesses }) => ({
      passageId,
      takenAt,
      reader,
      text,
      raw,
      confidence,
      characters: characters.map(({ score }) => score),
      box,
      witnesses,
    })),
  );
}

/** What one step of a passage changes; written whole or not at all. */
export interface PassageStep {
  /** Inserted, or replaces the row of the same id. */
  readonly passage: Passage;
  readonly readings?: readonly StoredReading[];
  readonly countChanges?: readonly CountChange[];
  /** The permit of which this crossing takes one of the uses that are left; one without a limit stays as it is. */
  readonly usedPermitId?: string;
  /** Inserted, or replaces the row of the same id. */
  readonly visits?: readonly Visit[];
  /** Promises that this crossing keeps, as they have ended. */
  readonly keptPromises?: readonly Promised[];
  /** Days (`YYYY-MM-DD`) before today whose figures are old now. */
  readonly forgetDays?: readonly string[];
  /** Visits that this step takes away, before it puts `visits`. */
  readonly removedVisitIds?: readonly string[];
}

export interface PassageFilter {
  /** Part of a plate, folded by `plateText`; letters of LIKE patterns are ordinary characters. */
  readonly plate?: string;
  readonly arrivedFrom?: Instant;
  /** Exclusive. */
  readonly arrivedBefore?: Instant;
  readonly outcome?: PassageOutcome;
  readonly gateId?: string;
}

export interface VisitFilter {
  /** Part of a plate, folded by `plateText`; of the plate of the visit or of what was read at the exit. */
  readonly plate?: string;
  readonly beganFrom?: Instant;
  /** Exclusive. */
  readonly beganBefore?: Instant;
  readonly open?: boolean;
  /** With an anomaly that nobody looked at. */
  readonly toReview?: boolean;
  readonly permitId?: string;
}

/** What a person, or the program at a quiet hour, put right; written whole or not at all. */
export interface CorrectionStep {
  readonly correction: Correction;
  readonly countChanges?: readonly CountChange[];
  readonly misreads?: readonly Misread[];
  /** Days (`YYYY-MM-DD`) whose figures are old now. */
  readonly forgetDays?: readonly string[];
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Opaque cursor for the rows after these; null at the end. A page rejects with `bad-cursor` for any other text. */
  readonly next: string | null;
}

export interface UploadKey {
  readonly id: string;
  readonly name: string;
  /** The approach whose camera the uploaded pictures are; null when they only want an answer. */
  readonly gateId: string | null;
  readonly watches: Direction;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

/** Whether permits were written. A plate that another permit has is named with that permit. */
export type PermitAnswer =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly why: 'plate-has-permit';
      readonly plate: string;
      readonly existing: Permit;
    };

/** The permit as it was written, or why it was not. */
export type PermitChanged =
  | { readonly done: true; readonly permit: Permit }
  | Exclude<PermitAnswer, { readonly done: true }>
  | { readonly done: false; readonly why: 'no-such-permit' };

/**
 * What the program remembers. Every promise resolves when the change is on disk. One program writes; readers may be many.
 */
export interface Store {
  readonly permits: {
    /** By holder, then by id. */
    all(): Promise<readonly Permit[]>;
    /** A plate has at most one permit: a second one is refused with a pointer to the first. */
    add(permit: Permit): Promise<PermitAnswer>;
    /**
     * Replaces a permit by what `alter` makes of it, in one transaction: a use that a crossing takes meanwhile is not given
     * back. What `alter` throws is thrown on, and nothing is changed.
     */
    change(id: string, alter: (before: Permit) => Permit): Promise<PermitChanged>;
    /**
     * Adds those whose id is new and replaces the others, all or none: in one transaction, in which plates may move from one
     * permit to another.
     */
    putAll(permits: readonly Permit[]): Promise<PermitAnswer>;
    /** False when there was none of that id. */
    remove(id: string): Promise<boolean>;
  };
  readonly rules: {
    /** Null when they were never changed. */
    current(): Promise<RulesView | null>;
    /** The new version; null when the one that was to be changed is not the newest any more. */
    save(
      rules: Rules,
      changes: { readonly version: number; readonly at: Instant; readonly by: string },
    ): Promise<number | null>;
  };
  readonly passages: {
    /** One transaction. */
    record(step: PassageStep): Promise<void>;
    get(id: string): Promise<Passage | null>;
    /** Those without an outcome, oldest first: what the program was in the middle of when it stopped. */
    underWay(): Promise<readonly Passage[]>;
    /** Newest first. */
    page(filter: PassageFilter, before: string | null, limit: number): Promise<Page<Passage>>;
    /** Those that arrived at `from` or later and have ended, oldest first, read from the disk piece by piece. */
    since(from: Instant): AsyncIterable<Passage>;
    /** Those that fit and have ended, oldest first, read from the disk piece by piece. */
    export(filter: PassageFilter): AsyncIterable<Passage>;
    /** Those of these ids that there are, in any order. At most 1,000 ids. */
    many(ids: readonly string[]): Promise<readonly Passage[]>;
    /** In the order in which they were taken. */
    readings(passageId: string): Promise<readonly StoredReading[]>;
  };
  readonly visits: {
    /** First come first. */
    open(): Promise<readonly Visit[]>;
    /** Those that are open or were at `from` or later, oldest first. */
    since(from: Instant): Promise<readonly Visit[]>;
    /** Newest first, by the entry, or by the exit where nobody saw the entry. */
    page(filter: VisitFilter, before: string | null, limit: number): Promise<Page<Visit>>;
    /** Those that fit, oldest first, read from the disk piece by piece. */
    export(filter: VisitFilter): AsyncIterable<Visit>;
    /** Those of these ids that there are, in any order. At most 1,000 ids. */
    many(ids: readonly string[]): Promise<readonly Visit[]>;
    /** Those that ended at `from` or later and before `before`, in any order. */
    ended(from: Instant, before: Instant): Promise<readonly Visit[]>;
    /** Exits that nobody was paired with since then, oldest first. */
    unpairedExits(from: Instant): Promise<readonly Visit[]>;
    /** The longest time between entry and exit of those that began at `from` or later, in milliseconds; null: none ended. */
    longestStay(from: Instant): Promise<number | null>;
    /** How many wait for a person. */
    toReview(): Promise<number>;
    /** Changes outside a crossing that nobody corrects: where a vehicle stands. */
    put(visit: Visit): Promise<void>;
  };
  readonly corrections: {
    /**
     * One transaction: takes the visits of `before` away, puts those of `after`, and notes it. Rejects with `changed-since` when a visit of
     * `before` is not there any more.
     */
    record(step: CorrectionStep): Promise<void>;
    /**
     * One transaction: notes that it was undone, puts the visits of its `before` back in the place of those of its `after`, and takes its
     * misreads away. Rejects with `changed-since` when a visit of `after` is not there any more, with `already-undone` the second time.
     */
    undo(step: Omit<CorrectionStep, 'misreads'>): Promise<void>;
    get(id: string): Promise<Correction | null>;
    /** Newest first; of one visit where one is given. */
    newest(filter: { readonly visitId?: string }, limit: number): Promise<readonly Correction[]>;
    /** Newest first, at most so many for a gate. */
    misreads(gateId: string | null, limitPerGate: number): Promise<readonly Misread[]>;
  };
  readonly slots: {
    uses(): Promise<readonly SlotUse[]>;
    /** Inserted, or replaces that of the same slot. */
    putUse(use: SlotUse): Promise<void>;
    /** Those that hold, first to end first. */
    promises(): Promise<readonly Promised[]>;
    /** Inserted, or replaces the one of the same id. */
    putPromise(promised: Promised): Promise<void>;
  };
  readonly parkingSettings: {
    /** Null when they were never changed. */
    current(): Promise<ParkingSettingsView | null>;
    /** The new version; null when the one that was to be changed is not the newest any more. */
    save(
      settings: ParkingSettings,
      changes: { readonly version: number; readonly at: Instant; readonly by: string },
    ): Promise<number | null>;
  };
  readonly notices: {
    /** Inserted, or replaces the one of the same id. */
    put(notice: Notice): Promise<void>;
    get(id: string): Promise<Notice | null>;
    /** Those that are not over and that nobody handled, newest first. */
    open(): Promise<readonly Notice[]>;
    /** Those that are not over, also those that somebody put aside, newest first. */
    notOver(): Promise<readonly Notice[]>;
    /** Newest first. */
    page(filter: { readonly open?: boolean }, before: string | null, limit: number): Promise<Page<Notice>>;
  };
  readonly answerLinks: {
    /** The key that links are signed with; made at the first call. 32 bytes. */
    key(): Promise<Uint8Array>;
    /** False when a link of this notice was used before. */
    use(noticeId: string, at: Instant): Promise<boolean>;
    /** The link that was used did nothing: one of this notice can be used again. */
    release(noticeId: string): Promise<void>;
  };
  readonly days: {
    /** Those that were kept, from the first to the last day inclusive (`YYYY-MM-DD`), in order. */
    between(from: string, to: string): Promise<readonly KeptDay[]>;
    put(day: KeptDay): Promise<void>;
    /** What was corrected in a day is figured anew. */
    forget(days: readonly string[]): Promise<void>;
  };
  readonly occupancy: {
    /** Sum of the ledger. */
    count(): Promise<number>;
    change(change: CountChange): Promise<void>;
    /** Newest first. */
    ledger(limit: number): Promise<readonly CountChange[]>;
    /** Of all changes at `from` or later, oldest first. */
    since(from: Instant): Promise<readonly CountChange[]>;
    /** Sum of all changes before then. */
    countAt(before: Instant): Promise<number>;
    /** Of the changes at `from` or later and before `before`, oldest first. */
    between(from: Instant, before: Instant): Promise<readonly CountChange[]>;
  };
  readonly personOrders: {
    add(order: PersonOrder): Promise<void>;
    /** Newest first. */
    newest(limit: number): Promise<readonly PersonOrder[]>;
    /** What holds until it is taken back. */
    standing(): Promise<StandingOrders>;
  };
  readonly barrierTravels: {
    add(travel: BarrierTravel): Promise<void>;
    /** How the arm of a gate has moved so far; the newest travels come first. */
    wear(gateId: string): Promise<BarrierWear>;
    /** Counting for the next service begins anew. */
    serviced(gateId: string, at: Instant): Promise<void>;
  };
  readonly paidReads: PaidReads;
  readonly agreement: AgreementLog;
  readonly uploadKeys: {
    all(): Promise<readonly UploadKey[]>;
    add(key: UploadKey, hash: Uint8Array): Promise<void>;
    /** Looked up by the SHA-256 of the key; keys are random, so a fast hash is enough. */
    byHash(hash: Uint8Array): Promise<UploadKey | null>;
    used(id: string, at: Instant): Promise<void>;
    remove(id: string): Promise<boolean>;
  };
  readonly sessions: {
    add(hash: Uint8Array, expiresAt: Instant): Promise<void>;
    isValid(hash: Uint8Array, at: Instant): Promise<boolean>;
    remove(hash: Uint8Array): Promise<void>;
  };
  /**
   * Newest instant at which something happened: of passages, readings, visits and their corrections, the ledger, slots, promises (not
   * their ends to come), notices, orders, travels of barriers and changes of rules and settings, not of permits, keys and sessions, which
   * reach into the future. Null when nothing has happened. A simulated clock starts after it.
   */
  newestInstant(): Promise<Instant | null>;
  /** Ends what was asked for before; every call after it rejects. A second one does nothing. */
  close(): Promise<void>;
}

/** Pictures as files beside the database, named by the SHA-256 of their content. */
export interface PictureStore {
  /** Resolves with the content address (64 hex digits) when the picture is on disk. */
  put(picture: Uint8Array): Promise<string>;
  /** Null when there is none, or `id` is not a content address. */
  get(id: string): Promise<Uint8Array | null>;
}
