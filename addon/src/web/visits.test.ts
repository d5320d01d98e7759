import { expect, it } from 'vitest';
import { openedWeb } from '../../test/opened-web.ts';
import { passageOf } from '../../test/web-samples.ts';
import { codeOf, visitor } from '../../test/web-visitor.ts';

it('lists stays, and those who are still inside', async () => {
  await using web = await openedWeb();
  const arrivedAt = Date.UTC(2026, 0, 15, 8);
  const gone = {
    enteredAt: arrivedAt,
    leftAt: arrivedAt + 3_600_000,
    entryPassageId: 'p1',
    exitPassageId: 'p2',
  };
  const inside = { enteredAt: arrivedAt + 60_000, leftAt: null, entryPassageId: 'p3', exitPassageId: null };
  await web.store.passages.record({ passage: passageOf({ id: 'p1', arrivedAt }) });
  await web.store.passages.record({
    passage: passageOf({ id: 'p2', arrivedAt: gone.leftAt, direction: 'out', outcome: 'left' }),
    visits: [{ id: 'v1', plate: 'BMW1234', ...gone }],
  });
  await web.store.passages.record({
    passage: passageOf({ id: 'p3', arrivedAt: inside.enteredAt }),
    visits: [{ id: 'v2', plate: null, ...inside }],
  });

  const somebody = visitor(web);
  const stay = { id: 'v1', plate: 'BMW1234', ...gone };
  const open = { id: 'v2', plate: null, ...inside };
  expect((await somebody.get('/api/visits?open=true')).body).toEqual({ visits: [open], next: null });
  expect((await somebody.get('/api/visits?open=false')).body).toEqual({ visits: [stay], next: null });
  const all = (await somebody.get('/api/visits')).body as { visits: unknown[] };
  expect(all.visits).toHaveLength(2);
  expect(codeOf(await somebody.get('/api/visits?open=maybe'))).toBe('bad-query');
  expect(codeOf(await somebody.get('/api/visits?before=nonsense'))).toBe('bad-cursor');
});
