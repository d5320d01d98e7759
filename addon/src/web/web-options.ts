import { z } from 'zod';
import { UserError } from '../errors.ts';
import { isLoopback } from './loopback.ts';

const filePath = z.string({ error: 'the path of a PEM file' }).min(1, { error: 'the path of a PEM file' });

/** Where the page and the API are, and who may see them. */
export const webOptions = z.strictObject({
  /** Address to listen on. Anything but loopback needs a password. */
  host: z
    .string({ error: 'an address of this machine, for example 127.0.0.1 or 0.0.0.0' })
    .min(1, { error: 'an address of this machine, for example 127.0.0.1 or 0.0.0.0' })
    .default('127.0.0.1'),
  /** 0 takes any free port. */
  port: z
    .number({ error: 'a whole number from 0 to 65535' })
    .int({ error: 'a whole number from 0 to 65535' })
    .min(0, { error: 'a whole number from 0 to 65535' })
    .max(65_535, { error: 'a whole number from 0 to 65535' })
    .default(8099),
  /** NIST SP 800-63B, 5.1.1.2: at least 8 characters. */
  password: z
    .string({ error: 'a text of 8 to 200 characters' })
    .min(8, { error: 'a text of 8 to 200 characters' })
    .max(200, { error: 'a text of 8 to 200 characters' })
    .optional(),
  /** HTTPS with this certificate (chain) and its key, both PEM files. */
  tls: z
    .strictObject({ certificate: filePath, key: filePath }, { error: 'the two paths certificate and key' })
    .optional(),
});

export type WebOptions = Readonly<z.infer<typeof webOptions>>;

/** @throws UserError `password-needed` when other machines could reach a page that nobody has to sign in to. */
export function assertGuarded({ host, password }: Pick<WebOptions, 'host' | 'password'>): void {
  if (password !== undefined || isLoopback(host)) return;
  throw new UserError(
    'password-needed',
    `web.host is "${host}", which other machines can reach, and web.password is not set. ` +
      'Set web.password (8 characters or more), or set web.host to 127.0.0.1.',
  );
}
