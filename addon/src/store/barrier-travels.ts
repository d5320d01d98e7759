import type { Kysely } from 'kysely';
import { z } from 'zod';
import { TRAVELS_HEARD } from '../gate/barrier-wear.ts';
import type { BarrierTravel } from '../gate/barrier-wear.ts';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { instantColumn, rowReader } from './rows.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const travelRow = z.object({ travel_ms: z.number() }).transform(({ travel_ms }) => travel_ms);

const cyclesRow = z
  .object({
    cycles: z.int(),
    cycles_since_service: z.int(),
    serviced_at: instantColumn.nullable(),
  })
  .transform(({ cycles, cycles_since_service, serviced_at }) => ({
    cycles,
    cyclesSinceService: cycles_since_service,
    servicedAt: serviced_at,
  }));

const NO_CYCLES = { cycles: 0, cyclesSinceService: 0, servicedAt: null };

export function storedBarrierTravels({ db, onCorruptRow }: StoreConnection): Store['barrierTravels'] {
  const readTravel = rowReader({ table: 'barrier_travels', name: 'number', shape: travelRow, onCorruptRow });
  const readCycles = rowReader({ table: 'barrier_cycles', name: 'gate_id', shape: cyclesRow, onCorruptRow });

  const newest = async (gateId: string, way: BarrierTravel['way']): Promise<readonly number[]> =>
    readTravel.many(
      await db
        .selectFrom('barrier_travels')
        .selectAll()
        .where('gate_id', '=', gateId)
        .where('way', '=', way)
        .orderBy('number', 'desc')
        .limit(TRAVELS_HEARD)
        .execute(),
    );

  return {
    add: (travel) =>
      db.transaction().execute(async (transaction) => {
        const { gateId, at, way, travelMs } = travel;
        await transaction
          .insertInto('barrier_travels')
          .values({ gate_id: gateId, at, way, travel_ms: travelMs })
          .execute();
        await forgetOldTravels(transaction, travel);
        if (way === 'up') await countCycle(transaction, gateId);
        await raiseHighWater(transaction, [at]);
      }),

    wear: async (gateId) => {
      const row = await db
        .selectFrom('barrier_cycles')
        .selectAll()
        .where('gate_id', '=', gateId)
        .executeTakeFirst();
      const [cycles = NO_CYCLES] = readCycles.many(row === undefined ? [] : [row]);
      return { ...cycles, up: await newest(gateId, 'up'), down: await newest(gateId, 'down') };
    },

    serviced: (gateId, at) =>
      db.transaction().execute(async (transaction) => {
        const serviced = { cycles_since_service: 0, serviced_at: at };
        await transaction
          .insertInto('barrier_cycles')
          .values({ gate_id: gateId, cycles: 0, ...serviced })
          .onConflict((conflict) => conflict.column('gate_id').doUpdateSet(serviced))
          .execute();
        await raiseHighWater(transaction, [at]);
      }),
  };
}

async function countCycle(db: Kysely<Tables>, gateId: string): Promise<void> {
  await db
    .insertInto('barrier_cycles')
    .values({ gate_id: gateId, cycles: 1, cycles_since_service: 1, serviced_at: null })
    .onConflict((conflict) =>
      conflict.column('gate_id').doUpdateSet((eb) => ({
        cycles: eb(eb.ref('barrier_cycles.cycles'), '+', 1),
        cycles_since_service: eb(eb.ref('barrier_cycles.cycles_since_service'), '+', 1),
      })),
    )
    .execute();
}

/** Arms move some hundred times a day for years: only the travels that are heard stay, and the count of all. */
async function forgetOldTravels(
  db: Kysely<Tables>,
  { gateId, way }: Pick<BarrierTravel, 'gateId' | 'way'>,
): Promise<void> {
  const newestToForget = db
    .selectFrom('barrier_travels')
    .select('number')
    .where('gate_id', '=', gateId)
    .where('way', '=', way)
    .orderBy('number', 'desc')
    .limit(1)
    .offset(TRAVELS_HEARD);
  await db
    .deleteFrom('barrier_travels')
    .where('gate_id', '=', gateId)
    .where('way', '=', way)
    .where('number', '<=', newestToForget)
    .execute();
}
