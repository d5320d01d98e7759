import fc from 'fast-check';
import { expect, it } from 'vitest';
import { receivedForm } from '../../../test/received-form.ts';
import { multipartForm } from './multipart-form.ts';

it('is read by others as it was meant, whatever the bytes', async () => {
  const name = fc.stringMatching(/^[a-z]{1,10}$/);
  const parts = fc.tuple(name, fc.string(), name, fc.uint8Array({ maxLength: 200 }));
  await fc.assert(
    fc.asyncProperty(parts, async ([textName, text, fileName, bytes]) => {
      const { body, contentType } = multipartForm(
        [
          { name: textName, text },
          { name: fileName, fileName: 'picture.jpg', type: 'image/jpeg', bytes },
          { name: textName, text: 'again' },
        ],
        'the-boundary',
      );
      const received = await receivedForm(body, contentType);
      expect(received).toEqual([
        { name: textName, fileName: null, type: 'text/plain', bytes: Buffer.from(text) },
        { name: fileName, fileName: 'picture.jpg', type: 'image/jpeg', bytes: Buffer.from(bytes) },
        { name: textName, fileName: null, type: 'text/plain', bytes: Buffer.from('again') },
      ]);
    }),
    { numRuns: 30 },
  );
});
