import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningProgram {
  /** For example `http://127.0.0.1:40123`. */
  readonly address: string;
  /** Ends it as a person or the Supervisor does, and answers with the exit status. */
  end(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

const MAIN = join(import.meta.dirname, '../src/main.ts');

/** The program itself, as `npm start` runs it, on any free port. */
export async function startProgram(args: readonly string[]): Promise<RunningProgram> {
  const program = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  const address = await Promise.race([announcedAddress(program), ended.then(() => null)]);
  if (address === null) throw new Error('the program ended before its page was there');
  return {
    address,
    end: async () => {
      program.kill('SIGTERM');
      await ended;
      return program.exitCode;
    },
    kill: async () => {
      program.kill('SIGKILL');
      await ended;
    },
  };
}

async function announcedAddress({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the program has no output');
  for await (const line of createInterface({ input: stdout })) {
    const address = /https?:\/\/[\d.:]+/.exec(line)?.[0];
    if (address !== undefined) {
      stdout.resume();
      return address;
    }
  }
  throw new Error('the program said nothing of its page');
}

/** The views of the live page, one after the other, until the stream or the program ends. */
export async function* liveViews(address: string, signal: AbortSignal): AsyncGenerator {
  const response = await fetch(`${address}/api/live`, { signal });
  if (response.body === null) throw new Error('the live stream is empty');
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data:'));
      if (event.includes('event: site') && data !== undefined) yield JSON.parse(data.slice(5));
    }
  }
}
