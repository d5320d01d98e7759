import { expect, it } from 'vitest';
import { manualClock } from '../../../test/manual-clock.ts';
import type { ServiceUsage } from './remote-protocol.ts';
import { serviceUsage } from './service-usage.ts';

const FRESH_MS = 15 * 60_000;

it('is what was known when somebody looked last, and asked for anew only when that is old', async () => {
  const clock = manualClock(1000);
  const answers: PromiseWithResolvers<ServiceUsage | null>[] = [];
  const view = serviceUsage(() => {
    const answer = Promise.withResolvers<ServiceUsage | null>();
    answers.push(answer);
    return answer.promise;
  }, clock);
  const answer = async (usage: ServiceUsage | null): Promise<void> => {
    answers.at(-1)?.resolve(usage);
    await answers.at(-1)?.promise;
  };

  expect(answers).toHaveLength(0);
  expect(view()).toBeNull();
  expect(view()).toBeNull();
  expect(answers).toHaveLength(1);
  await answer({ used: 128, total: 2500 });
  expect(view()).toEqual({ used: 128, total: 2500, askedAt: 1000 });

  clock.advance(FRESH_MS - 1);
  view();
  expect(answers).toHaveLength(1);
  clock.advance(1);
  expect(view()?.used).toBe(128);
  expect(answers).toHaveLength(2);
  await answer({ used: 130, total: 2500 });
  expect(view()).toEqual({ used: 130, total: 2500, askedAt: 1000 + FRESH_MS });

  // What was known stays when the service does not tell this time.
  clock.advance(FRESH_MS);
  view();
  await answer(null);
  expect(view()?.used).toBe(130);
});
