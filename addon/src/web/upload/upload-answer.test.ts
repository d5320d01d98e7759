import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readingOf } from '../../../test/hand-site.ts';
import { uploadAnswer, uploadAnswerText } from './upload-answer.ts';

const PICTURE = 'ab'.repeat(32);

/** How the original sketch gets at a value: text between `"key": "` and the next quote. */
function asTheSketchReads(answer: string, key: string): string | null {
  const marker = `"${key}": "`;
  const start = answer.indexOf(marker);
  if (start < 0) return null;
  const from = start + marker.length;
  return answer.slice(from, answer.indexOf('"', from));
}

it('has both shapes, for those that parse and for those that search', () => {
  const text = uploadAnswerText(uploadAnswer(readingOf('MH12AB1234', 'OTHER1'), PICTURE));
  expect(asTheSketchReads(text, 'number_plate')).toBe('MH12AB1234');
  expect(asTheSketchReads(text, 'view_image')).toBe(`/pictures/${PICTURE}`);
  const values = { number_plate: 'MH12AB1234', view_image: `/pictures/${PICTURE}` };
  expect(JSON.parse(text)).toEqual({ data: values, ...values });
  expect(text).not.toContain('\n');
});

it('is never null: what is not there is an empty text, with the reason', () => {
  const none = uploadAnswer(readingOf(), PICTURE);
  expect(none).toMatchObject({ number_plate: '', reason: 'No plate was found in the picture.' });
  const trouble = { kind: 'not-a-picture', detail: 'This is "no" picture.' } as const;
  const text = uploadAnswerText(uploadAnswer({ ok: false, trouble }, null));
  expect(asTheSketchReads(text, 'number_plate')).toBe('');
  expect(asTheSketchReads(text, 'view_image')).toBe('');
  expect(JSON.parse(text)).toMatchObject({ reason: 'This is "no" picture.' });
});

it('stays the same JSON whatever the reason says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (detail) => {
      const answer = uploadAnswer({ ok: false, trouble: { kind: 'cut-off', detail } }, null);
      expect(JSON.parse(uploadAnswerText(answer))).toEqual(answer);
      expect(asTheSketchReads(uploadAnswerText(answer), 'number_plate')).toBe('');
    }),
  );
});
