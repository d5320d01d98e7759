import { newPassage } from '../src/gate/passage.ts';
import type { Passage } from '../src/gate/passage.ts';
import { plainVisit } from '../src/parking/visit.ts';
import type { PassageStep } from '../src/store/store.ts';

/**
 * What a program that is going to be killed writes: passage `number` in five steps, of which the last enters a vehicle,
 * lets out the one before, or refuses one, in turn. The same every time, so that a test knows what must be there.
 */
export const STEPS_OF_A_PASSAGE = 5;
/** Numbers within one turn belong together. */
export const PASSAGES_OF_A_TURN = 3;

export const passageId = (number: number): string => `passage-${number}`;
export const permitPlate = (number: number): string => `PERMIT${number}`;

/** Large enough that a kill can come while it is written. */
const PICTURE_BYTES = 200_000;

export function pictureOf(number: number): Uint8Array {
  return new Uint8Array(PICTURE_BYTES).fill(number % 256).fill(number >> 8, 0, 100);
}

/** @param pictureId what the picture store called `pictureOf(number)`. */
export function stepsOf(number: number, pictureId: string): readonly PassageStep[] {
  const id = passageId(number);
  const arrivedAt = 1_000_000 + number * 1000;
  const plate = `KA01AB${Math.floor(number / PASSAGES_OF_A_TURN)}`;
  const direction = number % PASSAGES_OF_A_TURN === 1 ? 'out' : 'in';
  const arriving = newPassage({ id, gateId: 'lane', direction, arrivedAt });
  const reading: Passage = { ...arriving, phase: 'reading', pictureId };
  const decided: Passage = {
    ...reading,
    phase: 'decided',
    plate,
    decision: {
      verdict: number % PASSAGES_OF_A_TURN === 2 ? 'refuse' : 'open',
      plate,
      permitId: null,
      decidedAt: arrivedAt + 500,
      reasons: [{ rule: 'plate-settled', plate, frames: 2, readers: ['one', 'other'], settledBy: 'witness' }],
    },
  };
  const readings = [1, 2].map((count) => ({
    passageId: id,
    takenAt: arrivedAt + count * 100,
    reader: 'one',
    text: plate,
    raw: plate,
    confidence: 0.9,
    characters: Array.from(plate, () => 0.9),
    box: { x: 1, y: 2, w: 3, h: 4 },
    witnesses: [],
  }));
  return [
    { passage: arriving },
    { passage: reading, readings },
    { passage: decided },
    { passage: { ...decided, phase: 'opening' } },
    lastStep(number, { ...decided, phase: 'clear', endedAt: arrivedAt + 900 }),
  ];
}

function lastStep(number: number, passage: Passage): PassageStep {
  const { id, arrivedAt: at, plate } = passage;
  if (number % PASSAGES_OF_A_TURN === 2) return { passage: { ...passage, outcome: 'refused' } };
  const visit = plainVisit({
    id: `visit-${Math.floor(number / PASSAGES_OF_A_TURN)}`,
    plate,
    enteredAt: at,
    entryPassageId: id,
  });
  if (number % PASSAGES_OF_A_TURN === 0) {
    return {
      passage: { ...passage, outcome: 'entered' },
      countChanges: [{ at, delta: 1, cause: 'crossing', passageId: id }],
      visits: [visit],
    };
  }
  return {
    passage: { ...passage, outcome: 'left' },
    countChanges: [{ at, delta: -1, cause: 'crossing', passageId: id }],
    visits: [
      {
        ...visit,
        enteredAt: at - 1000,
        entryPassageId: passageId(number - 1),
        leftAt: at,
        exitPassageId: id,
      },
    ],
  };
}
