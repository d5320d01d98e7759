import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import rules from '../../.dependency-cruiser.js';
import { withFolder } from './site-under-test.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The rules that a tree breaks, each once. */
async function broken(baseDir: string): Promise<{ names: readonly string[]; modules: number }> {
  const { output } = await cruise(['addon/src', 'addon/ui'], {
    baseDir,
    ruleSet: { forbidden: rules.forbidden ?? [] },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  });
  const { summary, modules } = output as ICruiseResult;
  return { names: [...new Set(summary.violations.map(({ rule }) => rule.name))], modules: modules.length };
}

/** A tree of files that all belong somewhere, with one import too many. */
async function planted(folder: string, from: string, to: string): Promise<readonly string[]> {
  const path = `${'../'.repeat(from.split('/').length - 1)}${to}`;
  const files: Record<string, string> = {
    'addon/src/main.ts': `export * from '../../${to}'; export * from '../../${from}';`,
    [to]: 'export const it = 1;',
    [from]: `import { it } from '${path}'; export const that = it;`,
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  await mkdir(join(folder, 'addon/ui'), { recursive: true });
  return (await broken(folder)).names;
}

describe('the rooms of the design', () => {
  it('are kept by every file', async () => {
    const { names, modules } = await broken(ROOT);
    expect(names).toEqual([]);
    // Were nothing looked at, nothing would be broken.
    expect(modules).toBeGreaterThan(150);
  });

  it.each([
    ['camera-knows-only-its-left', 'addon/src/camera/camera.ts', 'addon/src/plate/reading.ts'],
    ['access-knows-only-its-left', 'addon/src/access/decide.ts', 'addon/src/gate/barrier.ts'],
    ['parking-knows-only-its-left', 'addon/src/parking/visit.ts', 'addon/src/store/store.ts'],
    ['web-knows-only-its-left', 'addon/src/web/server.ts', 'addon/src/main.ts'],
    ['plate-knows-only-its-left', 'addon/src/plate/reader.ts', 'addon/src/access/decide.ts'],
    ['gate-knows-only-its-left', 'addon/src/gate/barrier.ts', 'addon/src/web/server.ts'],
    ['store-knows-only-its-left', 'addon/src/store/store.ts', 'addon/src/pipeline.ts'],
    ['contract-imports-nothing', 'addon/src/contract/api.ts', 'addon/src/gate/passage.ts'],
    ['page-knows-only-the-contract', 'addon/ui/page.ts', 'addon/src/gate/passage.ts'],
    ['nobody-knows-the-simulation', 'addon/src/pipeline.ts', 'addon/src/simulation/lane.ts'],
    ['simulation-knows-edges-only', 'addon/src/simulation/lane.ts', 'addon/src/access/decide.ts'],
    ['simulation-knows-edges-only', 'addon/src/simulation/lane.ts', 'addon/src/pipeline/running-gate.ts'],
    ['source-knows-no-tests', 'addon/src/gate/barrier.ts', 'addon/test/manual-clock.ts'],
  ])('%s: a planted import is found', async (rule, from, to) => {
    await withFolder(async (folder) => {
      expect(await planted(folder, from, to)).toContain(rule);
    });
  });

  it('no-cycles, no-orphans: a planted ring and a file that nobody uses are found', async () => {
    await withFolder(async (folder) => {
      await mkdir(join(folder, 'addon/src/gate'), { recursive: true });
      await mkdir(join(folder, 'addon/ui'), { recursive: true });
      await writeFile(join(folder, 'addon/src/gate/a.ts'), `export { b } from './b.ts'; export const a = 1;`);
      await writeFile(join(folder, 'addon/src/gate/b.ts'), `export { a } from './a.ts'; export const b = 1;`);
      await writeFile(join(folder, 'addon/src/gate/alone.ts'), 'export const alone = 1;');
      expect((await broken(folder)).names.toSorted()).toEqual(['no-cycles', 'no-orphans']);
    });
  });
});
