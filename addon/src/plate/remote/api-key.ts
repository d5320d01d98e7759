import { open } from 'node:fs/promises';
import { errorCode } from '../../camera/error-code.ts';
import { remoteTrouble } from './remote-trouble.ts';
import type { RemoteTrouble } from './remote-trouble.ts';

/** Where the key of a service is: never in the options themselves, which people show each other. */
export type KeySource =
  | {
      /** Path of a file that holds nothing else. */
      readonly keyFile: string;
    }
  | {
      /** Name of an environment variable. */
      readonly keyVariable: string;
    };

export type KeyOrTrouble =
  { readonly ok: true; readonly key: string } | { readonly ok: false; readonly trouble: RemoteTrouble };

export type Environment = Readonly<Record<string, string | undefined>>;

/** Rights of others than the owner. */
const OTHERS = 0o077;
/** Longer is no key; the file given is another one. */
const LONGEST_KEY = 512;

/**
 * Reads a key anew, so that one that was replaced counts from the next picture on. A file that others may read is refused:
 * who reads it spends the money of its owner.
 */
export async function readKey(source: KeySource, environment: Environment): Promise<KeyOrTrouble> {
  if ('keyVariable' in source) {
    const key = environment[source.keyVariable]?.trim() ?? '';
    return key === ''
      ? noKey(`The environment variable ${source.keyVariable} holds no key.`)
      : checked(key, `in the environment variable ${source.keyVariable}`);
  }
  const { keyFile } = source;
  try {
    await using file = await open(keyFile, 'r');
    const { mode, size } = await file.stat();
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      return noKey(`Others may read the key file ${keyFile}: take their rights away (chmod 600).`);
    }
    if (size > LONGEST_KEY) return noKey(`The file ${keyFile} is too long for a key.`);
    return checked((await file.readFile('utf8')).trim(), `in ${keyFile}`);
  } catch (error) {
    return noKey(`The key file ${keyFile} cannot be read (${errorCode(error)}).`);
  }
}

function checked(key: string, where: string): KeyOrTrouble {
  if (key === '') return noKey(`There is no key ${where}.`);
  // Anything else would end the header or the connection.
  if (!/^[\x21-\x7e]+$/.test(key)) return noKey(`What is ${where} is no key: keys have no spaces in them.`);
  return { ok: true, key };
}

function noKey(detail: string): KeyOrTrouble {
  return { ok: false, trouble: remoteTrouble('no-key', detail) };
}
