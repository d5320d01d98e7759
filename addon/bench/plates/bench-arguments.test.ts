import { describe, expect, it } from 'vitest';
import { BENCH_USAGE, parseBenchArguments } from './bench-arguments.ts';
import { CONTESTANT_NAMES } from './contestants.ts';

describe('the arguments of bench:plates', () => {
  it('ask for all readers and photos without any, but for networks that nobody brought', () => {
    expect(parseBenchArguments([])).toMatchObject({
      contestants: CONTESTANT_NAMES.filter((name) => name !== 'bring-your-own'),
      sets: null,
      limit: Infinity,
      also: [],
      crop: false,
      misses: false,
    });
    expect(parseBenchArguments(['--models', 'mine'])).toMatchObject({
      contestants: CONTESTANT_NAMES,
      models: 'mine',
    });
  });

  it('choose readers, sets and programs', () => {
    expect(
      parseBenchArguments([
        '--readers',
        'witness,plates',
        '--sets',
        'a,b',
        '--limit',
        '20',
        '--also',
        'old=./old --list=-',
      ]),
    ).toMatchObject({
      contestants: ['plates', 'witness'],
      sets: ['a', 'b'],
      limit: 20,
      also: [{ name: 'old', command: './old --list=-' }],
    });
  });

  it.each([
    [['--readers', 'plates,paddle'], 'no reader paddle;'],
    [['--readers', 'bring-your-own'], 'needs --models'],
    [['--limit', '0'], '--limit is a whole number'],
    [['--limit', '1.5'], '--limit is a whole number'],
    [['--also', 'alpr'], '--also is NAME=COMMAND'],
    [['--also', 'plates=alpr'], 'a reader plates already'],
    [['--reader', 'plates'], '--reader'],
  ])('%j are refused with what is wrong', (args, message) => {
    expect(() => parseBenchArguments(args)).toThrow(
      expect.objectContaining({
        code: 'arguments-wrong',
        message: expect.stringContaining(message) as string,
      }),
    );
  });

  it('are told with every reader', () => {
    expect(parseBenchArguments(['--help', '--limit', 'x'])).toBe('help');
    for (const name of CONTESTANT_NAMES) expect(BENCH_USAGE).toContain(` ${name} `);
  });
});
