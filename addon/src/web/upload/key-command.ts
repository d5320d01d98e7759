import { parseArgs } from 'node:util';
import { DIRECTIONS } from '../../contract/words.ts';
import type { Direction, Instant } from '../../contract/words.ts';
import { UserError } from '../../errors.ts';
import type { Store, UploadKey } from '../../store/store.ts';
import { newUploadKey } from './upload-keys.ts';
import type { UploadKeyWish } from './upload-keys.ts';

export const KEY_USAGE = [
  'Keys of the upload call, for cameras that send their pictures here.',
  '',
  '  npm run key -- add NAME [--gate ID] [--watches in|out] [--data FOLDER]',
  '  npm run key -- list [--data FOLDER]',
  '  npm run key -- remove ID [--data FOLDER]',
  '',
  '--gate names the gate whose camera the pictures are; without it a sender only gets an answer.',
  '--data is the folder in which the program keeps what it remembers; ./data when absent.',
].join('\n');

export type KeyCommand =
  | { readonly name: 'help' }
  | { readonly name: 'add'; readonly wish: UploadKeyWish }
  | { readonly name: 'list' }
  | { readonly name: 'remove'; readonly id: string };

const DEFAULT_FOLDER = 'data';
const LONGEST_NAME = 60;

/** @throws UserError `bad-arguments`, saying what is allowed. */
export function parseKeyArguments(args: readonly string[]): {
  readonly command: KeyCommand;
  readonly folder: string;
} {
  const { values, positionals } = strictArguments(args);
  const folder = values.data ?? DEFAULT_FOLDER;
  if (values.help === true || positionals.length === 0) return { command: { name: 'help' }, folder };
  const [name, operand, ...rest] = positionals;
  if (rest.length > 0)
    throw badArguments(`What is "${rest.join(' ')}"? Put a name of several words into quotes.`);
  if (name !== 'add' && (values.gate !== undefined || values.watches !== undefined)) {
    throw badArguments('--gate and --watches belong to add.');
  }
  switch (name) {
    case 'add':
      return { command: { name, wish: wishOf(operand, values) }, folder };
    case 'list':
      if (operand !== undefined) throw badArguments(`list takes no "${operand}".`);
      return { command: { name }, folder };
    case 'remove':
      if (operand === undefined) throw badArguments('remove needs the ID that list shows.');
      return { command: { name, id: operand }, folder };
    case undefined:
    default:
      throw badArguments(`"${name ?? ''}" is no command; use add, list or remove.`);
  }
}

/**
 * Carries out a command and resolves with what to print.
 * @throws UserError `no-such-key`.
 */
export async function runKeyCommand(
  command: KeyCommand,
  { store, now }: { readonly store: Pick<Store, 'uploadKeys'>; readonly now: Instant },
): Promise<string> {
  switch (command.name) {
    case 'help':
      return KEY_USAGE;
    case 'add': {
      const { uploadKey, secret, hash } = newUploadKey(command.wish, now);
      await store.uploadKeys.add(uploadKey, hash);
      return [
        `Key ${uploadKey.id} for "${uploadKey.name}" (${purposeOf(uploadKey)}):`,
        '',
        `  ${secret}`,
        '',
        'It is shown this once. Senders put it into the header Authorization of POST /readnumberplate.',
      ].join('\n');
    }
    case 'list': {
      const keys = await store.uploadKeys.all();
      return keys.length === 0 ? 'There are no keys.' : keys.map(lineOf).join('\n');
    }
    case 'remove':
      if (!(await store.uploadKeys.remove(command.id))) {
        throw new UserError(
          'no-such-key',
          `There is no key "${command.id}"; list shows those that there are.`,
        );
      }
      return `Key ${command.id} opens nothing any more.`;
  }
}

function strictArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        gate: { type: 'string' },
        watches: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw badArguments(error instanceof Error ? error.message : String(error));
  }
}

function wishOf(
  name: string | undefined,
  { gate, watches = 'in' }: { readonly gate?: string | undefined; readonly watches?: string | undefined },
): UploadKeyWish {
  const trimmed = name?.trim() ?? '';
  if (trimmed === '' || trimmed.length > LONGEST_NAME) {
    throw badArguments(`add needs a NAME of 1 to ${LONGEST_NAME} characters, for example "old camera".`);
  }
  if (!isDirection(watches)) throw badArguments(`--watches cannot be "${watches}"; use in or out.`);
  return { name: trimmed, gateId: gate ?? null, watches };
}

function isDirection(text: string): text is Direction {
  return (DIRECTIONS as readonly string[]).includes(text);
}

function badArguments(message: string): UserError {
  return new UserError('bad-arguments', `${message}\n\n${KEY_USAGE}`);
}

function lineOf(key: UploadKey): string {
  const used = key.lastUsedAt === null ? 'never used' : `last used ${timeOf(key.lastUsedAt)}`;
  return `${key.id}  ${key.name}  (${purposeOf(key)}; made ${timeOf(key.createdAt)}, ${used})`;
}

function purposeOf({ gateId, watches }: UploadKey): string {
  return gateId === null ? 'answers only' : `gate ${gateId}, watches ${watches}`;
}

function timeOf(instant: Instant): string {
  return new Date(instant).toISOString();
}
