import type { PassageView } from './site-view.ts';
import type { PlateDoubt } from './words.ts';

export const FUNNEL_STAGES = ['arrived', 'picture', 'found', 'read', 'settled', 'matched', 'opened'] as const;
/**
 * How far a vehicle that wanted in came: it was there; a picture of it was taken; a plate was found in a picture; characters were read; the plate was settled; a
 * permit matched; it was let in. Each stage counts those who came that far or further.
 */
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

/** Why a vehicle did not come to a stage; by the stage it did not reach. */
export type LossReason =
  | { readonly stage: 'picture'; readonly why: 'no-camera' | 'camera-gone' | 'too-short' }
  | { readonly stage: 'found'; readonly why: 'no-plate'; readonly advice: string | null }
  | { readonly stage: 'read'; readonly why: 'no-text'; readonly advice: string | null }
  | { readonly stage: 'settled'; readonly why: PlateDoubt | 'too-short'; readonly advice: string | null }
  | {
      readonly stage: 'matched';
      readonly why: 'no-permit' | 'one-character-away' | 'equally-near' | 'not-asked';
    }
  | {
      readonly stage: 'opened';
      /** The rule that refused or asked, or how it went away by itself. */
      readonly why: string;
    };

/** Numbers by stage, in the order of `FUNNEL_STAGES`, never growing. */
export type FunnelCounts = Readonly<Record<FunnelStage, number>>;

export const LIGHTS = ['dark', 'dim', 'bright'] as const;
/** How bright the pictures of a passage were: mean grey below 60, below 110, or more, of 255. */
export type Light = (typeof LIGHTS)[number];

/** `GET api/statistics?from=&to=`: days (`YYYY-MM-DD`) of the site's time zone, inclusive, at most 400. */
export interface StatisticsView {
  readonly from: string;
  readonly to: string;
  readonly days: readonly DayFigures[];
  /** Mean number of vehicles inside by weekday (0 is Monday) and hour (0 to 23); null where no such hour was seen. */
  readonly occupancy: readonly (readonly (number | null)[])[];
  /** The same for the most that were inside in such an hour. */
  readonly busiest: readonly (readonly (number | null)[])[];
  readonly stays: {
    readonly count: number;
    readonly medianMinutes: number | null;
    /** How many stayed up to so many minutes and longer than the bucket before; null: longer. */
    readonly buckets: readonly { readonly upToMinutes: number | null; readonly count: number }[];
  };
  /** By gate. */
  readonly funnel: readonly { readonly gateId: string; readonly counts: FunnelCounts }[];
  /** Of vehicles that wanted in, by hour of the day and by light: how many there were and how many were settled. */
  readonly readsByHour: readonly { readonly arrived: number; readonly settled: number }[];
  readonly readsByLight: readonly {
    readonly light: Light;
    readonly arrived: number;
    readonly settled: number;
  }[];
}

export interface DayFigures {
  readonly day: string;
  readonly entered: number;
  readonly left: number;
  /** Most and mean vehicles inside. */
  readonly most: number;
  readonly mean: number;
  readonly funnel: readonly { readonly gateId: string; readonly counts: FunnelCounts }[];
}

/**
 * `GET api/statistics/losses?from=&to=&gate=&stage=&before=&limit=`: vehicles that did not come to a stage, newest first, each with its picture and the reason.
 *
 * `GET api/visits.csv?from=&to=&plate=` and `GET api/passages.csv?from=&to=&plate=&outcome=&gate=`: exports, oldest first, as RFC 4180 with a header line.
 */
export interface LossPage {
  readonly losses: readonly { readonly passage: PassageView; readonly reason: LossReason }[];
  readonly next: string | null;
}
