/** Entry of the process in which one contestant is measured: takes a task, answers, ends. */
import { UserError } from '../../src/errors.ts';
import type { ContestantResult } from './answers.ts';
import { CONTESTANTS } from './contestants.ts';
import type { ContestantName } from './contestants.ts';
import { measure } from './measure.ts';
import type { BenchPhoto } from './photo.ts';

export interface ContestantTask {
  readonly name: ContestantName;
  readonly photos: readonly BenchPhoto[];
  /** The photos are plates already. */
  readonly crop: boolean;
  /** Folder of networks that somebody brought. */
  readonly models: string | null;
}

process.once('message', (message) => {
  void run(message as ContestantTask).then((result) => process.send?.(result));
});

async function run({ name, photos, crop, models }: ContestantTask): Promise<ContestantResult> {
  try {
    const contestant = CONTESTANTS[name].contestant(models);
    return { ok: true, answers: await measure({ name, contestant, photos, crop }) };
  } catch (error) {
    return { ok: false, reason: error instanceof UserError ? error.message : String(error) };
  }
}
