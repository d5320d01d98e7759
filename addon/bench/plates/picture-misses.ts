import type { Box } from '../../src/plate/reading.ts';
import { missPicture } from './miss-picture.ts';
import type { Pictured } from './misses-html.ts';
import type { MissPictures } from './page.ts';
import type { BenchPhoto } from './photo.ts';
import type { Report } from './report.ts';

/** Of each kind; a page with more is too heavy to look at. */
const MOST = 300;
/** Heights of a plate around it: enough to see what it is on. */
const CLOSE = 0.5;
/** Enough to see why it was not found, or what was taken for one. */
const FAR = 2;

/** Cuts what went wrong out of the photos. */
export async function pictureMisses(report: Report, photos: readonly BenchPhoto[]): Promise<MissPictures> {
  const paths = new Map(photos.map(({ set, name, path }) => [`${set}/${name}`, path]));
  const pictured = async <
    Miss extends { readonly set: string; readonly photo: string; readonly box: Box | null },
  >(
    misses: readonly Miss[],
    margin: number,
  ): Promise<readonly Pictured<Miss>[]> => {
    const pictures: Pictured<Miss>[] = [];
    for (const miss of misses.slice(0, MOST)) {
      const path = paths.get(`${miss.set}/${miss.photo}`);
      pictures.push({
        miss,
        picture: path === undefined ? null : await missPicture({ path, box: miss.box, margin }),
      });
    }
    return pictures;
  };
  return {
    misread: await pictured(report.misread, CLOSE),
    notFound: await pictured(report.notFound, FAR),
    falsePlates: await pictured(report.falsePlates, FAR),
  };
}
