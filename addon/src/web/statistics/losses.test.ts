import { describe, expect, it } from 'vitest';
import { gateViewOf } from '../../../test/hand-site.ts';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { passageOf } from '../../../test/web-samples.ts';
import { codeOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import type { LossPage } from '../../contract/statistics.ts';
import type { Passage } from '../../gate/passage.ts';

const DAY = Date.parse('2026-11-23T00:00:00+01:00');
const HOUR_MS = 3_600_000;
const PICTURE = 'ab'.repeat(32);

function pageOf({ body }: Reply): LossPage {
  return body as LossPage;
}

function idsOf(reply: Reply): readonly string[] {
  return pageOf(reply).losses.map(({ passage: { id } }) => id);
}

function lost(id: string, hour: number, part: Partial<Passage> = {}): Passage {
  return passageOf({ id, arrivedAt: DAY + hour * HOUR_MS, plate: null, outcome: 'abandoned', ...part });
}

const UNSEEN = lost('unseen', 1);
const NO_PLATE = lost('no plate', 2, {
  pictureId: PICTURE,
  sight: { frames: 3, found: 0, read: 0, brightness: 20, advice: 'Light the lane.', firstAt: DAY },
});
const STRANGER = lost('stranger', 3, { plate: 'BMW1234', gateId: 'back', outcome: 'refused' });
const ENTERED = lost('entered', 4, { outcome: 'entered' });
const WAITS = lost('waits', 5, { outcome: null, endedAt: null });
const LEAVES = lost('leaves', 6, { direction: 'out' });

async function withPassages(...passages: readonly Passage[]): Promise<OpenedWeb> {
  const web = await openedWeb();
  for (const passage of passages) await web.store.passages.record({ passage });
  return web;
}

const ALL = [UNSEEN, NO_PLATE, STRANGER, ENTERED, WAITS, LEAVES];

describe('the vehicles that were not let in', () => {
  it('are told newest first, each with its picture and the reason', async () => {
    await using web = await withPassages(...ALL);
    const camera = { watches: 'in', state: 'live', since: 0, trouble: null } as const;
    web.site.change({ gates: [{ ...gateViewOf('main', 'Main gate'), cameras: [camera] }] });
    const page = pageOf(await visitor(web).get('/api/statistics/losses'));
    expect(page.next).toBeNull();
    expect(
      page.losses.map(({ passage: { id, gateName, picture }, reason }) => [id, gateName, picture, reason]),
    ).toEqual([
      ['stranger', 'back', null, { stage: 'matched', why: 'not-asked' }],
      [
        'no plate',
        'Main gate',
        `pictures/${PICTURE}`,
        { stage: 'found', why: 'no-plate', advice: 'Light the lane.' },
      ],
      ['unseen', 'Main gate', null, { stage: 'picture', why: 'camera-gone' }],
    ]);
  });

  it.each([
    ['no camera', [], 'no-camera'],
    ['a camera for who leaves', ['out'], 'no-camera'],
    ['a camera for who comes', ['out', 'in'], 'camera-gone'],
  ] as const)('at a gate with %s', async (_, watches, why) => {
    await using web = await withPassages(UNSEEN);
    const cameras = watches.map(
      (each) => ({ watches: each, state: 'live', since: 0, trouble: null }) as const,
    );
    web.site.change({ gates: [{ ...gateViewOf('main', 'Main gate'), cameras }] });
    expect(pageOf(await visitor(web).get('/api/statistics/losses')).losses).toMatchObject([
      { reason: { why } },
    ]);
  });

  it.each([
    ['stage=picture', ['unseen']],
    ['stage=matched', ['stranger']],
    ['stage=opened', []],
    ['gate=back', ['stranger']],
    ['from=2026-11-24', []],
    ['from=2026-11-23&to=2026-11-23', ['stranger', 'no plate', 'unseen']],
  ])('for "%s"', async (query, ids) => {
    await using web = await withPassages(...ALL);
    expect(idsOf(await visitor(web).get(`/api/statistics/losses?${query}`))).toEqual(ids);
  });

  it('come page by page to the end, each once', async () => {
    await using web = await withPassages(...ALL);
    const seen: (readonly string[])[] = [];
    let next: string | null = '';
    while (next !== null) {
      const reply = await visitor(web).get(
        `/api/statistics/losses?limit=1&before=${encodeURIComponent(next)}`,
      );
      seen.push(idsOf(reply));
      next = pageOf(reply).next;
    }
    expect(seen).toEqual([['stranger'], ['no plate'], ['unseen'], []]);
  });

  it('are found among many who came in', async () => {
    const many = Array.from({ length: 450 }, (_, index) =>
      passageOf({ id: `came ${index}`, arrivedAt: DAY + 10 * HOUR_MS + index }),
    );
    await using web = await withPassages(UNSEEN, ...many);
    expect(idsOf(await visitor(web).get('/api/statistics/losses'))).toEqual(['unseen']);
  });
});

it.each(['stage=arrived', 'stage=lost', 'plate=BMW', 'limit=0', 'from=2026-11-24&to=2026-11-23'])(
  'there are none for "%s"',
  async (query) => {
    await using web = await openedWeb();
    const reply = await visitor(web).get(`/api/statistics/losses?${query}`);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'bad-query']);
  },
);
