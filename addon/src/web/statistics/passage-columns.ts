import type { Instant } from '../../contract/words.ts';
import type { Passage } from '../../gate/passage.ts';
import type { CsvColumn } from './csv-stream.ts';

/** @param timeOf writes an instant. */
export function passageColumns(timeOf: (at: Instant) => string): readonly CsvColumn<Passage>[] {
  return [
    { name: 'id', cell: ({ id }) => id },
    { name: 'gate', cell: ({ gateId }) => gateId },
    { name: 'direction', cell: ({ direction }) => direction },
    { name: 'arrived_at', cell: ({ arrivedAt }) => timeOf(arrivedAt) },
    { name: 'ended_at', cell: ({ endedAt }) => (endedAt === null ? '' : timeOf(endedAt)) },
    { name: 'plate', cell: ({ plate }) => plate ?? '' },
    { name: 'likely_plate', cell: ({ likelyPlate }) => likelyPlate ?? '' },
    { name: 'outcome', cell: ({ outcome }) => outcome ?? '' },
    { name: 'verdict', cell: ({ decision }) => decision?.verdict ?? '' },
    { name: 'reasons', cell: ({ decision }) => (decision?.reasons ?? []).map(({ rule }) => rule).join('; ') },
    { name: 'permit_id', cell: ({ decision }) => decision?.permitId ?? '' },
    { name: 'inferred', cell: ({ inferred }) => yesOrNo(inferred) },
    { name: 'interrupted', cell: ({ interrupted }) => yesOrNo(interrupted) },
    { name: 'pictures', cell: ({ sight }) => String(sight?.frames ?? '') },
    { name: 'pictures_with_plate', cell: ({ sight }) => String(sight?.found ?? '') },
    { name: 'pictures_read', cell: ({ sight }) => String(sight?.read ?? '') },
    { name: 'brightness', cell: ({ sight }) => (sight?.brightness ?? null)?.toFixed(0) ?? '' },
  ];
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no';
}
