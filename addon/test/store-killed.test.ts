import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  passageId,
  PASSAGES_OF_A_TURN,
  permitPlate,
  pictureOf,
  STEPS_OF_A_PASSAGE,
  stepsOf,
} from './store-story.ts';
import { openPictureFiles } from '../src/store/picture-files.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';

const WRITER = fileURLToPath(new URL('./store-writer.ts', import.meta.url));
const KILLS = 10;
/** One for its permit, and one for each step. */
const LINES_OF_A_PASSAGE = 1 + STEPS_OF_A_PASSAGE;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-killed-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** Lets a program write from passage `first` on, and kills it as soon as it has announced so many things. */
async function writeAndBeKilled(
  first: number,
  announcements: number,
  whileWriting: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [WRITER, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    writer.once('exit', (_code, signal) => {
      resolve(signal);
    });
  });
  const announced: string[] = [];
  try {
    for await (const line of createInterface({ input: writer.stdout })) {
      announced.push(line);
      if (announced.length === announcements) {
        await whileWriting();
        writer.kill('SIGKILL');
      }
    }
  } finally {
    writer.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
  return announced;
}

/** For each passage announced, its last step announced. */
function lastSteps(announced: readonly string[]): ReadonlyMap<number, number> {
  const steps = announced.map((line) => /^step (\d+) (\d+)$/.exec(line)).filter((match) => match !== null);
  return new Map(steps.map(([, number, step]) => [Number(number), Number(step)]));
}

function permitsOf(announced: readonly string[]): readonly string[] {
  const permits = announced.map((line) => /^permit (\d+)$/.exec(line)).filter((match) => match !== null);
  return permits.map(([, number]) => permitPlate(Number(number)));
}

function healthOf(file: string): readonly unknown[] {
  const database = new DatabaseSync(file);
  try {
    return ['integrity_check', 'foreign_key_check'].map((check) => database.prepare(`pragma ${check}`).all());
  } finally {
    database.close();
  }
}

function addressOf(picture: Uint8Array): string {
  return createHash('sha256').update(picture).digest('hex');
}

async function filesIn(outer: string): Promise<readonly string[]> {
  const entries = await readdir(outer, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Everything announced so far, by whichever of the killed programs, is there; and what is there fits together. */
async function expectKept(announced: readonly string[]): Promise<void> {
  const store = await openSqliteStore({ folder });
  try {
    const pictures = await openPictureFiles({ folder });
    for (const [number, announcedStep] of lastSteps(announced)) {
      const pictureId = addressOf(pictureOf(number));
      const stored = await store.passages.get(passageId(number));
      // It may have written one step more than it had time to announce.
      const possible = stepsOf(number, pictureId).slice(announcedStep, announcedStep + 2);
      expect(possible.map(({ passage }) => passage)).toContainEqual(stored);
      expect(await store.passages.readings(passageId(number))).toHaveLength(
        stored?.phase === 'arriving' ? 0 : 2,
      );
      if (announcedStep > 0) {
        expect(addressOf((await pictures.get(pictureId)) ?? new Uint8Array())).toBe(pictureId);
      }
    }
    const plates = (await store.permits.all()).flatMap((permit) => permit.plates);
    expect(plates).toEqual(expect.arrayContaining([...permitsOf(announced)]));

    const ended = async (outcome: 'entered' | 'left'): Promise<number> =>
      (await store.passages.page({ outcome }, null, 100_000)).rows.length;
    const inside = (await ended('entered')) - (await ended('left'));
    const ledger = await store.occupancy.ledger(100_000);
    expect(await store.occupancy.count()).toBe(inside);
    expect(ledger.reduce((sum, { delta }) => sum + delta, 0)).toBe(inside);
    expect(await store.visits.open()).toHaveLength(inside);
  } finally {
    await store.close();
  }
  expect(healthOf(join(folder, 'smart-parking.sqlite'))).toEqual([[{ integrity_check: 'ok' }], []]);
  for (const file of await filesIn(join(folder, 'pictures'))) {
    expect(addressOf(await readFile(file))).toBe(basename(file));
  }
}

describe('a program that is killed', () => {
  test(`loses nothing that it announced, killed ${KILLS} times on end`, async () => {
    // Every other kill comes right after a permit, while the picture of the next passage is being written.
    const moments = fc
      .sample(fc.integer({ min: 0, max: 9 * LINES_OF_A_PASSAGE }), { numRuns: KILLS, seed: 24 })
      .map((moment, kill) => 1 + moment - (kill % 2 === 0 ? moment % LINES_OF_A_PASSAGE : 0));
    const announced: string[] = [];
    let first = 0;
    for (const moment of moments) {
      announced.push(...(await writeAndBeKilled(first, moment)));
      await expectKept(announced);
      // The next program begins with a turn that the killed one cannot have touched.
      const last = Math.max(...lastSteps(announced).keys(), first);
      first = (Math.floor((last + 1) / PASSAGES_OF_A_TURN) + 1) * PASSAGES_OF_A_TURN;
    }
    expect(announced.length).toBeGreaterThanOrEqual(moments.reduce((sum, moment) => sum + moment, 0));
    expect(new Set(lastSteps(announced).values())).toContain(STEPS_OF_A_PASSAGE - 1);
  });

  test('keeps others out while it lives, and not a moment longer', async () => {
    await writeAndBeKilled(0, 1, async () => {
      await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: 'store-in-use' });
      const command = await openSqliteStore({ folder, exclusive: false });
      await command.occupancy.change({ at: 1, delta: 0, cause: 'person', passageId: null });
      await command.close();
    });
    await (await openSqliteStore({ folder })).close();
  });
});
