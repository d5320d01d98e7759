import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTICE_ANSWERS } from '../../contract/notices.ts';
import { answerToken, linkOfToken } from './answer-link.ts';

const key = randomBytes(32);
const link = {
  noticeId: '6fa459ea-ee8a-4ca4-894e-db77e160355e',
  answer: 'once',
  until: Date.UTC(2026, 10, 23),
} as const;
const token = answerToken(link, key);
const anyLink = fc.record({
  noticeId: fc.stringMatching(/^[A-Za-z0-9-]{1,36}$/),
  answer: fc.constantFrom(...NOTICE_ANSWERS),
  until: fc.nat({ max: 2 ** 47 }),
});

describe('a token', () => {
  it('says what was signed, and is short enough for the router', () => {
    fc.assert(
      fc.property(anyLink, (said) => {
        const made = answerToken(said, key);
        expect(linkOfToken(made, key)).toEqual(said);
        expect(made).toMatch(/^[A-Za-z0-9_-]{54,100}$/);
      }),
    );
  });

  it('has one spelling: whichever character is changed to whichever other, it says nothing', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const made of [token, answerToken({ ...link, noticeId: 'n1' }, key)]) {
      for (let at = 0; at < made.length; at += 1) {
        for (const other of alphabet) {
          if (other === made[at]) continue;
          expect(linkOfToken(made.slice(0, at) + other + made.slice(at + 1), key)).toBeNull();
        }
      }
    }
  });

  it('is not that of another answer, notice, end or key', () => {
    const mac = token.slice(-40);
    for (const other of [{ answer: 'always' }, { until: link.until + 1 }] as const) {
      const swapped = answerToken({ ...link, ...other }, randomBytes(32));
      expect(linkOfToken(swapped.slice(0, -40) + mac, key)).toBeNull();
    }
    expect(linkOfToken(token, randomBytes(32))).toBeNull();
  });

  it('does not slide: bytes do not move from the notice into its signature', () => {
    const short = answerToken({ ...link, noticeId: 'n1' }, key);
    const long = answerToken({ ...link, noticeId: 'n11' }, key);
    const bytes = Buffer.from(short, 'base64url');
    expect(linkOfToken(Buffer.concat([bytes, Buffer.from('1')]).toString('base64url'), key)).toBeNull();
    expect(linkOfToken(Buffer.from(long, 'base64url').subarray(0, -1).toString('base64url'), key)).toBeNull();
  });

  it.each([
    '',
    'nothing',
    `${token}=`,
    `${token}A`,
    ` ${token}`,
    `${token}\n`,
    token.slice(0, -1),
    'A'.repeat(54),
    'A'.repeat(100),
    'A'.repeat(100_000),
    '../'.repeat(20),
    '%2e'.repeat(20),
    'é'.repeat(60),
    '\0'.repeat(60),
  ])('is not %j', (text) => {
    expect(linkOfToken(text, key)).toBeNull();
  });

  it('is none whatever somebody makes up', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), (bytes) => {
        expect(linkOfToken(Buffer.from(bytes).toString('base64url'), key)).toBeNull();
      }),
    );
  });
});

it('an id that would not fit into an address is an error of the program', () => {
  expect(() => answerToken({ ...link, noticeId: 'n'.repeat(37) }, key)).toThrow(RangeError);
});
