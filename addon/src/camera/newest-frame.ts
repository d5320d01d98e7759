import type { Cancel } from '../clock.ts';
import type { Instant } from '../contract/words.ts';
import type { FrameOrTrouble } from './camera.ts';
import type { Frame } from './frame.ts';

/** Keeps one frame of a camera that sends them unasked, and who waits for a newer one. */
export interface NewestFrame {
  put(frame: Frame): void;
  /** Answers with a frame taken at or after `notBefore`: at once if there is one, else when it comes. */
  ask(notBefore: Instant, settle: (answer: FrameOrTrouble) => void): Cancel;
  forget(): void;
}

export function newestFrame(): NewestFrame {
  let newest: Frame | null = null;
  const waiting = new Map<symbol, (frame: Frame) => void>();

  return {
    put: (frame) => {
      newest = frame;
      for (const take of [...waiting.values()]) take(frame);
    },
    ask: (notBefore, settle) => {
      const key = Symbol('waiting');
      const take = (frame: Frame): void => {
        if (frame.takenAt < notBefore) return;
        waiting.delete(key);
        settle({ ok: true, frame });
      };
      waiting.set(key, take);
      if (newest !== null) take(newest);
      return () => {
        waiting.delete(key);
      };
    },
    forget: () => {
      newest = null;
    },
  };
}
