import type { AgreementView } from '../../contract/readers.ts';
import type { Instant } from '../../contract/words.ts';
import type { PictureReading } from '../reading.ts';

export const COMPARISONS = ['same', 'different', 'only-deciding', 'only-shadow', 'neither'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What the reader that decides and a shadow made of one frame. */
export interface ComparedReadings {
  readonly comparison: Comparison;
  /** Of the surest plate; empty when none was read. */
  readonly decidingText: string;
  readonly shadowText: string;
}

/** A compared frame, as it is recorded. */
export interface AgreementRecord extends ComparedReadings {
  /** Name of the shadow. */
  readonly reader: string;
  readonly gateId: string;
  readonly passageId: string;
  /** `YYYY-MM` in the site's time zone. */
  readonly month: string;
  readonly at: Instant;
}

/** Remembers how shadows agree with the reader that decides. */
export interface AgreementLog {
  add(record: AgreementRecord): Promise<void>;
  /** All zero for a reader of which nothing is known. */
  of(reader: string): Promise<AgreementView>;
}

/** Differences that are kept of each reader: they are plates of people, and the newest tell enough. */
export const DIFFERENCES_KEPT = 20;

/**
 * Compares what two readers made of one picture, by the surest plate of the one that decides. A shadow that found that plate
 * among others agrees.
 */
export function compareReadings(deciding: PictureReading, shadow: PictureReading): ComparedReadings {
  const decidingText = deciding.plates[0]?.text ?? '';
  const same = shadow.plates.find(({ text }) => text === decidingText);
  const shadowText = (same ?? shadow.plates[0])?.text ?? '';
  return { comparison: comparisonOf(decidingText, shadowText), decidingText, shadowText };
}

function comparisonOf(decidingText: string, shadowText: string): Comparison {
  if (decidingText === shadowText) return decidingText === '' ? 'neither' : 'same';
  if (decidingText === '') return 'only-shadow';
  return shadowText === '' ? 'only-deciding' : 'different';
}
