import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random, type Random } from './random.ts';

const seeds = fc.oneof(fc.integer(), fc.string());

function draw(source: Random, count: number): number[] {
  return Array.from({ length: count }, () => source.next());
}

describe('random', () => {
  it('repeats itself for the same seed and differs for another', () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        fc.pre(String(one) !== String(other));
        expect(draw(random(one), 8)).toEqual(draw(random(one), 8));
        expect(draw(random(one), 8)).not.toEqual(draw(random(other), 8));
      }),
    );
  });

  it('gives a fork that does not depend on what was drawn before it, nor changes what is drawn after it', () => {
    fc.assert(
      fc.property(seeds, fc.nat(20), fc.string(), (seed, drawn, label) => {
        const fresh = random(seed).fork(label);
        const used = random(seed);
        draw(used, drawn);
        expect(draw(used.fork(label), 5)).toEqual(draw(fresh, 5));

        const forked = random(seed);
        draw(forked.fork(label), 7);
        expect(draw(forked, 5)).toEqual(draw(random(seed), 5));
      }),
    );
  });

  it('gives forks that are strangers to each other and to their parent', () => {
    const parent = random(7);
    const streams = [parent.fork('traffic'), parent.fork('plates'), parent.fork('traffic').fork('plates')];
    const values = [parent, ...streams].flatMap((stream) => draw(stream, 50));
    expect(new Set(values).size).toBe(values.length);
  });

  it('stays within its bounds and reaches both ends', () => {
    const source = random('bounds');
    const dice = Array.from({ length: 600 }, () => source.integer(1, 6));
    expect(new Set(dice)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const value of draw(random(seed), 20)) expect(value >= 0 && value < 1).toBe(true);
      }),
    );
  });

  it('has the shapes it promises: even, normal, exponential', () => {
    const source = random('shapes');
    const count = 40_000;
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / count;
    const even = draw(source, count);
    const normal = Array.from({ length: count }, () => source.normal());
    const waits = Array.from({ length: count }, () => source.exponential(30));
    expect(mean(even)).toBeCloseTo(0.5, 1);
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(mean(normal.map((value) => value ** 2))).toBeCloseTo(1, 1);
    expect(Math.abs(mean(waits) - 30)).toBeLessThan(1);
    expect(mean(Array.from({ length: count }, () => (source.chance(0.2) ? 1 : 0)))).toBeCloseTo(0.2, 1);
  });

  it('refuses to pick from nothing', () => {
    expect(() => random(1).pick([])).toThrow(RangeError);
    expect(['a', 'b']).toContain(random(1).pick(['a', 'b']));
  });
});
