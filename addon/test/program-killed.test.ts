import { describe, expect, it } from 'vitest';
import type { PassageView, SiteView } from '../src/contract/site-view.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { liveViews, startProgram } from './program.ts';
import { withFolder } from './site-under-test.ts';

/** Watches the live page until it has told of so many decisions; answers with all that it told of passages. */
async function announcedUntil(address: string, decisions: number): Promise<readonly PassageView[]> {
  const announced = new Map<string, PassageView>();
  const abort = new AbortController();
  for await (const view of liveViews(address, abort.signal)) {
    for (const passage of (view as SiteView).today) announced.set(passage.id, passage);
    const decided = [...announced.values()].filter(({ decision }) => decision !== null);
    if (decided.length >= decisions) break;
  }
  abort.abort();
  return [...announced.values()];
}

/** A time zone in which it is about noon, so that no midnight parts what is announced from what is today's. */
function zoneOfNoon(): string {
  const hours = new Date().getUTCHours() - 12;
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '+' : '-'}${Math.abs(hours)}`;
}

describe('the program, killed while vehicles come and go', () => {
  it(
    'has kept every decision, outcome and permit that it told of, and goes on',
    { timeout: 240_000 },
    async () => {
      await withFolder(async (folder) => {
        let known: readonly PassageView[] = [];
        for (const decisions of [2, 5, 9]) {
          const program = await startProgram([
            '--data',
            folder,
            '--speed',
            '8',
            '--time-zone',
            zoneOfNoon(),
            '--seed',
            '11',
          ]);
          const made = await fetch(`${program.address}/api/permits`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ plates: [`KILL ${decisions}`], kind: 'allow', holder: 'Asha' }),
          });
          expect(made.ok).toBe(true);
          const announced = await announcedUntil(program.address, decisions);
          await program.kill();

          expect(announced.map(({ id }) => id)).toEqual(expect.arrayContaining(known.map(({ id }) => id)));
          known = announced;
          const store = await openSqliteStore({ folder });
          for (const { id, decision, outcome, plate } of announced) {
            const kept = await store.passages.get(id);
            expect(kept).not.toBeNull();
            if (decision !== null) expect(kept?.decision).toMatchObject({ ...decision });
            if (outcome !== null) expect(kept).toMatchObject({ outcome, plate });
          }
          const permits = (await store.permits.all()).flatMap(({ plates }) => plates);
          expect(permits).toContain(`KILL${decisions}`);
          const ledger = await store.occupancy.ledger(10_000);
          expect(ledger.reduce((sum, { delta }) => sum + delta, 0)).toBe(await store.occupancy.count());
          await store.close();
        }
      });
    },
  );

  it('ends by itself when asked to', { timeout: 60_000 }, async () => {
    await withFolder(async (folder) => {
      const program = await startProgram(['--data', folder]);
      expect((await fetch(`${program.address}/health`)).status).toBe(200);
      expect(await program.end()).toBe(0);
    });
  });
});
