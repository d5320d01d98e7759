import { beforeEach, describe, expect, it } from 'vitest';
import type { NewPermit } from '../../contract/permits.ts';
import { manualClock } from '../../../test/manual-clock.ts';
import { answerDesk } from './answer-desk.ts';
import type { AnswerDesk, PassageOrder } from './answer-desk.ts';
import { noticeKeeper } from './notice-keeper.ts';
import type { NoticeKeeper } from './notice-keeper.ts';
import type { Notice } from './notice.ts';
import { quietFacts, STRANGER, waitingPassage } from './notices-under-test.ts';

const NOW = Date.parse('2026-11-23T18:00:00+05:30');
const clock = manualClock(NOW);

let keeper: NoticeKeeper;
let desk: AnswerDesk;
let permits: Map<string, NewPermit>;
let orders: PassageOrder[];
let gateSays: 'done' | 'nobody-waits' | 'store-down';
let waiting = [waitingPassage()];
/** Somebody else has just made a permit for the plate, and it is not heard of here yet. */
let isPlateTaken: boolean;

const hasPermit = (plate: string): boolean =>
  [...permits.values()].some(({ plates }) => plates?.includes(plate) === true);

beforeEach(async () => {
  permits = new Map();
  orders = [];
  gateSays = 'done';
  isPlateTaken = false;
  waiting = [waitingPassage()];
  const kept = new Map<string, Notice>();
  let made = 0;
  keeper = await noticeKeeper({
    store: {
      put: (notice) => {
        kept.set(notice.id, notice);
        return Promise.resolve();
      },
      get: (id) => Promise.resolve(kept.get(id) ?? null),
      notOver: () => Promise.resolve([]),
    },
    clock,
    newId: () => `n${(made += 1)}`,
    facts: () => quietFacts({ capacity: 0, waiting }),
    onChange: () => undefined,
    onTrouble: () => undefined,
  });
  desk = answerDesk({
    keeper,
    clock,
    timeZone: 'Asia/Kolkata',
    hasPermit,
    addPermit: (permit) => {
      if (isPlateTaken || (permit.plates ?? []).some(hasPermit)) return Promise.resolve('plate-has-permit');
      const id = `permit-${permits.size + 1}`;
      permits.set(id, permit);
      return Promise.resolve({ id });
    },
    removePermit: (id) => {
      permits.delete(id);
      return Promise.resolve();
    },
    order: (order) => {
      orders.push(order);
      return Promise.resolve(gateSays);
    },
  });
  keeper.look();
  await desk.aside('nobody', 'Ana');
});

const order = { gateId: 'main', passageId: 'p1', by: 'Ana' };

describe('an answer', () => {
  it.each([
    ['once', 'let-in-once', 0],
    ['today', 'let-in-once', 1],
    ['always', 'let-in-once', 1],
    ['refuse', 'refuse', 0],
    ['block', 'refuse', 1],
  ] as const)('"%s" is ordered for the passage of the notice alone', async (answer, command, made) => {
    expect(await desk.answer('n1', answer, 'Ana')).toBe('done');
    expect(orders).toEqual([{ ...order, command }]);
    expect(permits.size).toBe(made);
    expect(desk.answersTo('n1')).toEqual([]);
    expect(await desk.answer('n1', answer, 'Ana')).toBe('nobody-waits');
    expect(orders).toHaveLength(1);
  });

  it.each(['nobody-waits', 'store-down'] as const)(
    'that the gate answers with %s leaves no permit',
    async (says) => {
      gateSays = says;
      expect(await desk.answer('n1', 'always', 'Ana')).toBe(says);
      expect(permits.size).toBe(0);
      expect(desk.answersTo('n1')).toContain('always');
    },
  );

  it('makes no second permit for a plate, and lets nobody in by it', async () => {
    permits.set('earlier', { holder: 'Bala', plates: [STRANGER] });
    for (const answer of ['today', 'always', 'block'] as const) {
      expect(await desk.answer('n1', answer, 'Ana')).toBe('plate-has-permit');
    }
    expect(orders).toEqual([]);
    expect(desk.answersTo('n1')).toEqual(['once', 'refuse']);
    expect(await desk.answer('n1', 'once', 'Ana')).toBe('done');
  });

  it('that comes just after somebody else made a permit for the plate lets nobody in', async () => {
    isPlateTaken = true;
    expect(await desk.answer('n1', 'always', 'Ana')).toBe('plate-has-permit');
    expect(orders).toEqual([]);
    expect(desk.answersTo('n1')).toContain('once');
  });

  it('that needs a plate is none while there is none', async () => {
    waiting = [waitingPassage({ id: 'p2', plate: null })];
    keeper.look();
    await desk.aside('nobody', 'Ana');
    const id = keeper.open().find(({ subject }) => subject.kind === 'unknown-waiting')?.id ?? '';
    expect(await desk.answer(id, 'always', 'Ana')).toBe('nobody-waits');
    expect(orders).toEqual([]);
    expect(await desk.answer(id, 'once', 'Ana')).toBe('done');
    expect(orders).toMatchObject([{ passageId: 'p2' }]);
  });

  it('to a notice that asks nothing, or that is not there, is none', async () => {
    const full = keeper.open().find(({ subject }) => subject.kind === 'full')?.id ?? '';
    expect(await desk.answer(full, 'once', 'Ana')).toBe('nobody-waits');
    expect(await desk.answer('n9', 'once', 'Ana')).toBe('no-such-notice');
    expect(desk.answersTo(full)).toEqual([]);
    expect(desk.answersTo('n9')).toEqual([]);
    expect(orders).toEqual([]);
  });
});

it('the newest fifty are at hand, each with what can be answered; the others are answered all the same', async () => {
  const passages = Array.from({ length: 60 }, (_, index) =>
    waitingPassage({ id: `p${index}`, plate: index % 2 === 0 ? STRANGER : null, arrivedAt: index }),
  );
  for (const passage of passages) {
    waiting = [...waiting, passage];
    clock.advance(1);
    keeper.look();
    await desk.aside('nobody', 'Ana');
  }
  const open = desk.open();
  expect(open).toHaveLength(50);
  expect(open.map(({ id }) => id)).toEqual(
    keeper
      .open()
      .slice(0, 50)
      .map(({ id }) => id),
  );
  for (const { id, answers, subject } of open) {
    expect(answers).toEqual(desk.answersTo(id));
    expect(answers.includes('always')).toBe(subject.kind === 'unknown-waiting' && subject.plate !== null);
  }
  const oldest = keeper.open().at(-1)?.id ?? '';
  expect(open.some(({ id }) => id === oldest)).toBe(false);
  expect(desk.answersTo(oldest)).toContain('once');
  expect(await desk.answer(oldest, 'once', 'Ana')).toBe('done');
});

it('a notice is put aside once and for all, and then asks nothing', async () => {
  expect(await desk.aside('n1', 'Ana')).toBe('done');
  expect(await desk.aside('n1', 'Bala')).toBe('done');
  expect(await desk.aside('n9', 'Ana')).toBe('no-such-notice');
  expect(desk.answersTo('n1')).toEqual([]);
  expect(await desk.answer('n1', 'once', 'Ana')).toBe('nobody-waits');
  expect(orders).toEqual([]);
});
