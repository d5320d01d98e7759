import type { Visit } from '../../parking/visit.ts';
import type { Store } from '../../store/store.ts';
import { picturePath } from '../passage-view.ts';
import type { VisitSurroundings } from './visit-view.ts';

/** Looks up the pictures of all passages of visits in one query. At most 500 visits. */
export async function picturesOf(
  visits: readonly Visit[],
  { passages }: Pick<Store, 'passages'>,
): Promise<VisitSurroundings['pictureOf']> {
  const ids = visits
    .flatMap(({ entryPassageId, exitPassageId }) => [entryPassageId, exitPassageId])
    .filter((id) => id !== null);
  const found = ids.length === 0 ? [] : await passages.many(ids);
  const paths = new Map(
    found.map(({ id, pictureId }) => [id, pictureId === null ? null : picturePath(pictureId)]),
  );
  return (passageId) => (passageId === null ? null : (paths.get(passageId) ?? null));
}
