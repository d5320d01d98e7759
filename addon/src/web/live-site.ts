import type { Cancel } from '../clock.ts';
import type { SiteView } from '../contract/site-view.ts';
import type { Direction, GateCommand } from '../contract/words.ts';
import type { ReadResult } from '../plate/plate-reader.ts';

export type CommandAnswer =
  | { readonly done: true }
  | { readonly done: false; readonly why: 'no-such-gate' | 'link-lost' | 'vehicle-present' | 'nobody-waits' };

/** What the web needs of the running site, and nothing more. */
export interface LiveSite {
  view(): SiteView;
  /** Called after every change of the view. */
  onChange(listener: () => void): Cancel;
  /** @param by who ordered it, for the history. */
  command(gateId: string, command: GateCommand, direction: Direction, by: string): Promise<CommandAnswer>;
  /** Permits were changed in the store: decide by the new ones from now on. */
  permitsChanged(): Promise<void>;
  /**
   * Reads an uploaded picture, and hands it to the camera of an approach when the key belongs to one.
   * Answers with the content address under which the picture was kept.
   */
  upload(
    picture: Uint8Array,
    approach: { readonly gateId: string; readonly watches: Direction } | null,
  ): Promise<{ readonly result: ReadResult; readonly pictureId: string | null }>;
}
