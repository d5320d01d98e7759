import type { UploadAnswer } from '../../contract/api.ts';
import type { ReadResult } from '../../plate/plate-reader.ts';
import { picturePath } from '../passage-view.ts';

export function uploadAnswer(result: ReadResult, pictureId: string | null): UploadAnswer {
  const number_plate = result.ok ? (result.reading.plates[0]?.text ?? '') : '';
  // From the root: senders know the host, and nothing of the address they posted to.
  const view_image = pictureId === null ? '' : `/${picturePath(pictureId)}`;
  const answer = { data: { number_plate, view_image }, number_plate, view_image };
  if (!result.ok) return { ...answer, reason: result.trouble.detail };
  return number_plate === '' ? { ...answer, reason: 'No plate was found in the picture.' } : answer;
}

/**
 * JSON on one line with one space after each colon: the original sketch does not parse, it looks for the text
 * `"number_plate": "`.
 */
export function uploadAnswerText(answer: UploadAnswer): string {
  // Inside texts JSON writes a line break as \n, so every real one is layout.
  return JSON.stringify(answer, null, 1).replace(/\n */g, ' ');
}
