import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answers, neverAnswers } from '../../../test/recognition-service.ts';
import { passageOf, platesToldAs, readersUnderTest, told } from '../../../test/readers-under-test.ts';
import type { ReadersUnderTest } from '../../../test/readers-under-test.ts';
import type { PassageSoFar, ReadOptions } from '../plate-reader.ts';
import type { PictureReading } from '../reading.ts';
import type { RemoteReaders } from './open-remote-readers.ts';

let site: ReadersUnderTest;

beforeEach(async () => {
  site = await readersUnderTest();
});

afterEach(async () => {
  await site.dispose();
  expect(site.clock.pending()).toBe(0);
});

interface Heard {
  /** What the frame says at once. */
  readonly now: string;
  readonly later: Promise<PictureReading | null> | undefined;
}

const read = async ({ reader }: RemoteReaders, options: ReadOptions): Promise<Heard> => {
  const result = await reader.read(site.picture, options);
  if (!result.ok) return { now: result.trouble.kind, later: undefined };
  return { now: told(result.reading), later: result.later };
};

const readFrame = (readers: RemoteReaders, passage: PassageSoFar): Promise<Heard> =>
  read(readers, { passage });

const asked = (): readonly number[] => [site.first.requests.length, site.second.requests.length];

describe('a reader for what is unread here', () => {
  it('is asked after so many frames, and its reading is that of the frame', async () => {
    site.first.behave(answers(platesToldAs('KA01AB1234')));
    const readers = await site.open([site.remote(site.first)]);
    for (const frames of [0, 5, 9]) {
      expect(await readFrame(readers, passageOf(frames))).toEqual({ now: 'plates: ', later: undefined });
    }
    expect(asked()).toEqual([0, 0]);
    expect(await readFrame(readers, passageOf(10))).toEqual({ now: 'first: KA01AB1234', later: undefined });
    expect(asked()).toEqual([1, 0]);
  });

  it('is a later witness where the local reader reads without settling: nobody waits for it', async () => {
    const answered = Promise.withResolvers<undefined>();
    site.first.behave(async (request, response) => {
      await answered.promise;
      return answers(platesToldAs('KA01AB1284'))(request, response);
    });
    site.local.see('KA01AB1234');
    const readers = await site.open([site.remote(site.first)]);
    const { now, later } = await readFrame(readers, passageOf(10));
    expect(now).toBe('plates: KA01AB1234 <witness: KA01AB1234>');
    answered.resolve(undefined);
    expect(told(await later)).toBe('plates: KA01AB1234 <witness: KA01AB1234> <first: KA01AB1284>');
  });

  it('that has nothing to say, or fails, changes nothing later', async () => {
    site.local.see('KA01AB1234');
    const readers = await site.open([site.remote(site.first)]);
    site.first.behave(answers(platesToldAs()));
    expect(await (await readFrame(readers, passageOf(10))).later).toBeNull();
    site.clock.advance(1000);
    site.first.behave(answers('', 500));
    expect(await (await readFrame(readers, passageOf(11))).later).toBeNull();
    expect(asked()).toEqual([2, 0]);
  });

  it('is asked about one vehicle so often and no oftener, and about the next one anew', async () => {
    site.first.behave(answers(platesToldAs()));
    const readers = await site.open([site.remote(site.first)]);
    for (let frames = 10; frames < 30; frames++) {
      await readFrame(readers, passageOf(frames));
      site.clock.advance(1000);
    }
    expect(asked()).toEqual([2, 0]);
    await readFrame(readers, passageOf(10, { id: 'passage-2' }));
    expect(asked()).toEqual([3, 0]);
  });

  it('is not asked twice within a second, whoever stands there', async () => {
    site.first.behave(answers(platesToldAs()));
    const readers = await site.open([site.remote(site.first)]);
    await readFrame(readers, passageOf(10));
    site.clock.advance(999);
    await readFrame(readers, passageOf(10, { id: 'passage-2' }));
    expect(asked()).toEqual([1, 0]);
    site.clock.advance(1);
    await readFrame(readers, passageOf(11));
    expect(asked()).toEqual([2, 0]);
  });

  it('is asked about one vehicle at a time, however long it takes', async () => {
    const remote = site.remote(site.first, { timeLimitMs: 10_000 });
    site.first.behave(neverAnswers);
    const readers = await site.open([remote]);
    const first = readFrame(readers, passageOf(10));
    await site.first.untilAsked(1);
    site.clock.advance(5000);
    expect((await readFrame(readers, passageOf(10, { id: 'passage-2' }))).now).toBe('plates: ');
    expect(asked()).toEqual([1, 0]);
    site.clock.advance(5000);
    await first;
  });

  it('is not asked once the plate is settled', async () => {
    const readers = await site.open([site.remote(site.first)]);
    await readFrame(readers, passageOf(50, { isSettled: true }));
    expect(asked()).toEqual([0, 0]);
  });

  it('is waited for no longer than its limit; the local reading stands', async () => {
    site.first.behave(neverAnswers);
    const readers = await site.open([site.remote(site.first)]);
    const heard = readFrame(readers, passageOf(10));
    await site.first.untilAsked(1);
    site.clock.advance(3000);
    expect(await heard).toEqual({ now: 'plates: ', later: undefined });
    await site.first.untilNobodyIsConnected();
  });
});

describe('a picture of no passage', () => {
  it.each([
    ['one that was uploaded', {}],
    ['a crop', { crop: true, passage: passageOf(50) }],
  ] as const)('%s is read here only', async (_, options) => {
    const uses = ['when-unread', 'witness', 'instead', 'shadow'];
    const readers = await site.open(
      uses.map((use) => site.remote(site.first, { use, name: `reader-${use}`, afterFrames: 1 })),
    );
    site.local.see('KA01AB1234');
    expect((await read(readers, options)).now).toContain('plates: KA01AB1234');
    expect(asked()).toEqual([0, 0]);
  });
});

describe('readers in a row', () => {
  const both = (): Promise<RemoteReaders> => site.open([site.remote(site.first), site.remote(site.second)]);

  it('the next one is asked when one fails, and the one that failed is left alone', async () => {
    site.first.behave(answers('', 500));
    site.second.behave(answers(platesToldAs('KA01AB1234')));
    const readers = await both();
    expect((await readFrame(readers, passageOf(10))).now).toBe('second: KA01AB1234');
    expect(asked()).toEqual([1, 1]);
    site.clock.advance(999);
    await readFrame(readers, passageOf(10, { id: 'passage-2' }));
    expect(asked()).toEqual([1, 1]);
    // It wants a second of rest after the first failure, and is then the first in the row again.
    site.clock.advance(1);
    site.first.behave(answers(platesToldAs('MH12DE1433')));
    expect((await readFrame(readers, passageOf(10, { id: 'passage-2' }))).now).toBe('first: MH12DE1433');
    expect(asked()).toEqual([2, 1]);
  });

  it('the next one is not asked when one answers, even that there is nothing', async () => {
    site.first.behave(answers(platesToldAs()));
    expect((await readFrame(await both(), passageOf(10))).now).toBe('plates: ');
    expect(asked()).toEqual([1, 0]);
  });

  it('the local reading stands when all fail', async () => {
    site.first.behave(answers('<html>'));
    site.second.behave(answers('', 403));
    expect((await readFrame(await both(), passageOf(10))).now).toBe('plates: ');
    expect(asked()).toEqual([1, 1]);
  });

  it('all of them together are waited for no longer than one', async () => {
    site.first.behave((_, response) => {
      site.clock.advance(2000);
      response.writeHead(500).end();
    });
    site.second.behave(neverAnswers);
    const heard = readFrame(await both(), passageOf(10));
    await site.second.untilAsked(1);
    site.clock.advance(1000);
    expect((await heard).now).toBe('plates: ');
    site.clock.advance(2000);
    await site.second.untilNobodyIsConnected();
  });
});

describe('a reader instead of the local one', () => {
  it('goes first, and the local one has nothing to do', async () => {
    site.first.behave(answers(platesToldAs('KA01AB1234')));
    const readers = await site.open([site.remote(site.first, { use: 'instead' })]);
    expect((await readFrame(readers, passageOf(0))).now).toBe('first: KA01AB1234');
    expect(site.local.reads()).toBe(0);
  });

  it('that fails or is used up leaves the frame to the local one', async () => {
    site.local.see('MH12DE1433');
    site.first.behave(answers('', 500));
    const readers = await site.open([site.remote(site.first, { use: 'instead', readsPerPassage: 1 })]);
    expect((await readFrame(readers, passageOf(0))).now).toContain('plates: MH12DE1433');
    site.clock.advance(60_000);
    await readFrame(readers, passageOf(1));
    expect([...asked(), site.local.reads()]).toEqual([1, 0, 2]);
  });

  it('that does not answer leaves it to the local one when time is up', async () => {
    site.local.see('MH12DE1433');
    site.first.behave(neverAnswers);
    const readers = await site.open([site.remote(site.first, { use: 'instead', timeLimitMs: 1500 })]);
    const heard = readFrame(readers, passageOf(0));
    await site.first.untilAsked(1);
    site.clock.advance(1500);
    expect((await heard).now).toContain('plates: MH12DE1433');
  });
});

describe('a witness', () => {
  it('is asked about plates that are read here and not settled, and keeps nobody waiting', async () => {
    site.first.behave(answers(platesToldAs('KA01AB1284')));
    const readers = await site.open([site.remote(site.first, { use: 'witness' })]);
    await readFrame(readers, passageOf(0));
    expect(asked()).toEqual([0, 0]);
    site.local.see('KA01AB1234');
    const { now, later } = await readFrame(readers, passageOf(1));
    expect(now).toBe('plates: KA01AB1234 <witness: KA01AB1234>');
    expect(told(await later)).toBe('plates: KA01AB1234 <witness: KA01AB1234> <first: KA01AB1284>');
    expect(asked()).toEqual([1, 0]);
  });
});
