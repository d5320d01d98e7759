import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { ReconciliationView } from '../../contract/reconciliation.ts';

const NOW = 5_000_000;
const DRIFT: Omit<ReconciliationView, 'now'> = {
  witnesses: { lanes: 3, visits: 2, slots: { least: 2, most: 2 } },
  agree: false,
  explanations: [
    {
      id: 'e1',
      cause: 'tailgated-in',
      passageIds: ['p1'],
      visitIds: [],
      slotIds: [],
      remedy: { countDelta: -1, closes: [], adds: 0 },
    },
  ],
  agreedAt: NOW - 1,
};

it('tells what the witnesses say and why they differ', async () => {
  await using web = await openedWeb();
  web.site.change({ now: NOW });
  web.site.parking.setReconciliation(DRIFT);
  const answer = await visitor(web).get('/api/reconciliation');
  expect([answer.status, answer.body]).toEqual([200, { ...DRIFT, now: NOW }]);
});

describe('is put right', () => {
  it('by an explanation, as long as it holds', async () => {
    await using web = await openedWeb();
    web.site.parking.setReconciliation(DRIFT);
    const put = () => visitor(web).post('/api/reconciliation', { explanationId: 'e1' });
    const done = await put();
    expect(done.status).toBe(200);
    expect(done.body).toMatchObject({ agree: true, explanations: [] });
    const again = await put();
    expect([again.status, codeOf(again)]).toEqual([409, 'changed-since']);
    expect(web.site.parking.reconciled).toEqual(['e1 the page']);
  });

  it.each([0, 80])('by a count of %i that somebody made on foot', async (count) => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/reconciliation', { count });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ witnesses: { lanes: count } });
    expect(web.site.parking.reconciled).toEqual([`${count} the page`]);
  });

  it('not while nothing can be written', async () => {
    await using web = await openedWeb();
    web.site.parking.storeIs('down');
    const answer = await visitor(web).post('/api/reconciliation', { count: 3 });
    expect([answer.status, codeOf(answer)]).toEqual([409, 'store-down']);
    expect(messageOf(answer)).toBe(
      'Nothing can be written now. Look whether it was done once the disk works, and try again if not.',
    );
  });
});

it.each([
  [{}, 'give explanationId or count, not both.'],
  [{ explanationId: 'e1', count: 3 }, 'give explanationId or count, not both.'],
  [{ count: -1 }, 'count cannot be -1; it must be a whole number from 0 to 80.'],
  [{ count: 81 }, 'count cannot be 81; it must be a whole number from 0 to 80.'],
  [{ count: 2.5 }, 'it must be a whole number from 0 to 80.'],
  [{ count: '3' }, 'it must be a whole number from 0 to 80.'],
  [{ count: null }, 'it must be a whole number from 0 to 80.'],
  [{ explanationId: '' }, 'it must be the id of an explanation.'],
  [{ explanationId: 'x'.repeat(300) }, 'it must be the id of an explanation.'],
  [{ count: 3, by: 'x' }, 'There is no by. The fields are explanationId, count.'],
  [[], 'It must be an object.'],
])('%j is refused', async (body, why) => {
  await using web = await openedWeb();
  const answer = await visitor(web).post('/api/reconciliation', body);
  expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
  expect(messageOf(answer)).toContain(why);
  expect(web.site.parking.reconciled).toEqual([]);
});
