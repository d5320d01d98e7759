/**
 * Writes passages into the store of a folder until it is killed, and announces on standard output each thing once it
 * is kept (`node store-writer.ts FOLDER FIRST_NUMBER`): `permit NUMBER`, `step NUMBER STEP`.
 */
import { writeSync } from 'node:fs';
import { plainPermit } from '../src/access/permits/plain-permit.ts';
import { openPictureFiles } from '../src/store/picture-files.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { permitPlate, pictureOf, stepsOf } from './store-story.ts';

const STANDARD_OUTPUT = 1;
const [folder = '', first = ''] = process.argv.slice(2);

const store = await openSqliteStore({ folder });
const pictures = await openPictureFiles({ folder });

// Ends by itself, too, when nobody listens any more: writing then fails.
const announce = (line: string): void => {
  writeSync(STANDARD_OUTPUT, `${line}\n`);
};

for (let number = Number(first); ; number += 1) {
  await store.permits.add(
    plainPermit({ id: `permit-${number}`, holder: 'Somebody', plates: [permitPlate(number)] }),
  );
  announce(`permit ${number}`);
  const pictureId = await pictures.put(pictureOf(number));
  for (const [step, change] of stepsOf(number, pictureId).entries()) {
    await store.passages.record(change);
    announce(`step ${number} ${step}`);
  }
}
