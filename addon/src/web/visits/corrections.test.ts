import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { passageOf } from '../../../test/web-samples.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import type { ConfusionView, CorrectionView } from '../../contract/visits.ts';
import { plainVisit } from '../../parking/visit.ts';

const ENTERED = 1_000_000;
const LEFT = 2_000_000;
const NOW = 3_000_000;

const ASHA = plainVisit({
  id: 'asha',
  plate: 'KA01AB1234',
  enteredAt: ENTERED,
  entryPassageId: 'p1',
  entryGateId: 'main',
});
const UNREAD = plainVisit({
  id: 'unread',
  leftAt: LEFT,
  exitPassageId: 'p2',
  exitGateId: 'main',
  anomalies: ['unread-exit'],
});
const MERGE = { kind: 'merge', entryVisitId: 'asha', exitVisitId: 'unread' };

async function withTwo(): Promise<OpenedWeb> {
  const web = await openedWeb();
  web.site.change({ now: NOW });
  await web.store.passages.record({
    passage: passageOf({ id: 'p1', arrivedAt: ENTERED, plate: 'KA01A81234' }),
    visits: [{ ...ASHA, plate: 'KA01A81234' }],
  });
  await web.store.passages.record({ passage: passageOf({ id: 'p2', arrivedAt: LEFT, plate: null }) });
  await web.store.visits.put(ASHA);
  await web.store.visits.put(UNREAD);
  return web;
}

function correct(web: OpenedWeb, body: unknown): Promise<Reply> {
  return visitor(web).post('/api/visits/corrections', body);
}

function correctionOf({ body }: Reply): CorrectionView {
  return body as CorrectionView;
}

describe('a correction', () => {
  it('is carried out, told with what it changed, and kept', async () => {
    await using web = await withTwo();
    const answer = await correct(web, MERGE);
    expect(answer.status).toBe(201);
    const view = correctionOf(answer);
    expect(view).toMatchObject({
      at: NOW,
      by: 'the page',
      kind: 'merge',
      before: [{ id: 'asha', leftAt: null }, { id: 'unread' }],
      after: [{ id: 'asha', leftAt: LEFT, pairedBy: 'person' }],
      countDelta: 0,
      undone: null,
    });
    for (const visit of [...view.before, ...view.after]) expect(visit).not.toHaveProperty('reviewedAt');
    expect((await visitor(web).get('/api/visits/corrections')).body).toEqual([view]);
    expect(await web.store.visits.many(['asha', 'unread'])).toMatchObject([{ id: 'asha', leftAt: LEFT }]);
  });

  it.each([
    [{ kind: 'confirm', visitId: 'unread' }],
    [{ kind: 'correct-plate', visitId: 'asha', plate: 'ka 01 AB-9999' }],
    [{ kind: 'correct-plate', visitId: 'asha', plate: null }],
    [MERGE],
    [{ kind: 'close', visitId: 'asha', leftAt: NOW - 1 }],
  ])('%j is understood', async (body) => {
    await using web = await withTwo();
    expect((await correct(web, body)).status).toBe(201);
  });

  it('folds the plate as plates are compared', async () => {
    await using web = await withTwo();
    await correct(web, { kind: 'correct-plate', visitId: 'asha', plate: 'ka 01 ab-9999' });
    expect(await web.store.visits.many(['asha'])).toMatchObject([{ plate: 'KA01AB9999' }]);
  });

  it('splits who was merged', async () => {
    await using web = await withTwo();
    await correct(web, MERGE);
    const answer = await correct(web, { kind: 'split', visitId: 'asha' });
    expect(correctionOf(answer).after).toHaveLength(2);
  });

  it.each([
    [{ kind: 'confirm', visitId: 'nobody' }, 404, 'no-such-visit', 'That visit is no longer there.'],
    [
      { kind: 'close', visitId: 'asha', leftAt: NOW + 1 },
      409,
      'cannot-correct',
      'It cannot have left later than now.',
    ],
    [{ ...MERGE, entryVisitId: 'unread' }, 409, 'cannot-correct', 'cannot be merged with itself'],
  ])('%j is refused with what stands against it', async (body, status, code, why) => {
    await using web = await withTwo();
    const answer = await correct(web, body);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(messageOf(answer)).toContain(why);
    expect(await web.store.corrections.newest({}, 10)).toEqual([]);
  });

  it.each([
    [{}, 'kind is missing; it must be one of confirm, correct-plate, merge, split, close.'],
    [{ kind: 'reconcile', visitId: 'asha' }, 'it must be one of confirm'],
    [{ kind: 'confirm' }, 'visitId is missing; it must be the id of a visit.'],
    [{ kind: 'confirm', visitId: '' }, 'it must be the id of a visit.'],
    [{ kind: 'confirm', visitId: 'x'.repeat(101) }, 'it must be the id of a visit.'],
    [{ kind: 'confirm', visitId: ['asha'] }, 'it must be the id of a visit.'],
    [{ kind: 'confirm', visitId: 'asha', by: 'x' }, 'There is no by. The fields are kind, visitId.'],
    [{ kind: 'split', visitId: 'asha', plate: 'AB1' }, 'There is no plate. The fields are kind, visitId.'],
    [{ kind: 'merge', entryVisitId: 'asha' }, 'exitVisitId is missing'],
    [{ kind: 'close', visitId: 'asha' }, 'leftAt is missing; it must be whole milliseconds since 1970.'],
    [{ kind: 'close', visitId: 'asha', leftAt: 'noon' }, 'leftAt cannot be "noon"'],
    [{ kind: 'close', visitId: 'asha', leftAt: -1 }, 'leftAt cannot be -1'],
    [{ kind: 'correct-plate', visitId: 'asha' }, 'plate is missing'],
    [
      { kind: 'correct-plate', visitId: 'asha', plate: 'A'.repeat(300) },
      'letters A-Z and digits, with spaces or dashes between them, or null where it cannot be read.',
    ],
    [{ kind: 'correct-plate', visitId: 'asha', plate: 'أب 1234' }, 'it must be a plate'],
    [{ kind: 'correct-plate', visitId: 'asha', plate: '' }, 'it must be a plate'],
    [[], 'It must be an object.'],
    ['null', 'It must be an object.'],
  ])('%j is not understood, and says why', async (body, why) => {
    await using web = await withTwo();
    const answer = await correct(web, body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
  });

  it('is not carried out while nothing can be written', async () => {
    await using web = await withTwo();
    web.site.parking.storeIs('down');
    const answer = await correct(web, MERGE);
    expect([answer.status, codeOf(answer)]).toEqual([409, 'store-down']);
    expect(messageOf(answer)).not.toContain('gate');
  });
});

describe('undoing', () => {
  const undo = (web: OpenedWeb, id: string): Promise<Reply> =>
    visitor(web).post(`/api/visits/corrections/${id}/undo`, {});

  it('puts back what was, once, and stays in the list', async () => {
    await using web = await withTwo();
    const { id } = correctionOf(await correct(web, MERGE));
    const answer = await undo(web, id);
    expect(answer.status).toBe(200);
    expect(correctionOf(answer)).toMatchObject({ id, undone: { at: NOW, by: 'the page' } });
    expect(await web.store.visits.many(['asha', 'unread'])).toHaveLength(2);
    const again = await undo(web, id);
    expect([again.status, codeOf(again)]).toEqual([409, 'already-undone']);
    expect((await visitor(web).get('/api/visits/corrections')).body).toEqual([answer.body]);
  });

  it('is refused where it was changed since', async () => {
    await using web = await withTwo();
    const { id } = correctionOf(await correct(web, MERGE));
    await correct(web, { kind: 'correct-plate', visitId: 'asha', plate: 'KA01AB9999' });
    const answer = await undo(web, id);
    expect([answer.status, codeOf(answer)]).toEqual([409, 'changed-since']);
  });

  it('does not know what nobody corrected, and takes no body', async () => {
    await using web = await withTwo();
    const answer = await undo(web, 'nothing');
    expect([answer.status, codeOf(answer)]).toEqual([404, 'no-such-correction']);
    const { id } = correctionOf(await correct(web, MERGE));
    const talkative = await visitor(web).post(`/api/visits/corrections/${id}/undo`, { why: 'a mistake' });
    expect([talkative.status, codeOf(talkative)]).toEqual([400, 'bad-body']);
  });
});

describe('the list of corrections', () => {
  it('is newest first, of one visit where one is asked for, and no longer than asked', async () => {
    await using web = await withTwo();
    await correct(web, { kind: 'confirm', visitId: 'unread' });
    web.site.change({ now: NOW + 1 });
    await correct(web, { kind: 'correct-plate', visitId: 'asha', plate: 'AB1' });
    web.site.change({ now: NOW + 2 });
    await correct(web, { kind: 'correct-plate', visitId: 'asha', plate: 'AB2' });
    const kinds = async (query: string): Promise<unknown> =>
      ((await visitor(web).get(`/api/visits/corrections?${query}`)).body as CorrectionView[]).map(
        ({ kind, after }) => `${kind} ${after[0]?.plate ?? ''}`,
      );
    expect(await kinds('')).toEqual(['correct-plate AB2', 'correct-plate AB1', 'confirm ']);
    expect(await kinds('visit=unread')).toEqual(['confirm ']);
    expect(await kinds('limit=1')).toEqual(['correct-plate AB2']);
    expect(await kinds('visit=nobody')).toEqual([]);
  });

  it.each(['limit=201', 'limit=0', 'before=x', `visit=${'x'.repeat(101)}`])('refuses %s', async (query) => {
    await using web = await openedWeb();
    const answer = await visitor(web).get(`/api/visits/corrections?${query}`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-query']);
  });
});

describe('what a gate confuses', () => {
  it('is what plates were corrected to', async () => {
    await using web = await withTwo();
    await correct(web, { kind: 'correct-plate', visitId: 'asha', plate: 'KA01AB1234' });
    const confusions = async (query: string) =>
      (await visitor(web).get(`/api/confusions${query}`)).body as readonly ConfusionView[];
    const main = {
      gateId: 'main',
      corrections: 1,
      characters: [{ read: '8', meant: 'B', count: 1 }],
      pairs: [{ read: 'KA01A81234', meant: 'KA01AB1234', at: NOW }],
    };
    expect(await confusions('')).toEqual([main]);
    expect(await confusions('?gate=main')).toEqual([main]);
    expect(await confusions('?gate=back')).toEqual([]);
  });

  it('refuses other questions', async () => {
    await using web = await openedWeb();
    const answer = await visitor(web).get('/api/confusions?plate=AB1');
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-query']);
    expect(messageOf(answer)).toBe('There is no plate. The fields are gate.');
  });
});
