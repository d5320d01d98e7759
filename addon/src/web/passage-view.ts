import type { PassageView } from '../contract/site-view.ts';
import type { Passage } from '../gate/passage.ts';

/** Where a kept picture is, relative to the page's base. */
export function picturePath(pictureId: string): string {
  return `pictures/${pictureId}`;
}

export function passageView({ pictureId, ...passage }: Passage, gateName: string): PassageView {
  return { ...passage, gateName, picture: pictureId === null ? null : picturePath(pictureId) };
}
