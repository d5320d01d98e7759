import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answers } from '../../../test/recognition-service.ts';
import { platesToldAs, readersUnderTest } from '../../../test/readers-under-test.ts';
import type { ReadersUnderTest } from '../../../test/readers-under-test.ts';
import { simulatedCamera } from '../../simulation/simulated-camera.ts';
import { watchPlates } from '../plate-watch.ts';
import type { PlateReader } from '../plate-reader.ts';
import type { Settlement } from '../settling/settlement.ts';

const KNOWN = 'KA01AB1234';

let site: ReadersUnderTest;

beforeEach(async () => {
  site = await readersUnderTest();
});

afterEach(async () => {
  await site.dispose();
});

/** What becomes of a vehicle that waits at the gate for so long, frame by frame. */
async function waits(forMs: number, reader: PlateReader): Promise<readonly Settlement[]> {
  const settlements: Settlement[] = [];
  let underWay = 0;
  const camera = simulatedCamera({
    place: { gateId: 'lane', watches: 'in' },
    clock: site.clock,
    // Each picture is another file, of the same vehicle.
    picture: (takenAt) => Promise.resolve(Buffer.concat([site.picture, Buffer.from(String(takenAt))])),
    timeLimitMs: 2000,
  });
  const watch = watchPlates({
    cameras: { in: camera },
    reader: {
      ...reader,
      read: async (picture, options) => {
        underWay += 1;
        try {
          const result = await reader.read(picture, options);
          if (result.ok) await result.later;
          return result;
        } finally {
          underWay -= 1;
        }
      },
    },
    clock: site.clock,
    settling: { known: { has: (text) => text === KNOWN, hasNeighbour: () => false } },
    keep: () => Promise.resolve('picture'),
    onSettlement: (_, settlement) => settlements.push(settlement),
    onDefect: (error) => {
      throw error;
    },
  });
  watch.follow([{ passageId: 'passage-1', direction: 'in', arrivedAt: site.clock.now() }]);
  const until = site.clock.now() + forMs;
  while (site.clock.now() < until) {
    await setImmediate();
    // Time stands still while somebody reads: what is real here is not as fast as the clock.
    if (underWay === 0) site.clock.advance(50);
  }
  const stopping = watch.stop();
  await reader.close();
  await stopping;
  return settlements;
}

const settledBy = (settlements: readonly Settlement[]): readonly string[] => [
  ...new Set(
    settlements.flatMap((each) =>
      each.state === 'settled'
        ? [`${each.plate} by ${each.readers.join(', ')} in ${each.frames} frames`]
        : [],
    ),
  ),
];

describe('a vehicle that is not read here', () => {
  it('is settled by two remote reads of a plate that the site knows, and costs no more', async () => {
    site.first.behave(answers(platesToldAs(KNOWN)));
    const { reader } = await site.open([site.remote(site.first, { afterFrames: 3 })]);
    expect(settledBy(await waits(20_000, reader))).toEqual([`${KNOWN} by first in 2 frames`]);
    expect(site.first.requests).toHaveLength(2);
  });

  it('is settled by no remote read alone, and is a person’s to look at', async () => {
    site.first.behave(answers(platesToldAs(KNOWN)));
    const { reader } = await site.open([site.remote(site.first, { afterFrames: 3, readsPerPassage: 1 })]);
    const settlements = await waits(20_000, reader);
    expect(settledBy(settlements)).toEqual([]);
    expect(settlements).toContainEqual(expect.objectContaining({ state: 'tentative', best: KNOWN }));
  });

  it('is not settled by remote reads of a plate that nobody knows', async () => {
    site.first.behave(answers(platesToldAs('MH12DE1433')));
    const { reader } = await site.open([site.remote(site.first, { afterFrames: 3, readsPerPassage: 5 })]);
    expect(settledBy(await waits(20_000, reader))).toEqual([]);
    expect(site.first.requests).toHaveLength(5);
  });
});

describe('a vehicle that is read here', () => {
  it('costs nothing', async () => {
    site.local.see(KNOWN);
    site.first.behave(answers(platesToldAs(KNOWN)));
    const { reader } = await site.open([site.remote(site.first)]);
    expect(settledBy(await waits(20_000, reader))).not.toEqual([]);
    expect(site.first.requests).toEqual([]);
  });

  it('costs nothing as a stranger either, where the readers here agree', async () => {
    site.local.see('MH12DE1433');
    const { reader } = await site.open([site.remote(site.first, { afterFrames: 18 })]);
    expect(settledBy(await waits(10_000, reader))).not.toEqual([]);
    expect(site.first.requests).toEqual([]);
  });

  it('is contradicted in time by a witness that is far away', async () => {
    site.local.see('MH12DE1433');
    site.first.behave(answers(platesToldAs('MH12DE1438')));
    const { reader } = await site.open([site.remote(site.first, { use: 'witness' })]);
    const settlements = await waits(4_000, reader);
    expect(settledBy(settlements)).toEqual([]);
    expect(settlements.at(-1)).toMatchObject({
      state: 'tentative',
      best: 'MH12DE1433',
      why: 'witness-differs',
    });
  });
});
