import type { Instant } from '../../contract/words.ts';
import type { Visit } from '../../parking/visit.ts';
import type { HolderOf } from '../holders.ts';
import type { CsvColumn } from './csv-stream.ts';

const MINUTE_MS = 60_000;

/** @param timeOf writes an instant. */
export function visitColumns(
  timeOf: (at: Instant) => string,
  holderOf: HolderOf,
): readonly CsvColumn<Visit>[] {
  const time = (at: Instant | null): string => (at === null ? '' : timeOf(at));
  return [
    { name: 'id', cell: ({ id }) => id },
    { name: 'plate', cell: ({ plate }) => plate ?? '' },
    { name: 'exit_plate', cell: ({ exitPlate }) => exitPlate ?? '' },
    { name: 'permit_id', cell: ({ permitId }) => permitId ?? '' },
    { name: 'holder', cell: ({ permitId }) => holderOf(permitId) ?? '' },
    { name: 'entered_at', cell: ({ enteredAt }) => time(enteredAt) },
    { name: 'left_at', cell: ({ leftAt }) => time(leftAt) },
    { name: 'minutes', cell: minutesOf },
    { name: 'entry_gate', cell: ({ entryGateId }) => entryGateId ?? '' },
    { name: 'exit_gate', cell: ({ exitGateId }) => exitGateId ?? '' },
    { name: 'paired_by', cell: ({ pairedBy }) => pairedBy ?? '' },
    { name: 'anomalies', cell: ({ anomalies }) => anomalies.join('; ') },
    { name: 'looked_at', cell: ({ reviewedAt }) => time(reviewedAt) },
    { name: 'slot', cell: ({ slotId }) => slotId ?? '' },
  ];
}

/** Whole ones. */
function minutesOf({ enteredAt, leftAt }: Visit): string {
  return enteredAt === null || leftAt === null ? '' : String(Math.floor((leftAt - enteredAt) / MINUTE_MS));
}
