/** Bundles the page (`node addon/build.ts page`), or the page and the app (`node addon/build.ts`). */
import { cp } from 'node:fs/promises';
import { build } from 'esbuild';
import { copyNotices } from './build-notices.ts';
import { buildPage } from './build-page.ts';

const pageOnly = process.argv[2] === 'page';
const here = import.meta.dirname;

await buildPage(`${here}/dist/page`);

if (!pageOnly) {
  await build({
    entryPoints: {
      main: `${here}/src/main.ts`,
      read: `${here}/src/read.ts`,
      key: `${here}/src/key.ts`,
      'reader-thread': `${here}/src/plate/reader-thread.ts`,
    },
    outdir: `${here}/dist/app`,
    bundle: true,
    // Libraries stay in node_modules: several carry native parts or files of their own.
    packages: 'external',
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: true,
    logLevel: 'info',
  });
  await cp(`${here}/models`, `${here}/dist/models`, { recursive: true });
  await copyNotices(`${here}/..`, `${here}/dist`);
}
