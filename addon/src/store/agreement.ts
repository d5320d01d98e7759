import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AgreementCounts, GateMonthAgreement, ReadingDifference } from '../contract/readers.ts';
import { COMPARISONS, DIFFERENCES_KEPT } from '../plate/remote/agreement.ts';
import type { AgreementLog, AgreementRecord, Comparison } from '../plate/remote/agreement.ts';
import type { StoreConnection } from './connection.ts';
import { instantColumn, rowReader } from './rows.ts';
import type { Tables } from './tables.ts';

const framesRow = z.object({
  gate_id: z.string(),
  month: z.string(),
  comparison: z.enum(COMPARISONS),
  frames: z.int().min(0),
});

type Frames = z.infer<typeof framesRow>;

const differenceRow = z
  .object({
    at: instantColumn,
    gate_id: z.string(),
    passage_id: z.string(),
    deciding_text: z.string(),
    shadow_text: z.string(),
  })
  .transform(({ at, gate_id, passage_id, deciding_text, shadow_text }): ReadingDifference => ({
    at,
    gateId: gate_id,
    passageId: passage_id,
    decidingText: deciding_text,
    shadowText: shadow_text,
  }));

export function storedAgreement({ db, onCorruptRow }: StoreConnection): AgreementLog {
  const readFrames = rowReader({
    table: 'reader_agreement',
    name: 'reader',
    shape: framesRow,
    onCorruptRow,
  });
  const readDifference = rowReader({
    table: 'reader_differences',
    name: 'number',
    shape: differenceRow,
    onCorruptRow,
  });
  return {
    add: (record) =>
      db.transaction().execute(async (transaction) => {
        await countFrame(transaction, record);
        if (record.comparison === 'different') await keepDifference(transaction, record);
      }),

    of: async (reader) => {
      const frames = readFrames.many(
        await db
          .selectFrom('reader_agreement')
          .selectAll()
          .where('reader', '=', reader)
          .orderBy('month', 'desc')
          .orderBy('gate_id')
          .execute(),
      );
      const differences = readDifference.many(
        await db
          .selectFrom('reader_differences')
          .selectAll()
          .where('reader', '=', reader)
          .orderBy('number', 'desc')
          .limit(DIFFERENCES_KEPT)
          .execute(),
      );
      return { ...countsOf(frames), byGateAndMonth: byGateAndMonth(frames), differences };
    },
  };
}

async function countFrame(
  db: Kysely<Tables>,
  { reader, gateId, month, comparison }: AgreementRecord,
): Promise<void> {
  await db
    .insertInto('reader_agreement')
    .values({ reader, gate_id: gateId, month, comparison, frames: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['reader', 'gate_id', 'month', 'comparison'])
        .doUpdateSet((eb) => ({ frames: eb(eb.ref('reader_agreement.frames'), '+', 1) })),
    )
    .execute();
}

async function keepDifference(db: Kysely<Tables>, record: AgreementRecord): Promise<void> {
  const { reader, at, gateId, passageId, decidingText, shadowText } = record;
  await db
    .insertInto('reader_differences')
    .values({
      reader,
      at,
      gate_id: gateId,
      passage_id: passageId,
      deciding_text: decidingText,
      shadow_text: shadowText,
    })
    .execute();
  const newestToForget = db
    .selectFrom('reader_differences')
    .select('number')
    .where('reader', '=', reader)
    .orderBy('number', 'desc')
    .limit(1)
    .offset(DIFFERENCES_KEPT);
  await db
    .deleteFrom('reader_differences')
    .where('reader', '=', reader)
    .where('number', '<=', newestToForget)
    .execute();
}

/** In the order in which the frames come. */
function byGateAndMonth(frames: readonly Frames[]): readonly GateMonthAgreement[] {
  const groups = Map.groupBy(frames, ({ gate_id, month }) => `${month} ${gate_id}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ gateId: first.gate_id, month: first.month, ...countsOf(group) }];
  });
}

function countsOf(rows: readonly Frames[]): AgreementCounts {
  const of = (...comparisons: readonly Comparison[]): number =>
    rows.reduce((sum, { comparison, frames }) => sum + (comparisons.includes(comparison) ? frames : 0), 0);
  return {
    frames: of(...COMPARISONS),
    same: of('same'),
    different: of('different'),
    onlyDeciding: of('only-deciding'),
    onlyShadow: of('only-shadow'),
  };
}
