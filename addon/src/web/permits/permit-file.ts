import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { LARGEST_CSV_BYTES, permitsFromCsv, permitsToCsv } from '../../access/permits/permit-csv.ts';
import type { CsvError } from '../../access/permits/permit-csv.ts';
import type { PermitImport } from '../../contract/permits.ts';
import { addFileRoute } from '../file-body.ts';
import { refusal } from '../http-errors.ts';
import { parseQuery } from '../parse-input.ts';
import { assertDone, knownNames } from './permits.ts';
import type { PermitRouteOptions } from './permits.ts';

/** How many rows and errors a preview tells; the counts are of all. */
const MOST_TOLD = 200;

const importQuery = z.strictObject({
  apply: z
    .enum(['true', 'false'], { error: 'true (change the permits) or false (a preview)' })
    .transform((apply) => apply === 'true')
    .default(false),
});

export interface PermitFileRouteOptions extends PermitRouteOptions {
  /** IANA name of the place whose wall clock the file's times are of. */
  readonly timeZone: string;
}

/** `GET /api/permits.csv` and `POST /api/permits/import`. */
export async function addPermitFileRoutes(
  app: FastifyInstance,
  { site, store, changes, timeZone }: PermitFileRouteOptions,
): Promise<void> {
  app.get('/api/permits.csv', async (_request, reply) => {
    const csv = permitsToCsv(await store.permits.all(), timeZone);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="permits.csv"')
      .send(csv);
  });

  const kind = { mediaType: 'text/csv', mostBytes: LARGEST_CSV_BYTES, broken: 'bad-csv' } as const;
  await addFileRoute(app, '/api/permits/import', kind, (text, request) => {
    const { apply } = parseQuery(importQuery, request.query);
    return changes(async (): Promise<PermitImport> => {
      const names = await knownNames({ site, store });
      const existing = await store.permits.all();
      const { rows, errors } = permitsFromCsv(text, { ...names, existing, timeZone, newId: randomUUID });
      const countOf = (effect: 'add' | 'change' | 'same'): number =>
        rows.filter((row) => row.effect === effect).length;
      if (apply) {
        if (errors.length > 0) throw refusal('bad-csv', { message: wrongLines(errors) });
        const changed = rows.filter(({ effect }) => effect !== 'same').map(({ permit }) => permit);
        if (changed.length > 0) {
          assertDone(await store.permits.putAll(changed));
          await site.permitsChanged();
        }
      }
      return {
        added: countOf('add'),
        changed: countOf('change'),
        unchanged: countOf('same'),
        rows: rows.slice(0, MOST_TOLD).map(({ line, effect, permit: { holder, plates } }) => ({
          line,
          effect,
          holder,
          plates,
        })),
        errors: errors.slice(0, MOST_TOLD),
        errorCount: errors.length,
        applied: apply,
      };
    });
  });
}

function wrongLines(errors: readonly CsvError[]): string {
  const [first] = errors;
  if (first === undefined) return '';
  const others = errors.length - 1;
  const more = others === 0 ? '' : ` ${others} more ${others === 1 ? 'error' : 'errors'}.`;
  return `Line ${first.line}: ${first.message}${more} Nothing was changed.`;
}
