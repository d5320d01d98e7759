import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ContestantResult } from './answers.ts';
import type { ContestantTask } from './contestant-process.ts';
import { lastLine } from './last-line.ts';

/** A process for each contestant, so that its memory and its start are its own. It is gone when this resolves. */
export function inOwnProcess(task: ContestantTask): Promise<ContestantResult> {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'contestant-process.ts'), {
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    // Tesseract grumbles about single pictures; only what a process says that fails is worth telling.
    const said = child.stderr === null ? () => '' : lastLine(child.stderr);
    let result: ContestantResult | null = null;
    child.once('message', (message) => {
      result = message as ContestantResult;
      // Threads of a contestant may keep it from ending by itself.
      child.kill();
    });
    child.once('error', (error) => {
      resolve({ ok: false, reason: error.message });
    });
    child.once('close', (status, signal) => {
      resolve(
        result ?? { ok: false, reason: `its process ended with ${String(status ?? signal)}: ${said()}` },
      );
    });
    child.send(task);
  });
}
