import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const row = z.object({
  image: z.string(),
  plates: z.array(
    z.object({
      /** x, y, width, height in pixels of the image. */
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullish(),
      text: z.string().nullish(),
      /** Temporary, decorative or blurred: its text is not scored. */
      hard: z.boolean().optional(),
      unreadable: z.boolean().optional(),
      /** Rows of text; told only where there are two. */
      lines: z.number().optional(),
    }),
  ),
  /** ISO 3166 codes. */
  country: z.string().nullish(),
  region: z.string().nullish(),
});

/** One photo and what is known about it. */
export type LabelledPhoto = z.infer<typeof row> & { readonly path: string };
export type LabelledPlate = LabelledPhoto['plates'][number];

/** The photos of one folder, or null when it has no `manifest.jsonl`. */
export async function readDataSet(folder: string): Promise<readonly LabelledPhoto[] | null> {
  const manifest = join(folder, 'manifest.jsonl');
  if (!existsSync(manifest)) return null;
  const lines = (await readFile(manifest, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const photo = row.parse(JSON.parse(line));
    return { ...photo, path: join(folder, photo.image) };
  });
}
