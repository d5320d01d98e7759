import type { Instant, Presence } from './words.ts';

export const SLOT_KINDS = ['ordinary', 'charging', 'accessible'] as const;
/** Who a slot is for: everybody, vehicles that charge, or holders of a disabled person's badge. */
export type SlotKind = (typeof SLOT_KINDS)[number];

export const SLOT_SENSORS = ['site', 'told', 'none'] as const;
/**
 * How it is known whether a vehicle stands in a slot: by the site's own sensor; by what is told through
 * `PUT api/slots/:id/presence` (any sensor of a home automation); or not at all.
 */
export type SlotSensorKind = (typeof SLOT_SENSORS)[number];

export const SLOT_STATES = ['free', 'taken', 'promised', 'reserved', 'out-of-order', 'unknown'] as const;
/** What a slot is for somebody who looks for a place. `unknown`: its sensor says nothing. */
export type SlotState = (typeof SLOT_STATES)[number];

/** A slot as the live page shows it; 500 of them are sent with every change. */
export interface SlotView {
  readonly id: string;
  readonly name: string;
  readonly kind: SlotKind;
  readonly state: SlotState;
  readonly presence: Presence;
  readonly since: Instant;
  /** Of the vehicle that most likely stands there. */
  readonly plate: string | null;
  /** Somebody stands there who should not. */
  readonly wrong: boolean;
}

/** `GET api/slots` (`SlotDetails[]`, in the order of the site's list). */
export interface SlotDetails extends SlotView {
  readonly sensor: SlotSensorKind;
  /** Permits it is kept for; empty: for nobody in particular. */
  readonly reservedFor: readonly { readonly permitId: string; readonly holder: string }[];
  /** Why it cannot be used; null: it can. */
  readonly outOfOrder: string | null;
  readonly promise: PromiseView | null;
  readonly visitId: string | null;
}

/**
 * `PATCH api/slots/:id`; 200 with `SlotDetails`. What is absent stays as it is. 404 `no-such-slot`; 400 for an unknown permit;
 * 409 `has-sensor` when `taken` is said of a slot with a sensor.
 */
export interface SlotChange {
  readonly kind?: SlotKind;
  /** Ids of permits. */
  readonly reservedFor?: readonly string[];
  /** 1 to 200 characters. */
  readonly outOfOrder?: string | null;
  /** Of a slot without a sensor: whether a vehicle stands there. */
  readonly taken?: boolean;
}

/** `PUT api/slots/:id/presence`, for a sensor of kind `told`; 204. 404 `no-such-slot`; 409 `not-told`. */
export interface SlotPresence {
  readonly presence: Presence;
}

/**
 * A place that is kept for somebody who is expected: `POST api/promises` (201 with `PromiseView`), `GET api/promises`
 * (`PromiseView[]`, those that hold, first to end first), `DELETE api/promises/:id` (204). It lapses by itself at `until`, and is
 * kept when the vehicle comes in. 404 `no-such-slot`, 409 `slot-promised` or `slot-out-of-order`, 409 `no-place-left` when as many are promised
 * as are free.
 */
export interface NewPromise {
  /** Exactly one of `plate` and `permitId`. */
  readonly plate?: string;
  readonly permitId?: string;
  /** Null or absent: any place. */
  readonly slotId?: string | null;
  /** Later than now, at most a week. */
  readonly until: Instant;
}

export interface PromiseView {
  readonly id: string;
  readonly plate: string | null;
  readonly permitId: string | null;
  readonly holder: string | null;
  readonly slotId: string | null;
  readonly madeAt: Instant;
  readonly by: string;
  readonly until: Instant;
}
