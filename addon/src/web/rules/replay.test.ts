import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../access/decision.ts';
import { DEFAULT_RULES } from '../../access/default-rules.ts';
import { systemClock } from '../../clock.ts';
import type { Rules } from '../../contract/rules.ts';
import type { ReplayView } from '../../contract/what-if.ts';
import type { Passage } from '../../gate/passage.ts';
import type { Store } from '../../store/store.ts';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { passageOf } from '../../../test/web-samples.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import { webLog } from '../request-log.ts';
import { createWebApp } from '../web-app.ts';
import { addReplayRoute } from './replay.ts';

const NOON = Date.UTC(2026, 0, 15, 12);
const DAY_MS = 86_400_000;
const PICTURE = 'c0ffee'.padEnd(64, '0');

const askingStrangers: Rules = {
  ...DEFAULT_RULES,
  policies: [{ group: null, gate: null, policy: { unknownPlate: { answer: 'ask', hours: null } } }],
};

function refusedStranger(plate: string, decidedAt: number): Decision {
  return {
    verdict: 'refuse',
    plate,
    permitId: null,
    decidedAt,
    reasons: [
      { rule: 'plate-settled', plate, frames: 3, readers: ['r'], settledBy: 'witness' },
      { rule: 'no-permit', plate },
    ],
  };
}

async function siteWithPast(): Promise<OpenedWeb> {
  const web = await openedWeb();
  web.site.change({ now: NOON });
  const passages = [
    { id: 'long ago', arrivedAt: NOON - 3 * DAY_MS, plate: 'KA01AA0001', gateId: 'main' },
    { id: 'at a gate that is gone', arrivedAt: NOON - 2000, plate: 'KA03CC0333', gateId: 'gone' },
    { id: 'a moment ago', arrivedAt: NOON - 1000, plate: 'KA02BB0022', gateId: 'main' },
  ];
  for (const passage of passages) {
    const { plate, arrivedAt } = passage;
    await web.store.passages.record({
      passage: passageOf({
        ...passage,
        outcome: 'refused',
        decision: refusedStranger(plate, arrivedAt),
        pictureId: PICTURE,
      }),
    });
  }
  await web.store.passages.record({
    passage: passageOf({ id: 'nobody decided', arrivedAt: NOON - 500, outcome: 'unread', plate: null }),
  });
  return web;
}

it('shows who would have been answered otherwise, and nobody under the rules of now', async () => {
  await using web = await siteWithPast();
  const replay = async (question: object): Promise<ReplayView> => {
    const answer = await visitor(web).post('/api/replay', question);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as ReplayView;
  };
  expect(await replay({ days: 1 })).toMatchObject({ differing: 0, passages: [] });
  const drafted = await replay({ days: 1, rules: askingStrangers });
  const [newest] = drafted.passages;
  expect(newest).toMatchObject({
    passageId: 'a moment ago',
    gateId: 'main',
    gateName: 'Main gate',
    direction: 'in',
    arrivedAt: NOON - 1000,
    plate: 'KA02BB0022',
    was: 'refuse',
    wouldBe: { verdict: 'ask' },
    picture: `pictures/${PICTURE}`,
  });
  expect(JSON.stringify(drafted)).not.toContain('pictureId');
  const longer = await replay({ days: 366, rules: askingStrangers });
  expect(longer.differing).toBe(drafted.differing + 1);
  expect(await web.store.rules.current()).toBeNull();
});

describe('what takes long', () => {
  /** A server whose past is read as a story has it. */
  async function withPast(
    since: Store['passages']['since'],
    story: (ask: (signal?: AbortSignal) => Promise<Response>) => Promise<void>,
  ): Promise<void> {
    await using web = await openedWeb();
    const app = await createWebApp({ clock: systemClock, log: webLog(pino({ level: 'silent' })), tls: null });
    const store = { ...web.store, passages: { ...web.store.passages, since } };
    addReplayRoute(app, { site: web.site, store });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const ask = (signal?: AbortSignal): Promise<Response> =>
      fetch(`${address}/api/replay`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"days":1}',
        ...(signal !== undefined && { signal }),
      });
    try {
      await story(ask);
    } finally {
      await app.close();
    }
  }

  it('is done for one at a time', async () => {
    const begun = Promise.withResolvers<undefined>();
    const released = Promise.withResolvers<undefined>();
    async function* slowly(): AsyncGenerator<Passage> {
      begun.resolve(undefined);
      await released.promise;
      yield passageOf({ id: 'p1', arrivedAt: NOON });
    }
    await withPast(slowly, async (ask) => {
      const first = ask();
      await begun.promise;
      const second = await ask();
      expect([second.status, second.headers.get('retry-after')]).toEqual([503, '5']);
      expect(codeOf({ body: await second.json() })).toBe('busy');
      released.resolve(undefined);
      expect((await first).status).toBe(200);
      expect((await ask()).status).toBe(200);
    });
  });

  it('is given up when nobody waits for the answer any more', async () => {
    const ended = Promise.withResolvers<undefined>();
    const gone = new AbortController();
    async function* endless(): AsyncGenerator<Passage> {
      try {
        for (let number = 0; ; number += 1) {
          if (number === 1000) gone.abort();
          yield await Promise.resolve(passageOf({ id: `p${number}`, arrivedAt: NOON + number }));
        }
      } finally {
        ended.resolve(undefined);
      }
    }
    await withPast(endless, async (ask) => {
      await expect(ask(gone.signal)).rejects.toThrow('aborted');
      await ended.promise;
    });
  });

  it('lets others have their turns', async () => {
    let turns = 0;
    async function* many(): AsyncGenerator<Passage> {
      let isOver = false;
      const takeTurn = (): void => {
        turns += 1;
        if (!isOver) setImmediate(takeTurn);
      };
      takeTurn();
      for (let number = 0; number < 1000; number += 1) {
        yield await Promise.resolve(passageOf({ id: `p${number}`, arrivedAt: NOON + number }));
      }
      isOver = true;
    }
    await withPast(many, async (ask) => {
      expect((await ask()).status).toBe(200);
      expect(turns).toBeGreaterThanOrEqual(20);
    });
  });
});

describe('what is refused', () => {
  const policies = [{ group: null, gate: 'back', policy: {} }];
  it.each([
    [{}, 'days is missing; it must be a whole number from 1 to 366.'],
    [{ days: 0 }, 'days cannot be 0'],
    [{ days: 367 }, 'days cannot be 367'],
    [{ days: 1.5 }, 'days cannot be 1.5'],
    [{ days: '7' }, 'days cannot be "7"'],
    [{ days: 1e300 }, 'days cannot be 1e+300'],
    [{ days: 7, permits: [] }, 'There is no permits. The fields are days, rules.'],
    [{ days: 7, rules: null }, 'rules cannot be null'],
    [{ days: 7, rules: { ...DEFAULT_RULES, policies } }, 'policies.0.gate cannot name "back"'],
  ])('%j', async (question, why) => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/replay', question);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
  });
});
