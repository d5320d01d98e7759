import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import type { StatisticsView } from '../../contract/statistics.ts';
import { figuresOfDay } from '../../parking/statistics/day.ts';
import type { KeptDay } from '../../parking/statistics/day-figures.ts';

function dayOf(day: string, countAtStart: number): KeptDay {
  const history = { passages: [], countAtStart, countChanges: [], endedVisits: [], now: Date.UTC(2100, 0) };
  return figuresOfDay(day, 'Europe/Berlin', history);
}

function viewIn({ body }: Reply): StatisticsView {
  return body as StatisticsView;
}

it('the figures of the days that are asked for come together', async () => {
  await using web = await openedWeb();
  for (const [index, day] of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-04-05'].entries()) {
    await web.store.days.put(dayOf(day, index));
  }
  const view = viewIn(await visitor(web).get('/api/statistics?from=2026-03-29&to=2026-04-05'));
  expect(view).toMatchObject({ from: '2026-03-29', to: '2026-04-05' });
  expect(view.days.map(({ day, most }) => [day, most])).toEqual([
    ['2026-03-29', 1],
    ['2026-03-30', 2],
    ['2026-04-05', 3],
  ]);
  // On the first of the two Sundays there was no hour from two to three.
  expect(view.occupancy[6]?.slice(1, 4)).toEqual([2, 3, 2]);
  expect(view.occupancy[0]?.[2]).toBe(2);
  expect(view.occupancy[1]?.[2]).toBeNull();
});

describe('figures are of a first and a last day', () => {
  it.each([
    ['', 'from'],
    ['from=2026-03-29', 'to'],
    ['from=2026-03-29&to=2026-02-30', 'YYYY-MM-DD'],
    ['from=2026-03-29&to=2026-03-28', 'no later than'],
    ['from=2026-01-01&to=2027-02-05', '401 days'],
    ['from=2026-03-29&to=2026-03-29&gate=main', 'gate'],
  ])('not of "%s"', async (query, says) => {
    await using web = await openedWeb();
    const reply = await visitor(web).get(`/api/statistics?${query}`);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'bad-query']);
    expect(messageOf(reply)).toContain(says);
  });

  it('at most 400 of them, with or without anything on them', async () => {
    await using web = await openedWeb();
    const reply = await visitor(web).get('/api/statistics?from=2026-01-01&to=2027-02-04');
    expect(reply.status).toBe(200);
    expect(viewIn(reply).days).toEqual([]);
  });
});
