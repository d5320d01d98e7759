import type { Kysely } from 'kysely';
import { z } from 'zod';
import { FUNNEL_STAGES, LIGHTS } from '../contract/statistics.ts';
import type { KeptDay } from '../parking/statistics/day-figures.ts';
import type { StoreConnection } from './connection.ts';
import { jsonColumn, readInTurns, rowReader } from './rows.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const reads = z.object({ arrived: z.int(), settled: z.int() });

const figures = z.object({
  day: z.string(),
  entered: z.int(),
  left: z.int(),
  most: z.int(),
  mean: z.number(),
  funnel: z.array(z.object({ gateId: z.string(), counts: z.record(z.enum(FUNNEL_STAGES), z.int()) })),
  hours: z.array(z.object({ minutes: z.number(), mean: z.number(), most: z.int() }).nullable()),
  stays: z.array(z.int()),
  readsByHour: z.array(reads),
  readsByLight: z.record(z.enum(LIGHTS), reads),
});

const dayRow = z
  .object({ figures_json: jsonColumn(figures) })
  .transform(({ figures_json }): KeptDay => figures_json);

export function storedDays({ db, onCorruptRow }: StoreConnection): Store['days'] {
  const read = rowReader({ table: 'days', name: 'day', shape: dayRow, onCorruptRow });
  return {
    between: async (from, to) =>
      readInTurns(
        read,
        await db
          .selectFrom('days')
          .selectAll()
          .where('day', '>=', from)
          .where('day', '<=', to)
          .orderBy('day')
          .execute(),
      ),

    put: async (kept) => {
      const row = { figures_json: figuresJson(kept) };
      await db
        .insertInto('days')
        .values({ day: kept.day, ...row })
        .onConflict((conflict) => conflict.column('day').doUpdateSet(row))
        .execute();
    },

    forget: (days) => forgetDays(db, days),
  };
}

/** Refuses what could not be read back: the day would be missing in every figure from then on. */
function figuresJson(kept: KeptDay): string {
  return JSON.stringify(figures.parse(kept));
}

/** Figures of these days are made anew when they are asked for. */
export async function forgetDays(db: Kysely<Tables>, days: readonly string[]): Promise<void> {
  for (const day of days) await db.deleteFrom('days').where('day', '=', day).execute();
}
