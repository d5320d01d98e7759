import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { plain } from '../plate-match.ts';
import { UNOPENED } from './answers.ts';
import type { ContestantResult, PhotoAnswer } from './answers.ts';
import { lastLine } from './last-line.ts';
import type { BenchPhoto } from './photo.ts';

/** A program that reads plates: it gets paths on standard input, one a line, and answers as `npm run read -- --json` does. */
export interface CommandContestant {
  readonly name: string;
  /** For the shell. */
  readonly command: string;
}

/** Surest plate first; what else a line holds is not looked at. */
const answerLine = z.object({
  image: z.string(),
  plates: z.array(
    z.object({
      text: z.string(),
      /** x, y, width, height in pixels of the photo. */
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      candidates: z.array(z.object({ text: z.string() })).default([]),
    }),
  ),
  ms: z.number().nullish(),
  cpu_ms: z.number().nullish(),
});

/** Shows the photos to an installed program. Its start and memory are not told: what the shell starts may start others. */
export function askCommand(
  { name, command }: CommandContestant,
  photos: readonly BenchPhoto[],
): Promise<ContestantResult> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const said = lastLine(child.stderr);
    const answers = new Map<string, PhotoAnswer>();
    let trouble: string | null = null;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const answer = parsed(line);
      if (answer === null) trouble ??= `it printed something else than an answer: ${line.slice(0, 200)}`;
      else answers.set(...answer);
    });
    child.once('error', (error) => {
      resolve({ ok: false, reason: error.message });
    });
    child.once('close', () => {
      // A program that could not open a photo may say so in its exit status.
      if (answers.size === 0) trouble ??= `it answered nothing. ${said()}`;
      resolve(
        trouble === null
          ? {
              ok: true,
              answers: { contestant: name, kind: 'reader', startMs: null, peakMb: null, photos: inOrder() },
            }
          : { ok: false, reason: trouble },
      );
    });
    // It may have ended before it took all of them; `close` tells what became of it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(photos.map(({ path }) => `${path}\n`).join(''));

    const inOrder = (): readonly PhotoAnswer[] => photos.map(({ path }) => answers.get(path) ?? UNOPENED);
  });
}

function parsed(line: string): [string, PhotoAnswer] | null {
  const answer = answerLine.safeParse(jsonOf(line));
  if (!answer.success) return null;
  const { image, plates, ms, cpu_ms: cpuMs } = answer.data;
  return [
    image,
    {
      plates: plates.map(({ text, box: [x, y, w, h], candidates }) => ({
        box: { x, y, w, h },
        text: plain(text),
        candidates: candidates.map((candidate) => plain(candidate.text)),
      })),
      cpuMs: cpuMs ?? null,
      wallMs: ms ?? null,
    },
  ];
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
