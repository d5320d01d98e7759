import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreementContract } from './agreement.contract.ts';
import { openSqliteStore } from './sqlite-store.ts';

agreementContract(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-agreement-'));
  return { open: () => openSqliteStore({ folder }), dispose: () => rm(folder, { recursive: true }) };
});
