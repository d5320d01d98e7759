import { describe, expect, it } from 'vitest';
import { codeHash, isCode, permitOfCode } from './code.ts';
import { plainPermit } from './plain-permit.ts';

describe('a code', () => {
  it.each([
    ['1234', true],
    ['123456789012', true],
    ['123', false],
    ['1234567890123', false],
    ['12 34', false],
    ['12a4', false],
    ['', false],
    ['1234\n', false],
    ['١٢٣٤', false],
  ])('has 4 to 12 digits: %j', (text, expected) => {
    expect(isCode(text)).toBe(expected);
  });

  it('is kept with a salt and without its digits', async () => {
    const hash = await codeHash('4711', []);
    expect(hash).toMatch(/^[\w-]{22}\$[\w-]{43}$/);
    expect(hash).not.toContain('4711');
    expect(await codeHash('4711', [])).not.toBe(hash);
  });

  it('takes the salt that others have', async () => {
    const first = await codeHash('4711', [null]);
    const second = await codeHash('4712', [null, first]);
    expect(second.split('$')[0]).toBe(first.split('$')[0]);
    expect(second).not.toBe(first);
    expect(await codeHash('4711', [second])).toBe(first);
  });

  it.each(['c2FsdA', '$c2FsdA', ''])('takes no salt from what is kept damaged: %j', async (damaged) => {
    expect(await codeHash('4711', [damaged])).toMatch(/^[\w-]{22}\$[\w-]{43}$/);
  });

  it('that is none is refused', async () => {
    await expect(codeHash('12', [])).rejects.toMatchObject({
      name: 'UserError',
      code: 'bad-code',
      message: 'A code has 4 to 12 digits and nothing else.',
    });
  });
});

describe('the permit of a code', () => {
  const none = plainPermit({ id: 'none', holder: 'None', plates: [] });

  it('is the one that has it', async () => {
    const hash = await codeHash('4711', []);
    const asha = { ...none, id: 'asha', codeHash: hash };
    const ravi = { ...none, id: 'ravi', codeHash: await codeHash('4712', [hash]) };
    expect(await permitOfCode([none, asha, ravi], '4711')).toBe(asha);
    expect(await permitOfCode([none, asha, ravi], '4712')).toBe(ravi);
    expect(await permitOfCode([none, asha, ravi], '4713')).toBeNull();
    expect(await permitOfCode([], '4711')).toBeNull();
  });

  it('is found also among codes with other salts', async () => {
    const asha = { ...none, id: 'asha', codeHash: await codeHash('4711', []) };
    const ravi = { ...none, id: 'ravi', codeHash: await codeHash('4712', []) };
    expect(await permitOfCode([asha, ravi], '4712')).toBe(ravi);
  });

  it('is neither of two that have the same', async () => {
    const asha = { ...none, id: 'asha', codeHash: await codeHash('4711', []) };
    const ravi = { ...none, id: 'ravi', codeHash: await codeHash('4711', []) };
    expect(await permitOfCode([asha, ravi], '4711')).toBeNull();
  });

  it('is none for what is no code, and for what is kept damaged', async () => {
    const asha = { ...none, id: 'asha', codeHash: await codeHash('4711', []) };
    expect(await permitOfCode([asha], '471')).toBeNull();
    const [salt = ''] = asha.codeHash.split('$');
    for (const damaged of [salt, `${salt}$`, `${salt}$AAAA`, '', '$']) {
      expect(await permitOfCode([{ ...asha, codeHash: damaged }], '4711')).toBeNull();
    }
  });
});
