import type { AccessNow } from '../access/access-now.ts';
import type { Cancel } from '../clock.ts';
import type { EmergencyView, PassageAnswer, PersonView } from '../contract/api.ts';
import type { OfflineView } from '../contract/rules.ts';
import type { SiteView } from '../contract/site-view.ts';
import type { Direction, EmergencyOrder, GateCommand, Instant } from '../contract/words.ts';
import type { ReadResult } from '../plate/plate-reader.ts';

export type CommandAnswer =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly why:
        'no-such-gate' | 'link-lost' | 'vehicle-present' | 'nobody-waits' | 'emergency' | 'store-down';
    };

export interface GateOrder {
  readonly command: GateCommand;
  readonly direction: Direction;
  /** When `hold` ends by itself; null: by hand only. */
  readonly until: Instant | null;
  /** Who ordered it, for the history. */
  readonly by: string;
}

/** What the web needs of the running site, and nothing more. */
export interface LiveSite {
  view(): SiteView;
  /** Called after every change of the view. */
  onChange(listener: () => void): Cancel;
  command(gateId: string, order: GateOrder): Promise<CommandAnswer>;
  /** A code was typed for the vehicle that waits to come in at the gate. */
  typeCode(
    gateId: string,
    code: string,
  ): Promise<'accepted' | 'no-such-gate' | 'nobody-waits' | 'wrong-code'>;
  /** A person looked at a vehicle that waits. */
  answerPassage(
    passageId: string,
    answer: PassageAnswer['answer'],
    by: string,
  ): Promise<'done' | 'no-such-passage' | 'nobody-waits'>;
  /** Somebody is near or is not. */
  personIs(person: string, near: boolean): void;
  people(): readonly PersonView[];
  orderEmergency(order: EmergencyOrder, by: string): Promise<EmergencyView>;
  /** The barrier was serviced. False: no such gate. */
  serviced(gateId: string, by: string): Promise<boolean>;
  offline(): OfflineView;
  /** Permits were changed in the store: decide by the new ones from now on. */
  permitsChanged(): Promise<void>;
  /** Rules were changed in the store: decide by the new ones from now on. */
  rulesChanged(): Promise<void>;
  /** What decisions rest on now, to try others. */
  accessNow(): AccessNow;
  /**
   * Reads an uploaded picture, and hands it to the camera of an approach when the key belongs to one.
   * Answers with the content address under which the picture was kept.
   */
  upload(
    picture: Uint8Array,
    approach: { readonly gateId: string; readonly watches: Direction } | null,
  ): Promise<{ readonly result: ReadResult; readonly pictureId: string | null }>;
}
