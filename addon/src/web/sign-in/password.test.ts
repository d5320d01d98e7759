import { expect, it } from 'vitest';
import { hashPassword, isPassword } from './password.ts';

it('knows the password and nothing near it', async () => {
  const hash = await hashPassword('Gäste willkommen');
  expect(await isPassword('Gäste willkommen', hash)).toBe(true);
  expect(await isPassword('Ga\u0308ste willkommen', hash)).toBe(true);
  expect(await isPassword('gäste willkommen', hash)).toBe(false);
  expect(await isPassword('Gäste willkommen ', hash)).toBe(false);
  expect(await isPassword('', hash)).toBe(false);
});

it('is salted: the same password is kept in two ways', async () => {
  const [one, other] = await Promise.all([hashPassword('same word'), hashPassword('same word')]);
  expect(Buffer.from(one.hash).equals(Buffer.from(other.hash))).toBe(false);
});
