import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const SOURCE = join(import.meta.dirname, 'ui');
const COPIED_AS_THEY_ARE = ['index.html', 'page.css', 'icon.svg'];

/** Writes the whole page, ready to be served from any path, into the folder `outDir`. */
export async function buildPage(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    build({
      entryPoints: [join(SOURCE, 'main.ts')],
      outfile: join(outDir, 'page.js'),
      bundle: true,
      format: 'esm',
      target: 'es2022',
      minify: true,
      sourcemap: true,
      logLevel: 'warning',
    }),
    ...COPIED_AS_THEY_ARE.map((name) => copyFile(join(SOURCE, name), join(outDir, name))),
  ]);
}
