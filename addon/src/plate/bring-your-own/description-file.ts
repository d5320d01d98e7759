import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { complaints } from '../../complaints.ts';
import { parsePlainYaml } from './plain-yaml.ts';
import { refusal } from './refusal.ts';

/** A description is a page of text; more is something else. */
const MOST_BYTES = 100_000;

/**
 * A network's description: YAML or, by its ending, JSON.
 *
 * @throws UserError `model-refused`, with all that is wrong with it.
 */
export async function readDescription<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const file = basename(path);
  const about = await stat(path);
  if (!about.isFile()) throw refusal(file, 'is no file', 'A file is accepted');
  if (about.size > MOST_BYTES) {
    throw refusal(file, `has ${about.size} bytes`, `${MOST_BYTES} are accepted`);
  }
  const text = await readFile(path, 'utf8');
  let told: unknown;
  try {
    told = file.endsWith('.json') ? JSON.parse(text) : parsePlainYaml(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw refusal(
      file,
      `cannot be read: ${reason}`,
      'One key a line is accepted, as fast-plate-ocr writes it',
      cause,
    );
  }
  const parsed = schema.safeParse(told, { reportInput: true });
  if (parsed.success) return parsed.data;
  const wrong = complaints(parsed.error, 'it must be an object');
  throw refusal(
    file,
    `cannot be used: ${wrong.join(' ').replace(/\.$/, '')}`,
    'See the README of bring-your-own',
  );
}
