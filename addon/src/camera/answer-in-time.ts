import type { Cancel, Clock } from '../clock.ts';
import type { CameraTrouble, FrameOrTrouble } from './camera.ts';
import { CAMERA_STOPPED } from './camera-life.ts';

export interface Question {
  readonly clock: Clock;
  readonly timeLimitMs: number;
  /** Of whoever asks. */
  readonly signal: AbortSignal;
  /** Of the camera. */
  readonly stopped: AbortSignal;
  /** Begins to look for the answer; what it returns ends that and is called once, whatever the answer was. */
  readonly begin: (settle: (answer: FrameOrTrouble) => void) => Cancel;
  /** The trouble when time is up. */
  readonly late: () => CameraTrouble;
}

const WITHDRAWN: CameraTrouble = { kind: 'stopped', detail: 'The picture is no longer wanted.' };

/** The first of: an answer, the end of the time limit, the asker's or the camera's end. Never rejects. */
export function answerInTime({
  clock,
  timeLimitMs,
  signal,
  stopped,
  begin,
  late,
}: Question): Promise<FrameOrTrouble> {
  return new Promise((resolve) => {
    if (stopped.aborted) {
      resolve({ ok: false, trouble: CAMERA_STOPPED });
      return;
    }
    if (signal.aborted) {
      resolve({ ok: false, trouble: WITHDRAWN });
      return;
    }
    const question = { isOpen: true };
    let endWork: Cancel = () => undefined;
    const settle = (answer: FrameOrTrouble): void => {
      if (!question.isOpen) return;
      question.isOpen = false;
      cancelLimit();
      signal.removeEventListener('abort', withdraw);
      stopped.removeEventListener('abort', stop);
      endWork();
      resolve(answer);
    };
    const withdraw = (): void => {
      settle({ ok: false, trouble: WITHDRAWN });
    };
    const stop = (): void => {
      settle({ ok: false, trouble: CAMERA_STOPPED });
    };
    const cancelLimit = clock.after(timeLimitMs, () => {
      settle({ ok: false, trouble: late() });
    });
    signal.addEventListener('abort', withdraw);
    stopped.addEventListener('abort', stop);
    const end = begin(settle);
    // An answer that was there at once came before `endWork` could be set.
    if (question.isOpen) endWork = end;
    else end();
  });
}
