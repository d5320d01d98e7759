import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame, frames, seen } from '../../../test/seen-plates.ts';
import { regionOrder } from '../formats/region-order.ts';
import type { Reading } from '../reading.ts';
import { DEMANDS } from './demands.ts';
import { FRAMES_HEARD, settle } from './settle.ts';
import type { SettleOptions } from './settle-options.ts';
import { siteFormats } from './site-formats.ts';

const INDIA = siteFormats(regionOrder(['IN']));
const PLENTY = FRAMES_HEARD - 2;

/** The site knows these plates. */
function knowing(...plates: readonly string[]): SettleOptions {
  const others = (text: string) => plates.filter((plate) => plate !== text);
  const isNear = (a: string, b: string) =>
    a.length === b.length && Array.from(a).filter((char, at) => char !== b[at]).length === 1;
  return {
    known: {
      has: (text) => plates.includes(text),
      hasNeighbour: (text) => others(text).some((plate) => isNear(plate, text)),
    },
  };
}

describe('a plate that the site knows', () => {
  const KNOWN = knowing('KA01AB1234');

  it('is settled by two frames that agree', () => {
    expect(settle([frame(1, seen('KA01AB1234'))], KNOWN)).toMatchObject({ why: 'too-few-frames' });
    expect(
      settle(
        frames(2, () => [seen('KA01AB1234')]),
        KNOWN,
      ),
    ).toEqual({
      state: 'settled',
      plate: 'KA01AB1234',
      frames: 2,
      readers: ['eye', 'witness'],
      settledBy: 'known',
    });
  });

  it('is settled with nobody to confirm it, or against a witness', () => {
    expect(
      settle(
        frames(2, () => [seen('KA01AB1234', { witness: null })]),
        KNOWN,
      ),
    ).toMatchObject({
      state: 'settled',
      readers: ['eye'],
    });
    expect(
      settle(
        frames(2, () => [seen('KA01AB1234', { witness: 'KA01A81234' })]),
        KNOWN,
      ),
    ).toMatchObject({
      state: 'settled',
      readers: ['eye'],
    });
  });

  it('is looked at twice as long when it is one character away from another one that the site knows', () => {
    const twins = knowing('KA01AB1234', 'KA01AB1284');
    const read = (count: number, witness: string | null) =>
      settle(
        frames(count, () => [seen('KA01AB1234', { witness })]),
        twins,
      );
    expect(read(3, 'KA01AB1234')).toMatchObject({ why: 'too-few-frames' });
    expect(read(4, 'KA01AB1234')).toMatchObject({ plate: 'KA01AB1234', settledBy: 'known' });
    expect(read(4, 'KA01AB1284')).toMatchObject({ state: 'tentative' });
    expect(read(4, null)).toMatchObject({ state: 'tentative' });
    expect(read(PLENTY, null)).toMatchObject({ settledBy: 'frames' });
  });

  it('is what one character away from it most likely was, however often it is read, unless a witness agrees as often', () => {
    const read = (witness: string | null) =>
      settle(
        frames(PLENTY, () => [seen('KA01AB1284', { witness })]),
        KNOWN,
      );
    expect(read(null)).toMatchObject({ why: 'nearly-known' });
    expect(read('KA01AB1234')).toMatchObject({ why: 'nearly-known' });
    expect(read('KA01AB1284')).toMatchObject({ plate: 'KA01AB1284', settledBy: 'witness' });
  });
});

describe('a stranger’s plate', () => {
  it('is settled when a witness agrees in many frames', () => {
    const { frames: needed } = DEMANDS.witness;
    expect(
      settle(
        frames(needed - 1, () => [seen('KA01AB1234')]),
        INDIA,
      ),
    ).toMatchObject({
      state: 'tentative',
      why: 'too-few-frames',
    });
    expect(
      settle(
        frames(needed, () => [seen('KA01AB1234')]),
        INDIA,
      ),
    ).toMatchObject({
      plate: 'KA01AB1234',
      settledBy: 'witness',
    });
  });

  it('is not settled while the witness keeps reading something else in one place', () => {
    const contradicted = frames(PLENTY, () => [seen('KA01AB1284', { witness: 'KA01AB1234' })]);
    expect(settle(contradicted, INDIA)).toMatchObject({ state: 'tentative', why: 'witness-differs' });
  });

  it('is confirmed by a witness that is wrong each time, each time elsewhere', () => {
    const text = 'KA01AB1234';
    const slips = frames(PLENTY, (at) => [
      seen(text, { witness: `${text.slice(0, at % 10)}X${text.slice((at % 10) + 1)}` }),
    ]);
    expect(settle(slips, INDIA).state).toBe('tentative');
    const rare = frames(PLENTY, (at) => [
      seen(text, { witness: at < 10 ? `${text.slice(0, at)}X${text.slice(at + 1)}` : text }),
    ]);
    expect(settle(rare, INDIA)).toMatchObject({ state: 'settled', plate: text });
  });

  it('is confirmed by a witness whose look-alikes no format of the region allows', () => {
    expect(
      settle(
        frames(PLENTY, () => [seen('KA01AB1234', { witness: 'KAO1A8I234' })]),
        INDIA,
      ),
    ).toMatchObject({
      plate: 'KA01AB1234',
      settledBy: 'witness',
    });
  });

  it('is not doubted for what a witness reads that no format of the region allows', () => {
    const oneMore = frames(PLENTY, (at) => [
      seen('KA01AB1234', { witness: at % 4 === 0 ? 'KA01AB12341' : 'KA01AB1234' }),
    ]);
    expect(settle(oneMore, {}).state).toBe('tentative');
    expect(settle(oneMore, INDIA)).toMatchObject({ plate: 'KA01AB1234', settledBy: 'witness' });
  });

  it('is doubted where both readers have read the same other character, if only once each', () => {
    const doubted = frames(PLENTY, (at) => [
      at === 2
        ? seen('KA01AB1284', { witness: 'KA01AB1234' })
        : seen('KA01AB1234', { witness: at === 5 ? 'KA01AB1284' : 'KA01AB1234' }),
    ]);
    expect(settle(doubted, INDIA)).toMatchObject({ state: 'tentative', why: 'witness-differs' });
  });

  it.each([INDIA, {}])(
    'is settled without a witness too, which takes longer, whatever formats are known',
    (options) => {
      const alone = (count: number) =>
        settle(
          frames(count, () => [seen('KA03EE3933', { witness: null })]),
          options,
        );
      expect(DEMANDS.frames.frames).toBeGreaterThan(DEMANDS.witness.frames);
      expect(alone(DEMANDS.frames.frames - 1)).toMatchObject({ why: 'too-few-frames' });
      expect(alone(DEMANDS.frames.frames)).toMatchObject({ settledBy: 'frames' });
    },
  );

  it('is nothing that the formats of the region do not know', () => {
    expect(
      settle(
        frames(PLENTY, () => [seen('KL0UD')]),
        INDIA,
      ),
    ).toMatchObject({ why: 'no-format' });
    expect(settle(frames(PLENTY, () => [seen('SPORT')]))).toMatchObject({ why: 'no-format' });
  });
});

describe('characters are voted on', () => {
  it('also when frames are wrong in different places', () => {
    const slips = ['KA01AB1234', 'KAO1AB1234', 'KA01A81234', 'KA01AB1284', 'KA01AB1234', 'KA01AB1234'];
    const readings = slips.map((text, at) => frame(at, seen(text)));
    expect(settle(readings, knowing('KA01AB1234'))).toMatchObject({ plate: 'KA01AB1234', frames: 3 });
  });

  it('also when frames miss one or have one too many', () => {
    const slips = ['KA01AB1234', 'A01AB1234', 'KA01AB12341', 'KA01AB123', 'KA01AB1234'];
    const readings = slips.map((text, at) => frame(at, seen(text)));
    expect(settle(readings, knowing('KA01AB1234'))).toMatchObject({ plate: 'KA01AB1234', frames: 2 });
  });

  it('but what no frame shows whole is put together for a person only', () => {
    const parts = ['KA01AB12X4', 'KA01ABX234', 'KX01AB1234'].map((text, at) => frame(at, seen(text)));
    expect(settle(parts, knowing('KA01AB1234'))).toMatchObject({
      state: 'tentative',
      best: 'KA01AB1234',
      why: 'never-read-whole',
    });
  });

  it('with their scores: a character that may be another one takes longer', () => {
    const doubtful = seen('KA01AB1234', { witness: null });
    const [first, ...rest] = doubtful.characters;
    const unsure = {
      ...doubtful,
      characters: [{ char: 'K', score: 0.5, runnersUp: [{ char: 'X', score: 0.4 }] }, ...rest],
    };
    expect(first?.char).toBe('K');
    expect(
      settle(
        frames(PLENTY, () => [unsure]),
        INDIA,
      ),
    ).toMatchObject({ why: 'frames-differ' });
  });

  it('with the weight of their frame: what was misread from afar is outvoted sooner', () => {
    const approach = (h: number) => [
      ...frames(4, () => [seen('KA01A81234', { h })]),
      ...frames(3, () => [seen('KA01AB1234')], 4),
    ];
    expect(settle(approach(24), knowing('KA01AB1234')).state).toBe('tentative');
    expect(settle(approach(6), knowing('KA01AB1234')).state).toBe('settled');
  });
});

describe('the newest frame', () => {
  const KNOWN = knowing('KA1', 'XX9');

  it('must show what is settled: who stood there before is not who stands there', () => {
    const agreed = frames(3, () => [seen('KA1')]);
    expect(settle([...agreed, frame(3)], KNOWN)).toMatchObject({ why: 'newest-differs' });
    expect(settle([...agreed, frame(3, seen('XX9'))], KNOWN)).toMatchObject({
      state: 'tentative',
      best: 'XX9',
    });
    expect(settle([...agreed, frame(3), frame(4, seen('KA1'))], KNOWN)).toMatchObject({ plate: 'KA1' });
  });

  it('is of another vehicle as soon as that is read twice, however long the first stood there', () => {
    const first = frames(60, () => [seen('KA1')]);
    expect(settle([...first, ...frames(2, () => [seen('XX9')], 60)], KNOWN)).toMatchObject({ plate: 'XX9' });
  });

  it.each([5, PLENTY - 1])('settles nothing where two plates were read in turn, in %i frames', (count) => {
    const inTurn = frames(count, (at) => [seen(at % 2 === 0 ? 'KA1' : 'XX9')]);
    expect(settle(inTurn, KNOWN)).toMatchObject({ state: 'tentative', best: 'KA1' });
  });

  it('cannot be two: readings of one instant are one frame', () => {
    const twice: Reading[] = [frame(1, seen('KA1')), { ...frame(1, seen('KA1')), reader: 'other eye' }];
    expect(settle(twice, KNOWN)).toMatchObject({ state: 'tentative', frames: 1 });
  });
});

describe('frames without a plate', () => {
  it('are counted', () => {
    expect(settle([frame(1), frame(2)])).toEqual({ state: 'nothing', frames: 2 });
    expect(settle([])).toEqual({ state: 'nothing', frames: 0 });
  });
});

describe('whatever is read', () => {
  const anyPlate = fc
    .record({
      text: fc.constantFrom('KA01AB1234', 'KA01A81234', 'KA01AB123', 'XX9', 'DL2CAB1'),
      witness: fc.option(fc.constantFrom('KA01AB1234', 'KA01A81234', 'DL2CAB1', '')),
      x: fc.constantFrom(0, 290, 310, 900),
      h: fc.constantFrom(8, 20, 30),
    })
    .map(({ text, ...where }) => seen(text, where));
  const anyFrames = fc.array(fc.array(anyPlate, { maxLength: 2 }), { maxLength: 16 });
  const anyOptions = fc.constantFrom<SettleOptions>({}, INDIA, knowing('KA01AB1234', 'XX9'));
  const readingsOf = (all: readonly (readonly ReturnType<typeof seen>[])[]) =>
    all.map((plates, at) => frame(at, ...plates));

  it('their order does not matter, nor that of plates in a frame', () => {
    fc.assert(
      fc.property(
        anyFrames,
        anyOptions,
        fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
        (all, options, keys) => {
          const readings = readingsOf(all);
          const shuffled = readings
            .map((reading) => ({ ...reading, plates: reading.plates.toReversed() }))
            .map((reading, index) => ({ reading, key: keys[index] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ reading }) => reading);
          expect(settle(shuffled, options)).toEqual(settle(readings, options));
        },
      ),
    );
  });

  it('nothing is settled that was not read in the newest frame and one before', () => {
    fc.assert(
      fc.property(anyFrames, anyOptions, (all, options) => {
        const settlement = settle(readingsOf(all), options);
        if (settlement.state !== 'settled') return;
        const showing = all.map((plates) => plates.some(({ text }) => text === settlement.plate));
        expect(showing.at(-1)).toBe(true);
        expect(showing.filter(Boolean).length).toBeGreaterThanOrEqual(2);
        expect(settlement.frames).toBeLessThanOrEqual(showing.filter(Boolean).length);
      }),
    );
  });

  it('a frame that agrees never unsettles', () => {
    const oneVehicle = fc.array(
      fc
        .tuple(fc.constantFrom('KA01AB1234', 'KA01AB1234', 'KA01A81234', 'KA01AB123'), fc.boolean())
        .map(([text, isAsked]) => seen(text, isAsked ? {} : { witness: null })),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(oneVehicle, anyOptions, (plates, options) => {
        const readings = readingsOf(plates.map((plate) => [plate]));
        const before = settle(readings, options);
        if (before.state !== 'settled') return;
        expect(settle([...readings, frame(99, seen(before.plate))], options)).toMatchObject({
          state: 'settled',
          plate: before.plate,
        });
      }),
    );
  });

  it('one wrong frame among right ones is never what is settled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(), anyOptions, (count, wrong, options) => {
        const readings = frames(count, (at) => [seen(at === wrong % count ? 'KA01A81234' : 'KA01AB1234')]);
        expect(settle(readings, { ...options, fits: () => true })).not.toMatchObject({ plate: 'KA01A81234' });
      }),
    );
  });
});
