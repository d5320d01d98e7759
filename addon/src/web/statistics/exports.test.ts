import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { passageOf } from '../../../test/web-samples.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import { plainVisit } from '../../parking/visit.ts';
import type { Visit } from '../../parking/visit.ts';

function recordsOf({ text }: Reply): readonly Record<string, string>[] {
  return parse(text, { bom: true, columns: true });
}

function idsOf(reply: Reply): readonly (string | undefined)[] {
  return recordsOf(reply).map(({ id }) => id);
}

const at = (text: string): number => Date.parse(text);

/** It came in before the clocks were put back and left in the hour that came twice. */
const NIGHT: Visit = plainVisit({
  id: 'night',
  plate: 'BMW1234',
  exitPlate: 'BMW1Z34',
  permitId: 'gone',
  enteredAt: at('2026-10-24T22:15:00+02:00'),
  entryPassageId: 'p1',
  entryGateId: 'main',
  leftAt: at('2026-10-25T02:30:59+01:00'),
  exitPassageId: 'p2',
  exitGateId: 'main',
  pairedBy: 'similar-plate',
  anomalies: ['plates-differ', 'guessed'],
  slotId: 'A1',
});
const INSIDE: Visit = plainVisit({ id: 'inside', plate: 'XX1', enteredAt: at('2026-10-26T09:00:00+01:00') });

async function withVisits(...visits: readonly Visit[]): Promise<OpenedWeb> {
  const web = await openedWeb();
  for (const visit of visits) await web.store.visits.put(visit);
  return web;
}

describe('the visits as a file', () => {
  it('are told in the time of the site, oldest first', async () => {
    await using web = await withVisits(INSIDE, NIGHT);
    const reply = await visitor(web).get('/api/visits.csv');
    expect(reply.status).toBe(200);
    expect(recordsOf(reply)).toEqual([
      {
        id: 'night',
        plate: 'BMW1234',
        exit_plate: 'BMW1Z34',
        permit_id: 'gone',
        holder: '',
        entered_at: '2026-10-24T22:15:00+02:00',
        left_at: '2026-10-25T02:30:59+01:00',
        minutes: '315',
        entry_gate: 'main',
        exit_gate: 'main',
        paired_by: 'similar-plate',
        anomalies: 'plates-differ; guessed',
        looked_at: '',
        slot: 'A1',
      },
      expect.objectContaining({
        id: 'inside',
        entered_at: '2026-10-26T09:00:00+01:00',
        left_at: '',
        minutes: '',
      }),
    ]);
  });

  it('name the holder, and no formula of his', async () => {
    await using web = await openedWeb();
    const holder = '=1+1';
    const made = await visitor(web).post('/api/permits', { holder, plates: ['BMW1234'] });
    await web.store.visits.put({ ...NIGHT, permitId: (made.body as { id: string }).id });
    expect(recordsOf(await visitor(web).get('/api/visits.csv'))).toMatchObject([{ holder: "'=1+1" }]);
  });

  it.each([
    ['', ['night', 'inside']],
    ['from=2026-10-25', ['inside']],
    ['to=2026-10-24', ['night']],
    ['plate=w123', ['night']],
    ['plate=&from=&to=', ['night', 'inside']],
    ['from=2026-11-01', []],
  ])('for "%s"', async (query, ids) => {
    await using web = await withVisits(NIGHT, INSIDE);
    expect(idsOf(await visitor(web).get(`/api/visits.csv?${query}`))).toEqual(ids);
  });
});

describe('the passages as a file', () => {
  const SETTLED = { rule: 'plate-unreadable', frames: 3 } as const;
  const MORNING = passageOf({
    id: 'morning',
    arrivedAt: at('2026-03-29T01:59:59+01:00'),
    endedAt: at('2026-03-29T03:00:09+02:00'),
    outcome: 'refused',
    plate: null,
    likelyPlate: 'BMW1Z34',
    decision: { verdict: 'ask', plate: null, permitId: null, decidedAt: 1, reasons: [SETTLED, SETTLED] },
    sight: { frames: 4, found: 3, read: 2, brightness: 54.5, advice: null, firstAt: 1 },
  });
  const NOON = passageOf({ id: 'noon', gateId: 'back', arrivedAt: at('2026-03-29T12:00:00+02:00') });
  const WAITS = passageOf({
    id: 'waits',
    arrivedAt: at('2026-03-29T13:00:00+02:00'),
    endedAt: null,
    outcome: null,
  });

  async function withPassages(): Promise<OpenedWeb> {
    const web = await openedWeb();
    for (const passage of [NOON, MORNING, WAITS]) await web.store.passages.record({ passage });
    return web;
  }

  it('are told with what the cameras made of them, once they have ended', async () => {
    await using web = await withPassages();
    expect(recordsOf(await visitor(web).get('/api/passages.csv'))).toEqual([
      {
        id: 'morning',
        gate: 'main',
        direction: 'in',
        arrived_at: '2026-03-29T01:59:59+01:00',
        ended_at: '2026-03-29T03:00:09+02:00',
        plate: '',
        likely_plate: 'BMW1Z34',
        outcome: 'refused',
        verdict: 'ask',
        reasons: 'plate-unreadable; plate-unreadable',
        permit_id: '',
        inferred: 'no',
        interrupted: 'no',
        pictures: '4',
        pictures_with_plate: '3',
        pictures_read: '2',
        brightness: '55',
      },
      expect.objectContaining({ id: 'noon', verdict: '', reasons: '', pictures: '', brightness: '' }),
    ]);
  });

  it.each([
    ['outcome=entered', ['noon']],
    ['gate=main', ['morning']],
    ['from=2026-03-29&to=2026-03-29', ['morning', 'noon']],
    ['from=2026-03-30', []],
    ['plate=bmw', ['noon']],
  ])('for "%s"', async (query, ids) => {
    await using web = await withPassages();
    expect(idsOf(await visitor(web).get(`/api/passages.csv?${query}`))).toEqual(ids);
  });
});

describe.each(['visits', 'passages'])('the file of %s', (name) => {
  it('is one to keep, whose name says nothing about anybody', async () => {
    await using web = await openedWeb();
    const { headers } = await visitor(web).get(`/api/${name}.csv?plate=BMW1234`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}.csv"`);
  });

  it.each(['limit=3', 'from=tomorrow', 'from=2026-02-02&to=2026-02-01', 'plate=*'])(
    'is not made for "%s"',
    async (query) => {
      await using web = await openedWeb();
      const reply = await visitor(web).get(`/api/${name}.csv?${query}`);
      expect([reply.status, codeOf(reply)]).toEqual([400, 'bad-query']);
      expect(messageOf(reply)).not.toBe('');
    },
  );

  it('is for who is signed in', async () => {
    await using web = await openedWeb({ options: { password: 'correct horse' } });
    expect((await visitor(web).get(`/api/${name}.csv`)).status).toBe(401);
  });
});
