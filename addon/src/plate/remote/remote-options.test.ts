import { describe, expect, it } from 'vitest';
import { complaints } from '../../complaints.ts';
import { readerOptions } from '../reader-options.ts';
import { remoteName } from './remote-options.ts';

const REMOTE = { kind: 'plate-recognizer', keyFile: '/config/plates.key', monthlyBudget: 2500 };

/** What is said of options of the reader with these remote ones; empty when they are good. */
const complaintsOf = (...remotes: readonly object[]): string => {
  const parsed = readerOptions.safeParse({ remotes }, { reportInput: true });
  return parsed.success ? '' : complaints(parsed.error, 'It must be an object.').join(' ');
};

it('are few: a kind, a key and a budget', () => {
  expect(readerOptions.parse({ remotes: [REMOTE] }).remotes).toEqual([
    {
      ...REMOTE,
      use: 'when-unread',
      readsPerPassage: 2,
      afterFrames: 18,
      timeLimitMs: 3000,
      spacingMs: 1000,
    },
  ]);
  expect(readerOptions.parse({}).remotes).toEqual([]);
});

it('are named by their kind where they have no name', () => {
  expect(remoteName({ kind: 'plate-recognizer', name: undefined })).toBe('plate-recognizer');
  expect(remoteName({ kind: 'plate-recognizer', name: 'spare' })).toBe('spare');
});

describe('are accepted', () => {
  it.each([
    { keyFile: undefined, keyVariable: 'PLATE_KEY' },
    { url: 'https://box.example/v1/plate-reader/', caFile: '/ssl/ca.pem' },
    { url: 'http://127.0.0.1:8080/alpr', use: 'instead', readsPerPassage: 100, spacingMs: 0 },
    { kind: 'read-number-plate', url: 'https://box.example/readnumberplate', name: 'original' },
    { timeLimitMs: 500, afterFrames: 1, monthlyBudget: 1 },
  ])('with %j', (changes) => {
    expect(complaintsOf({ ...REMOTE, ...changes })).toBe('');
  });

  it('several of one kind under different names', () => {
    expect(complaintsOf(REMOTE, { ...REMOTE, name: 'spare' })).toBe('');
  });
});

describe('are refused', () => {
  it.each([
    [{ kind: 'openalpr' }, 'plate-recognizer or read-number-plate'],
    [{ monthlyBudget: undefined }, 'remotes.0.monthlyBudget is missing; it must be a whole number from 1'],
    [{ monthlyBudget: 0 }, 'a whole number from 1'],
    [{ monthlyBudget: 1.5 }, 'a whole number from 1'],
    [{ use: 'always' }, 'when-unread, witness, instead, shadow'],
    [{ keyFile: undefined }, 'the file of the key, or absent where keyVariable names it'],
    [{ keyVariable: 'PLATE_KEY' }, 'the file of the key, or absent where keyVariable names it'],
    [{ keyFile: undefined, keyVariable: 'PLATE KEY' }, 'the name of an environment variable'],
    [{ key: 's3cret' }, 'There is no remotes.0.key.'],
    [{ kind: 'read-number-plate' }, 'an https: address'],
    [{ url: 'http://box.example/' }, 'an https: address'],
    [{ url: 'https://box.example/?key=s3cret' }, 'an https: address'],
    [{ name: 'Spare Reader' }, 'a name of small letters'],
    [{ name: 'plates' }, 'not that of a reader on this machine'],
    [{ readsPerPassage: 0 }, 'a whole number from 1 to 100'],
    [{ timeLimitMs: 499 }, 'a whole number from 500 to 10000'],
    [{ timeLimitMs: 10_001 }, 'a whole number from 500 to 10000'],
    [{ spacingMs: -1 }, 'a whole number from 0 to 60000'],
    [{ apiKey: 's3cret' }, 'There is no remotes.0.apiKey.'],
  ])('with %j', (changes, expected) => {
    const said = complaintsOf({ ...REMOTE, ...changes });
    expect(said).toContain(expected);
    expect(said).not.toContain('s3cret');
  });

  it('two under one name', () => {
    expect(complaintsOf(REMOTE, REMOTE)).toContain('remote readers with different names');
    expect(complaintsOf(REMOTE, { ...REMOTE, name: 'plate-recognizer' })).toContain('different names');
  });
});

describe('a shadow on this machine', () => {
  it.each([
    [{ kind: 'plates' }, true],
    [{ kind: 'bring-your-own', models: '/share/networks' }, true],
    [{ kind: 'bring-your-own' }, false],
    [{ kind: 'plates', models: '/share/networks' }, false],
    [{ kind: 'tesseract' }, false],
    [{ kind: 'plates', readsPerPassage: 0 }, false],
  ])('%j is good: %j', (shadow, expected) => {
    expect(readerOptions.safeParse({ shadow }).success).toBe(expected);
  });
});
