import { expect, it } from 'vitest';
import { readUnlabelled, UNLABELLED_FILE } from './unlabelled.ts';

it('plates without a label are known for photos of validation sets, by folder, set and photo', async () => {
  const unlabelled = await readUnlabelled(UNLABELLED_FILE);
  const known = [...unlabelled].filter(([photo]) => photo.startsWith('validation/openlpr-faisal/'));
  expect(known.length).toBeGreaterThan(0);
  for (const [photo, boxes] of known) {
    expect(photo).toMatch(/^validation\/openlpr-faisal\/\d{4}\.jpg$/);
    expect(boxes.every(({ w, h }) => w > 0 && h > 0)).toBe(true);
  }
});
