import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { answerInTime } from './answer-in-time.ts';
import { cameraLife } from './camera-life.ts';
import type { Camera, CameraPlace, CameraTrouble } from './camera.ts';
import { errorCode } from './error-code.ts';
import { tooLarge, wholePicture, type PictureOrTrouble } from './whole-picture.ts';

export interface FolderCameraOptions {
  readonly place: CameraPlace;
  readonly clock: Clock;
  readonly path: string;
  /** Begins again after the last picture; otherwise that is the end, and trouble. */
  readonly repeat: boolean;
  readonly timeLimitMs: number;
  readonly maxBytes: number;
}

/**
 * Replays the pictures of a folder in the order of their names (2 before 10), one for each `frame()`. The folder is
 * looked at anew each time, so pictures may come and go. A frame's `takenAt` is when it was asked for.
 */
export function folderCamera(options: FolderCameraOptions): Camera {
  const { place, clock, path, repeat, timeLimitMs } = options;
  const life = cameraLife(clock);
  let lastName: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const nextPicture = async (): Promise<PictureOrTrouble> => {
    const names = await pictureNames(path);
    if (typeof names === 'string') return { ok: false, trouble: unreadable(path, names) };
    const name = nextName(names, lastName, repeat);
    if (name === null) return { ok: false, trouble: nothingToShow(path, names.length) };
    lastName = name;
    return readPicture(path, name, options.maxBytes);
  };

  return {
    place,
    get state() {
      return life.state;
    },
    onState: life.onState,
    start: () => undefined,
    frame: (notBefore, signal) =>
      answerInTime({
        clock,
        timeLimitMs,
        signal,
        stopped: life.stopped,
        begin: (settle) => {
          const takenAt = Math.max(notBefore, clock.now());
          // One after the other, so that who asks first gets the first picture.
          const picture = turn.then(nextPicture);
          turn = picture;
          void picture.then((result) => {
            if (result.ok) {
              life.pictureCame();
              settle({ ok: true, frame: { ...place, takenAt, picture: result.picture } });
            } else {
              life.troubleCame(result.trouble);
              settle(result);
            }
          });
          return () => undefined;
        },
        late: () => {
          const trouble: CameraTrouble = {
            kind: 'too-slow',
            detail: `The folder ${path} did not answer within ${timeLimitMs} ms.`,
          };
          life.troubleCame(trouble);
          return trouble;
        },
      }),
    stop: () => {
      life.stop();
      return Promise.resolve();
    },
  };
}

const PICTURE_NAME = /^[^.].*\.(jpe?g|png|webp)$/i;
const byName = new Intl.Collator('en', { numeric: true });

/** Total, so that "after the last one shown" is always the same: names that read alike differ by their code units. */
function compareNames(a: string, b: string): number {
  return byName.compare(a, b) || (a < b ? -1 : Number(a > b));
}

/** In order; the code of the error when the folder cannot be read. */
async function pictureNames(path: string): Promise<readonly string[] | string> {
  try {
    const entries = await readdir(path);
    return entries.filter((name) => PICTURE_NAME.test(name)).sort(compareNames);
  } catch (error) {
    return errorCode(error);
  }
}

function nextName(names: readonly string[], last: string | null, repeat: boolean): string | null {
  const next = names.find((name) => last === null || compareNames(name, last) > 0);
  return next ?? (repeat ? names[0] : null) ?? null;
}

async function readPicture(folder: string, name: string, maxBytes: number): Promise<PictureOrTrouble> {
  const path = join(folder, name);
  try {
    const { size } = await stat(path);
    const result: PictureOrTrouble =
      size > maxBytes
        ? { ok: false, trouble: tooLarge(maxBytes) }
        : wholePicture(await readFile(path), maxBytes);
    if (result.ok) return result;
    return { ok: false, trouble: { ...result.trouble, detail: `${path}: ${result.trouble.detail}` } };
  } catch (error) {
    return { ok: false, trouble: unreadable(path, errorCode(error)) };
  }
}

function nothingToShow(path: string, count: number): CameraTrouble {
  const detail =
    count === 0
      ? `The folder ${path} holds no picture whose name ends in .jpg, .jpeg, .png or .webp.`
      : `All ${count} pictures of the folder ${path} have been shown.`;
  return { kind: 'no-picture-yet', detail };
}

function unreadable(path: string, code: string): CameraTrouble {
  return {
    kind: 'unreachable',
    detail:
      code === 'ENOENT'
        ? `${path} is not there.`
        : `${path} cannot be read (${code}): look at what it is and who may read it.`,
  };
}
