import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { UserError } from '../errors.ts';
import type { WebOptions } from './web-options.ts';

export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** @throws UserError `tls-file-unreadable` or `tls-files-unfit`, naming the option. */
export async function readTlsFiles(tls: NonNullable<WebOptions['tls']>): Promise<TlsFiles> {
  const files = {
    cert: await readPem('web.tls.certificate', tls.certificate),
    key: await readPem('web.tls.key', tls.key),
  };
  try {
    createSecureContext(files);
  } catch (error) {
    throw new UserError(
      'tls-files-unfit',
      `web.tls.certificate "${tls.certificate}" and web.tls.key "${tls.key}" are not a PEM certificate and its key.`,
      { cause: error },
    );
  }
  return files;
}

async function readPem(option: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UserError(
      'tls-file-unreadable',
      `${option} is "${path}", which cannot be read. Give the path of a PEM file that this program may read.`,
      { cause: error },
    );
  }
}
