import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ContestantResult, ContestantTask } from './contestant-process.ts';

/** A process for each contestant, so that its memory and its start are its own. It is gone when this resolves. */
export function inOwnProcess(task: ContestantTask): Promise<ContestantResult> {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'contestant-process.ts'));
    let result: ContestantResult | null = null;
    child.once('message', (message) => {
      result = message as ContestantResult;
      // Threads of a contestant may keep it from ending by itself.
      child.kill();
    });
    child.once('error', (error) => {
      resolve({ ok: false, reason: error.message });
    });
    child.once('exit', (status, signal) => {
      resolve(result ?? { ok: false, reason: `its process ended with ${String(status ?? signal)}` });
    });
    child.send(task);
  });
}
