import type { Instant } from './words.ts';

export const REMOTE_KINDS = ['plate-recognizer', 'read-number-plate'] as const;
/** Which service answers: Plate Recognizer, or one that answers the upload call of the original sketch. */
export type RemoteKind = (typeof REMOTE_KINDS)[number];

export const REMOTE_USES = ['when-unread', 'witness', 'instead', 'shadow'] as const;
/**
 * What a remote reader is asked for:
 * - `when-unread`: vehicles whose plate the local reader has not settled after some frames;
 * - `witness`: a second opinion on plates that the local reader reads and has not settled;
 * - `instead`: it reads in the place of the local reader, which takes over when it fails;
 * - `shadow`: it runs beside, its agreement is recorded, and it decides nothing.
 */
export type RemoteUse = (typeof REMOTE_USES)[number];

export type ReaderRole = 'local' | RemoteUse;

export const READER_STATES = ['working', 'failing', 'backing-off', 'wrong-key', 'budget-used'] as const;
/**
 * - `failing`: the last picture was not read, and the next one is tried at once;
 * - `backing-off`: it failed and is left alone until `retryAt`;
 * - `wrong-key`: the key is refused or cannot be read;
 * - `budget-used`: no reads are left this month, by the site's budget or by the service's word.
 */
export type ReaderState = (typeof READER_STATES)[number];

export const BUDGET_STATES = ['allowed', 'nearly-used', 'used-up'] as const;
/** `nearly-used` from 80 % on. */
export type BudgetState = (typeof BUDGET_STATES)[number];

/** Paid reads of a month. */
export interface BudgetView {
  /** `YYYY-MM` in the site's time zone. */
  readonly month: string;
  /** Counted before they are sent, whatever became of them. */
  readonly used: number;
  readonly perMonth: number;
  readonly state: BudgetState;
}

/** What the service itself says of the account; it may count otherwise and other callers too. */
export interface ServiceUsageView {
  readonly used: number;
  readonly total: number;
  readonly askedAt: Instant;
}

/** How a shadow's frames compare with those of the reader that decides. */
export interface AgreementCounts {
  readonly frames: number;
  readonly same: number;
  readonly different: number;
  /** Only the reader that decides read a plate. */
  readonly onlyDeciding: number;
  /** Only the shadow read a plate. */
  readonly onlyShadow: number;
}

export interface GateMonthAgreement extends AgreementCounts {
  readonly gateId: string;
  /** `YYYY-MM` in the site's time zone. */
  readonly month: string;
}

export interface ReadingDifference {
  readonly at: Instant;
  readonly gateId: string;
  readonly passageId: string;
  readonly decidingText: string;
  readonly shadowText: string;
}

export interface AgreementView extends AgreementCounts {
  /** Newest month first, then by gate. */
  readonly byGateAndMonth: readonly GateMonthAgreement[];
  /** Newest first. */
  readonly differences: readonly ReadingDifference[];
}

/** `GET api/readers`: a bare array, in the order in which they are asked. Keys and addresses are never told. */
export interface ReaderView {
  readonly name: string;
  /** `plates`, `bring-your-own` or a `RemoteKind`. */
  readonly kind: string;
  readonly role: ReaderRole;
  /** Where pictures are sent; null for what reads here. */
  readonly host: string | null;
  readonly state: ReaderState;
  /** The last trouble in a sentence; null when the last picture was read. */
  readonly trouble: string | null;
  /** When it is asked again at the earliest; null unless it is left alone. */
  readonly retryAt: Instant | null;
  /** Null for what costs nothing. */
  readonly budget: BudgetView | null;
  /** Null where the service does not tell, or was not asked yet. */
  readonly service: ServiceUsageView | null;
  /** Of a shadow. */
  readonly agreement: AgreementView | null;
}
