import { describe, expect, it } from 'vitest';
import { newPassage } from '../../gate/passage.ts';
import { confusionsOf } from './confusions.ts';
import type { Correction, Misread } from './correction.ts';
import { misreadsOf } from './misreads.ts';
import { plainVisit } from '../visit.ts';

const ASHA = 'KA01AB1234';
const VISIT = plainVisit({ id: 'v1', plate: ASHA, entryPassageId: 'p1', exitPassageId: 'p2' });
const CORRECTION: Correction = {
  id: 'c1',
  at: 50,
  by: 'Devi',
  kind: 'correct-plate',
  before: [{ ...VISIT, plate: 'KA01A81234' }],
  after: [VISIT],
  countDelta: 0,
  undone: null,
};

function passage(id: string, gateId: string, read: { plate?: string; likelyPlate?: string }) {
  return { ...newPassage({ id, gateId, direction: 'in', arrivedAt: 1 }), ...read };
}

describe('a corrected plate teaches', () => {
  it('what the gates of the entry and of the exit read instead, settled or not', () => {
    const passages = [
      passage('p2', 'back', { likelyPlate: 'KA01AB123' }),
      passage('p1', 'front', { plate: 'KA01A81234', likelyPlate: 'XX' }),
      passage('p3', 'front', { plate: 'MH12DE1433' }),
    ];
    expect(misreadsOf(CORRECTION, passages)).toEqual([
      { correctionId: 'c1', gateId: 'back', read: 'KA01AB123', meant: ASHA, at: 50 },
      { correctionId: 'c1', gateId: 'front', read: 'KA01A81234', meant: ASHA, at: 50 },
    ]);
  });

  it('nothing where it was read right, not at all, or cannot be read', () => {
    const wrong = [passage('p1', 'front', { plate: 'KA01A81234' })];
    expect(
      misreadsOf(CORRECTION, [passage('p1', 'front', { plate: ASHA }), passage('p2', 'back', {})]),
    ).toEqual([]);
    expect(misreadsOf({ ...CORRECTION, after: [{ ...VISIT, plate: null }] }, wrong)).toEqual([]);
    expect(misreadsOf({ ...CORRECTION, kind: 'confirm' }, wrong)).toEqual([]);
    expect(misreadsOf(CORRECTION, [])).toEqual([]);
  });
});

function misread(gateId: string, read: string, meant: string, more: Partial<Misread> = {}): Misread {
  return { correctionId: 'c1', gateId, read, meant, at: 1, ...more };
}

describe('what a gate confuses', () => {
  it('is told per gate, the most frequent first, with the newest plates', () => {
    const misreads = [
      misread('north', '2A0', 'ZAO', { at: 1 }),
      misread('north', '2A1', 'ZA1', { at: 3, correctionId: 'c2' }),
      misread('north', 'KA', 'KAX', { at: 2, correctionId: 'c2' }),
      misread('east', '8', 'B', { at: 4 }),
    ];
    expect(confusionsOf(misreads)).toEqual([
      {
        gateId: 'east',
        corrections: 1,
        characters: [{ read: '8', meant: 'B', count: 1 }],
        pairs: [{ read: '8', meant: 'B', at: 4 }],
      },
      {
        gateId: 'north',
        corrections: 2,
        characters: [
          { read: '2', meant: 'Z', count: 2 },
          { read: '0', meant: 'O', count: 1 },
          { read: '', meant: 'X', count: 1 },
        ],
        pairs: [
          { read: '2A1', meant: 'ZA1', at: 3 },
          { read: 'KA', meant: 'KAX', at: 2 },
          { read: '2A0', meant: 'ZAO', at: 1 },
        ],
      },
    ]);
  });

  it('shows at most 100 rows of each', () => {
    const characters = Array.from({ length: 30 }, (_, index) => String.fromCharCode(65 + index));
    const misreads = characters.flatMap((read) => characters.map((meant) => misread('north', read, meant)));
    expect(confusionsOf(misreads)).toMatchObject([{ characters: { length: 100 }, pairs: { length: 100 } }]);
  });

  it('is nothing without corrections', () => {
    expect(confusionsOf([])).toEqual([]);
  });
});
