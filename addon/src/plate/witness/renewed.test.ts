import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renewed } from './renewed.ts';

/** Counts what is opened and closed. */
function workshop(): {
  readonly opened: number[];
  readonly closed: number[];
  readonly open: () => Promise<number>;
  readonly close: (tool: number) => Promise<void>;
} {
  const opened: number[] = [];
  const closed: number[] = [];
  return {
    opened,
    closed,
    open: () => {
      opened.push(opened.length);
      return Promise.resolve(opened.length - 1);
    },
    close: (tool) => {
      closed.push(tool);
      return Promise.resolve();
    },
  };
}

const itself = (tool: number): Promise<number> => Promise.resolve(tool);
const breaks = (): Promise<never> => Promise.reject(new Error('broken'));

describe('a resource that grows old', () => {
  it('is opened at once and replaced after its uses, the old one closed before the new one opens', async () => {
    const { opened, closed, ...tools } = workshop();
    const tool = await renewed({ ...tools, uses: 2 });
    expect(opened).toEqual([0]);
    expect([await tool.use(itself), await tool.use(itself), await tool.use(itself)]).toEqual([0, 0, 1]);
    expect(closed).toEqual([0]);
    await tool.close();
    expect(closed).toEqual([0, 1]);
  });

  it('is replaced after a failure, which its user hears of', async () => {
    const { open, close, closed } = workshop();
    const tool = await renewed({ open, close, uses: 100 });
    const answers = [tool.use(itself), tool.use(breaks), tool.use(itself)];
    await expect(answers[1]).rejects.toThrow('broken');
    expect([await answers[0], await answers[2]]).toEqual([0, 1]);
    expect(closed).toEqual([0]);
    await tool.close();
  });

  it('is tried anew when it could not be opened once', async () => {
    let attempts = 0;
    const tool = await renewed({
      open: () => (++attempts === 2 ? breaks() : Promise.resolve(attempts)),
      close: () => Promise.resolve(),
      uses: 1,
    });
    expect(await tool.use(itself)).toBe(1);
    await expect(tool.use(itself)).rejects.toThrow('broken');
    expect(await tool.use(itself)).toBe(3);
    await tool.close();
  });

  it('serves one task at a time, none too often, and leaves nothing open', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 20 }),
        async (uses, fails) => {
          const { opened, closed, ...tools } = workshop();
          const served = new Map<number, number>();
          let busy = 0;
          const tool = await renewed({ ...tools, uses });
          const tasks = fails.map((fail) =>
            tool.use(async (current) => {
              expect(++busy).toBe(1);
              expect(closed).not.toContain(current);
              served.set(current, (served.get(current) ?? 0) + 1);
              await Promise.resolve();
              busy--;
              if (fail) throw new Error('broken');
            }),
          );
          const ends = await Promise.allSettled(tasks);
          await tool.close();
          expect(ends.map(({ status }) => status === 'rejected')).toEqual(fails);
          expect(Math.max(0, ...served.values())).toBeLessThanOrEqual(uses);
          expect(closed).toEqual(opened);
        },
      ),
    );
  });
});
