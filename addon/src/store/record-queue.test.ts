import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { withFolder } from '../../test/site-under-test.ts';
import { newPassage } from '../gate/passage.ts';
import type { Passage } from '../gate/passage.ts';
import { recordQueue } from './record-queue.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { PassageStep, Store } from './store.ts';

const START = Date.UTC(2026, 10, 23, 8);

function passage(id: string, changes: Partial<Passage> = {}): Passage {
  return { ...newPassage({ id, gateId: 'main', direction: 'in', arrivedAt: START }), ...changes };
}

function crossing(id: string, delta: number): PassageStep {
  return {
    passage: passage(id, { phase: 'clear', outcome: delta > 0 ? 'entered' : 'left', endedAt: START }),
    countChanges: [{ at: START, delta, cause: 'crossing', passageId: id }],
  };
}

/** All promises that need no time have been resolved. */
const everyPromise = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A queue before a real store whose disk can be told to refuse. */
async function withQueue(
  story: (parts: {
    readonly queue: ReturnType<typeof recordQueue>;
    readonly store: Store;
    readonly clock: ReturnType<typeof manualClock>;
    readonly end: AbortController;
    readonly refusals: readonly unknown[];
    /** What the disk said of each attempt. */
    readonly answers: readonly ('written' | 'refused')[];
    /** Ids of the passages of each attempt to write. */
    readonly attempts: readonly string[];
    readonly refuse: (times: number) => void;
  }) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const store = await openSqliteStore({ folder });
    const clock = manualClock(START);
    const end = new AbortController();
    const refusals: unknown[] = [];
    const answers: ('written' | 'refused')[] = [];
    const attempts: string[] = [];
    let refusalsLeft = 0;
    const passages: Store['passages'] = {
      ...store.passages,
      record: async (step) => {
        attempts.push(step.passage.id);
        refusalsLeft -= 1;
        if (refusalsLeft >= 0) throw new Error('disk full');
        await store.passages.record(step);
      },
    };
    const queue = recordQueue({
      store: { ...store, passages },
      clock,
      signal: end.signal,
      onWritten: () => answers.push('written'),
      onRefused: (error) => {
        answers.push('refused');
        refusals.push(error);
      },
    });
    const refuse = (times: number): void => {
      refusalsLeft = times;
    };
    await story({ queue, store, clock, end, refusals, answers, attempts, refuse });
    await store.close();
  });
}

describe('the record queue', () => {
  it('has a step on disk when it says so', () =>
    withQueue(async ({ queue, store }) => {
      await queue.record({ passage: passage('p1') });
      expect(await store.passages.get('p1')).toEqual(passage('p1'));
      expect(queue.waiting()).toBe(0);
    }));

  it('writes in the order of asking: the last state of a passage is the one that stays', () =>
    withQueue(async ({ queue, store }) => {
      const phases = ['arriving', 'reading', 'decided', 'opening', 'crossing'] as const;
      const done: string[] = [];
      const steps = phases.map((phase) =>
        queue.record({ passage: passage('p1', { phase }) }).then(() => done.push(phase)),
      );
      expect(queue.waiting()).toBe(phases.length);
      await Promise.all(steps);
      expect(done).toEqual(phases);
      expect((await store.passages.get('p1'))?.phase).toBe('crossing');
    }));

  it('tries a step that the disk refuses again until it is taken, and says so each time', () =>
    withQueue(async ({ queue, store, clock, refusals, refuse }) => {
      refuse(3);
      let isWritten = false;
      const written = queue.record({ passage: passage('p1') }).then(() => (isWritten = true));
      for (let second = 0; second < 3; second += 1) {
        await everyPromise();
        expect({ isWritten, waiting: queue.waiting() }).toEqual({ isWritten: false, waiting: 1 });
        clock.advance(1_000);
      }
      await written;
      expect(refusals).toHaveLength(3);
      expect(await store.passages.get('p1')).not.toBeNull();
      expect(clock.pending()).toBe(0);
    }));

  it('says whether the disk works before whoever asked for the step goes on', () =>
    withQueue(async ({ queue, clock, answers, refuse }) => {
      refuse(2);
      const known = queue.record({ passage: passage('p1') }).then(() => [...answers]);
      await everyPromise();
      expect(answers).toEqual(['refused']);
      clock.advance(1_000);
      await everyPromise();
      clock.advance(1_000);
      expect(await known).toEqual(['refused', 'refused', 'written']);
      await queue.record({ passage: passage('p2') });
      expect(answers).toEqual(['refused', 'refused', 'written', 'written']);
    }));

  it('lets nothing overtake a step that is refused', () =>
    withQueue(async ({ queue, clock, attempts, refuse }) => {
      refuse(2);
      const done: string[] = [];
      const steps = ['p1', 'p2', 'p3'].map((id) =>
        queue.record({ passage: passage(id) }).then(() => done.push(id)),
      );
      await everyPromise();
      clock.advance(1_000);
      await everyPromise();
      expect({ attempts, done }).toEqual({ attempts: ['p1', 'p1'], done: [] });
      clock.advance(1_000);
      await Promise.all(steps);
      expect(attempts).toEqual(['p1', 'p1', 'p1', 'p2', 'p3']);
      expect(done).toEqual(['p1', 'p2', 'p3']);
    }));
});

describe('a record queue that is drained', () => {
  it('has everything on disk that was asked for before', () =>
    withQueue(async ({ queue, store, end }) => {
      for (const id of ['p1', 'p2', 'p3']) void queue.record({ passage: passage(id) });
      end.abort();
      await queue.drain();
      expect(queue.waiting()).toBe(0);
      expect((await store.passages.underWay()).map(({ id }) => id)).toEqual(['p1', 'p2', 'p3']);
    }));

  it('tries what was refused once more without waiting for the clock', () =>
    withQueue(async ({ queue, store, clock, end, refuse }) => {
      refuse(1);
      void queue.record({ passage: passage('p1') });
      await everyPromise();
      end.abort();
      await queue.drain();
      expect(await store.passages.get('p1')).not.toBeNull();
      expect(clock.pending()).toBe(0);
    }));

  it('ends although the disk takes nothing, and owns up to what is not written', () =>
    withQueue(async ({ queue, store, clock, end, refuse }) => {
      refuse(1_000);
      void queue.record({ passage: passage('p1') });
      void queue.record({ passage: passage('p2') });
      await everyPromise();
      end.abort();
      await queue.drain();
      expect(queue.waiting()).toBe(2);
      expect(await store.passages.underWay()).toEqual([]);
      expect(clock.pending()).toBe(0);
    }));

  it('writes nothing after a step that was refused to the end: who left must not be counted without who came', () =>
    withQueue(async ({ queue, store, end, attempts, refuse }) => {
      refuse(2);
      void queue.record(crossing('came', 1));
      void queue.record(crossing('left', -1));
      await everyPromise();
      end.abort();
      await queue.drain();
      expect(attempts).toEqual(['came', 'came']);
      expect(await store.occupancy.count()).toBe(0);
    }));
});
