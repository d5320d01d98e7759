import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const SOURCE = join(import.meta.dirname, 'ui');
const COPIED_AS_THEY_ARE = ['index.html', 'page.css', 'icon.svg'];

/**
 * Templates and styles are texts to the minifier, which leaves their indentation as it is: a twentieth of what a browser
 * loads. No text of the page begins a line of its own with blanks that are meant.
 */
const withoutIndentation: Plugin = {
  name: 'without-indentation',
  setup(page) {
    page.onLoad({ filter: /[\\/]addon[\\/]ui[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(/\n[ \t]+/g, '\n'),
      loader: 'ts',
    }));
  },
};

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
      plugins: [withoutIndentation],
      logLevel: 'warning',
    }),
    ...COPIED_AS_THEY_ARE.map((name) => copyFile(join(SOURCE, name), join(outDir, name))),
  ]);
}
