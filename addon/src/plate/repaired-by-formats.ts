import { lookAlikesOf } from './formats/look-alikes.ts';
import { repairByFormat } from './formats/repair-by-format.ts';
import type { CharacterChange } from './formats/repair-by-format.ts';
import type { RegionOrder } from './formats/region-order.ts';
import type { CharacterReading, PlateCandidate, PlateReading } from './reading.ts';

/**
 * A plate whose look-alikes are put right where the formats of a site's regions forbid what was read. A sure repair takes
 * the text's place, and the text as read becomes the first candidate; other possible ones are candidates. What
 * witnesses read is put right by itself. `raw` stays. Where no regions are known nothing changes.
 *
 * A vehicle may come from elsewhere, and almost any plate can be swapped into one of some region: a repair is sure only
 * where most fonts draw both characters the same, or the reader itself saw the other one as possible.
 */
export function repairedByFormats(plate: PlateReading, order: RegionOrder): PlateReading {
  if (order.length === 0) return plate;
  const witnesses = plate.witnesses.map((witness) => ({
    ...witness,
    text: surelyMeant(witness.text, order),
  }));
  const verdict = repairByFormat(plate.text, order);
  switch (verdict.kind) {
    case 'repaired': {
      const { text, changes } = verdict.repair;
      const isSure = changes.every(
        (change) => isDrawnTheSame(change) || wasSeen(plate.characters[change.at], change.meant),
      );
      if (!isSure) return { ...plate, witnesses, candidates: withFirst(plate, [text], plate.text) };
      return {
        ...plate,
        text,
        witnesses,
        characters: plate.characters.map((character, at) => asMeant(character, text.charAt(at))),
        candidates: withFirst(plate, [verdict.raw], text),
      };
    }
    case 'ambiguous': {
      const texts = verdict.repairs.map(({ text }) => text);
      return { ...plate, witnesses, candidates: withFirst(plate, texts, plate.text) };
    }
    case 'fits':
    case 'no-fit':
      return { ...plate, witnesses };
  }
}

function surelyMeant(text: string, order: RegionOrder): string {
  const verdict = repairByFormat(text, order);
  return verdict.kind === 'repaired' && verdict.repair.changes.every(isDrawnTheSame)
    ? verdict.repair.text
    : text;
}

function isDrawnTheSame({ read, meant }: CharacterChange): boolean {
  return lookAlikesOf(read).some(({ character, likeness }) => character === meant && likeness === 'same');
}

function wasSeen(character: CharacterReading | undefined, meant: string): boolean {
  return character?.runnersUp.some(({ char }) => char === meant) === true;
}

/** What the formats forbid is no runner-up either. */
function asMeant(character: CharacterReading, char: string): CharacterReading {
  return char === character.char ? character : { char, score: character.score, runnersUp: [] };
}

/** As likely as the reading's own text, so before the candidates that it has. */
function withFirst(
  { confidence, candidates }: PlateReading,
  texts: readonly string[],
  own: string,
): readonly PlateCandidate[] {
  return [
    ...texts.map((text) => ({ text, confidence })),
    ...candidates.filter(({ text }) => text !== own && !texts.includes(text)),
  ];
}
