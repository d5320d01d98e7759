import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Readable } from 'node:stream';
import type { Store } from '../../store/store.ts';
import { holdersOf } from '../holders.ts';
import type { LiveSite } from '../live-site.ts';
import { parseQuery } from '../parse-input.ts';
import { passageFilterFields, passageFilterOf } from '../passage-query.ts';
import { visitFilterFields, visitFilterOf } from '../visits/visit-query.ts';
import { csvStream } from './csv-stream.ts';
import { passageColumns } from './passage-columns.ts';
import { siteTime } from './site-time.ts';
import { visitColumns } from './visit-columns.ts';

const { plate, from, to } = visitFilterFields;
const visitExportQuery = z.strictObject({ plate, from, to });
const passageExportQuery = z.strictObject(passageFilterFields);

export interface ExportRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow'>;
  readonly store: {
    readonly visits: Pick<Store['visits'], 'export'>;
    readonly passages: Pick<Store['passages'], 'export'>;
  };
  /** IANA name of the place whose days are asked for and in whose time is written. */
  readonly timeZone: string;
}

/** `GET /api/visits.csv` and `GET /api/passages.csv`. */
export function addExportRoutes(app: FastifyInstance, { site, store, timeZone }: ExportRouteOptions): void {
  // Asked for its head only, the whole history would be read for nothing.
  const noHead = { exposeHeadRoute: false };

  app.get('/api/visits.csv', noHead, (request, reply) => {
    const asked = parseQuery(visitExportQuery, request.query);
    const columns = visitColumns(siteTime(timeZone), holdersOf(site));
    const visits = store.visits.export(visitFilterOf(asked, timeZone));
    return file(reply, 'visits.csv', csvStream(columns, visits));
  });

  app.get('/api/passages.csv', noHead, (request, reply) => {
    const asked = parseQuery(passageExportQuery, request.query);
    const passages = store.passages.export(passageFilterOf(asked, timeZone));
    return file(reply, 'passages.csv', csvStream(passageColumns(siteTime(timeZone)), passages));
  });
}

/** @param name says nothing about anybody: it ends up in lists of downloads. */
function file(reply: FastifyReply, name: string, content: Readable): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(content);
}
