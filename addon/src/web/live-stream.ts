import type { Writable } from 'node:stream';

/** Beats that a reader may miss before it counts as gone. */
const MOST_BEATS_MISSED = 2;

/** Server-sent events to one reader. A slow one skips to the newest event, so at most two are held for it. */
export interface LiveStream {
  /** @param event whole, with the empty line at its end. */
  show(event: string): void;
  /** Keeps the connection alive, and ends it when the reader has taken nothing for two beats. */
  beat(): void;
  end(): void;
}

export function createLiveStream(out: Writable): LiveStream {
  let newest: string | null = null;
  let beatsMissed = 0;
  const isOver = (): boolean => out.destroyed || out.writableEnded;

  out.on('drain', () => {
    beatsMissed = 0;
    if (newest === null || isOver()) return;
    const event = newest;
    newest = null;
    out.write(event);
  });

  return {
    show: (event) => {
      if (isOver()) return;
      if (out.writableNeedDrain) newest = event;
      else out.write(event);
    },
    beat: () => {
      if (isOver()) return;
      if (!out.writableNeedDrain) {
        out.write(':\n\n');
        return;
      }
      beatsMissed += 1;
      if (beatsMissed >= MOST_BEATS_MISSED) out.destroy();
    },
    end: () => {
      if (isOver()) return;
      // What a reader does not take would keep the connection open.
      if (out.writableNeedDrain) out.destroy();
      else out.end();
    },
  };
}
