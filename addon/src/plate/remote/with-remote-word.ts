import type { PictureReading, PlateReading, WitnessReading } from '../reading.ts';
import { likeness } from '../settling/alignment.ts';
import { centreOf } from '../settling/place.ts';

/**
 * What a frame says once a remote reader has been heard too.
 *
 * Where the local reader found no plate, the remote reading is the frame's reading, under the name of the remote reader. It is
 * then one frame and no more, whatever score the service gives it: nothing settles on one frame (`DEMANDS` asks for two of a
 * plate that the site knows, and for 14 of any other), so one remote answer never opens a gate. Two answers to two pictures
 * that say exactly a known plate do, as two frames of the local reader would: the chance that a misread is one of the site's
 * plates does not depend on who misreads. A stranger's plate is never settled by the few reads that a passage may cost.
 *
 * Where the local reader read plates, the remote reader is one more witness of them in this frame: it confirms or
 * contradicts character by character, and puts no text of its own in the place of what was read. A plate that only the
 * remote reader sees beside others stays unheard: which of them is the vehicle's is judged by where plates are and how they
 * move, of which one answer says nothing.
 *
 * A site that asks no local witness settles strangers by frames alone. One remote confirmation must not turn that into the
 * demand for the many confirmations of a witness, which a reader that is asked twice can never meet: there only a
 * contradiction is told.
 */
export function withRemoteWord(local: PictureReading, remote: PictureReading): PictureReading {
  if (remote.plates.length === 0) return local;
  // A service says nothing about the picture as a whole; what was measured here still holds.
  const { brightness } = local;
  if (local.plates.length === 0) return brightness === undefined ? remote : { ...remote, brightness };
  const words = new Map<PlateReading, WitnessReading>();
  for (const { box, text, confidence } of remote.plates) {
    const within = local.plates.filter((plate) => {
      const { x, y } = centreOf(plate.box);
      return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h && !words.has(plate);
    });
    // A service that does not say where it read has the whole picture for its box: then the texts tell which is which.
    const [likest] = within.toSorted((a, b) => likeness(b.text, text) - likeness(a.text, text));
    if (likest === undefined) continue;
    if (likest.witnesses.length === 0 && likest.text === text) continue;
    words.set(likest, { reader: remote.reader, text, confidence });
  }
  if (words.size === 0) return local;
  return {
    ...local,
    plates: local.plates.map((plate) => {
      const word = words.get(plate);
      return word === undefined ? plate : { ...plate, witnesses: [...plate.witnesses, word] };
    }),
  };
}
