import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import type { PlateFinder } from '../plate-finder.ts';
import type { PlateRecogniser } from '../plate-recogniser.ts';
import { readDescription } from './description-file.ts';
import { finderDescription } from './finder-description.ts';
import { recogniserDescription } from './recogniser-description.ts';
import { openSlotRecogniser } from './slot-recogniser.ts';
import { openYoloFinder } from './yolo-finder.ts';

export interface BringYourOwnOptions {
  /** Holds `finder.onnx`, `recogniser.onnx` and their descriptions; see the README beside this file. */
  readonly folder: string;
  /** Threads inside a network. */
  readonly threads: number;
}

/** What a folder brings; null for what it does not, so that the program's own stays in its place. */
export interface BroughtParts {
  readonly finder: PlateFinder | null;
  readonly recogniser: PlateRecogniser | null;
}

const ENDINGS = ['yaml', 'yml', 'json'] as const;

/**
 * Opens the networks that somebody put into a folder.
 *
 * @throws UserError `models-missing` when there is neither, `model-refused` when one cannot be used, with the reason.
 */
export async function openBringYourOwn({ folder, threads }: BringYourOwnOptions): Promise<BroughtParts> {
  const names = await namesIn(folder);
  const path = (name: string): string | null => (names.has(name) ? join(folder, name) : null);
  const description = (part: string): string | null =>
    ENDINGS.map((ending) => path(`${part}.${ending}`)).find((found) => found !== null) ?? null;
  const finderPath = path('finder.onnx');
  const recogniserPath = path('recogniser.onnx');
  if (finderPath === null && recogniserPath === null) {
    throw new UserError(
      'models-missing',
      `There is neither finder.onnx nor recogniser.onnx in ${folder}; put at least one of them there.`,
    );
  }
  const finder = finderPath === null ? null : await openFinder(finderPath, description('finder'), threads);
  try {
    const recogniser =
      recogniserPath === null
        ? null
        : await openRecogniser(recogniserPath, description('recogniser'), threads);
    return { finder, recogniser };
  } catch (error) {
    await finder?.close();
    throw error;
  }
}

async function openFinder(path: string, about: string | null, threads: number): Promise<PlateFinder> {
  const description =
    about === null ? finderDescription.parse({}) : await readDescription(about, finderDescription);
  return openYoloFinder({ path, description, threads });
}

async function openRecogniser(path: string, about: string | null, threads: number): Promise<PlateRecogniser> {
  if (about === null) {
    throw new UserError(
      'models-missing',
      'recogniser.onnx has no description; put the plate configuration that it was trained with beside it, as recogniser.yaml.',
    );
  }
  return openSlotRecogniser({
    path,
    description: await readDescription(about, recogniserDescription),
    threads,
  });
}

async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  try {
    return new Set(await readdir(folder));
  } catch (cause) {
    throw new UserError('models-missing', `The folder ${folder} of the networks cannot be read.`, { cause });
  }
}
