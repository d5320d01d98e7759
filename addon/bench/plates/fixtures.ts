import type { Box } from '../../src/plate/reading.ts';
import type { AnsweredPlate, ContestantAnswers, PhotoAnswer } from './answers.ts';
import type { BenchPhoto, TruePlate } from './photo.ts';

export const BOX: Box = { x: 100, y: 100, w: 120, h: 30 };

export function truePlate(text: string | null, plate: Partial<TruePlate> = {}): TruePlate {
  return { box: BOX, text, rows: 1, region: null, ...plate };
}

export function photoOf(name: string, photo: Partial<BenchPhoto> = {}): BenchPhoto {
  return {
    set: 'street',
    name,
    path: `/photos/street/${name}`,
    light: 'bright',
    plates: [truePlate('AB12CD')],
    unlabelled: [],
    ...photo,
  };
}

export function answered(text: string, box: Box = BOX, candidates: readonly string[] = []): AnsweredPlate {
  return { box, text, candidates };
}

export function answerOf(plates: readonly AnsweredPlate[] | null, cpuMs = 10): PhotoAnswer {
  return { plates, cpuMs, wallMs: cpuMs + 1 };
}

export function answersOf(
  photos: readonly PhotoAnswer[],
  answers: Partial<ContestantAnswers> = {},
): ContestantAnswers {
  return { contestant: 'plates', kind: 'reader', startMs: 100, peakMb: 200, photos, ...answers };
}
