import type { PlateReading, Reading } from '../reading.ts';

/** A reading whose texts, those of witnesses included, are put right; `raw` stays. */
export function repairedReading(reading: Reading, repair: (text: string) => string): Reading {
  return { ...reading, plates: reading.plates.map((plate) => repairedPlate(plate, repair)) };
}

function repairedPlate(plate: PlateReading, repair: (text: string) => string): PlateReading {
  const text = repair(plate.text);
  return {
    ...plate,
    text,
    characters: plate.characters.map((character, at) => {
      const char = text.charAt(at);
      // What the formats forbid is no runner-up either.
      return char === character.char ? character : { char, score: character.score, runnersUp: [] };
    }),
    witnesses: plate.witnesses.map((witness) => ({ ...witness, text: repair(witness.text) })),
  };
}
