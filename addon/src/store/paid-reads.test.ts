import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { paidReadsContract } from './paid-reads.contract.ts';
import { openSqliteStore } from './sqlite-store.ts';

paidReadsContract(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-paid-reads-'));
  return { open: () => openSqliteStore({ folder }), dispose: () => rm(folder, { recursive: true }) };
});

test('a damaged count is said to be damaged: nobody takes it for none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-paid-reads-'));
  const store = await openSqliteStore({ folder });
  await store.paidReads.add('cloud', '2027-01', 1000);
  const database = new DatabaseSync(join(folder, 'smart-parking.sqlite'));
  database.exec("update paid_reads set reads = -5 where reader = 'cloud'");
  database.close();
  await expect(store.paidReads.countOf('cloud', '2027-01')).rejects.toMatchObject({ code: 'corrupt-row' });
  await store.close();
  await rm(folder, { recursive: true });
});
