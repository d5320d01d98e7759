/** Bundles the page (`node addon/build.ts page`), or the page and the app (`node addon/build.ts`). */
import { build } from 'esbuild';
import { buildPage } from './build-page.ts';

const pageOnly = process.argv[2] === 'page';
const here = import.meta.dirname;

await buildPage(`${here}/dist/page`);

if (!pageOnly) {
  await build({
    entryPoints: ['main', 'read', 'key', 'plate/reader-thread'].map((name) => `${here}/src/${name}.ts`),
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
}
