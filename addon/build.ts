/** Bundles the page (`node addon/build.ts page`), or the page and the app (`node addon/build.ts`). */
import { build } from 'esbuild';

const pageOnly = process.argv[2] === 'page';
const here = import.meta.dirname;

await build({
  entryPoints: [`${here}/ui/smart-parking-page.ts`],
  outfile: `${here}/dist/page/page.js`,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  logLevel: 'warning',
});

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
