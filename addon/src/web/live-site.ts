import type { AccessNow } from '../access/access-now.ts';
import type { Cancel } from '../clock.ts';
import type { EmergencyView, PassageAnswer, PersonView } from '../contract/api.ts';
import type { NoticeAnswer } from '../contract/notices.ts';
import type { Reconcile, ReconciliationView } from '../contract/reconciliation.ts';
import type { ReaderView } from '../contract/readers.ts';
import type { OfflineView } from '../contract/rules.ts';
import type { SiteView } from '../contract/site-view.ts';
import type { NewPromise, SlotChange } from '../contract/slots.ts';
import type { VisitCorrection, VisitSuggestion } from '../contract/visits.ts';
import type { Direction, EmergencyOrder, GateCommand, Instant, Presence } from '../contract/words.ts';
import type { Promised, SlotUse } from '../parking/slots/slot.ts';
import type { SlotStanding } from '../parking/slots/slot-board.ts';
import type { KeptDay } from '../parking/statistics/day-figures.ts';
import type { Visit } from '../parking/visit.ts';
import type { Correction } from '../parking/visits/correction.ts';
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
  /** Who is meant by `let-in-once` and `refuse`; null: whoever waits first. */
  readonly passageId: string | null;
  /** When `hold` ends by itself; null: by hand only. */
  readonly until: Instant | null;
  /** Who ordered it, for the history. */
  readonly by: string;
}

export type CorrectionAnswer =
  | { readonly done: true; readonly correction: Correction }
  | {
      readonly done: false;
      readonly why:
        | 'no-such-visit'
        | 'no-such-correction'
        | 'cannot-correct'
        | 'changed-since'
        | 'already-undone'
        | 'store-down';
      /** What stands against it, for a person; empty where `why` says it all. */
      readonly message: string;
    };

export type PromiseAnswer =
  | { readonly done: true; readonly promised: Promised }
  | {
      readonly done: false;
      readonly why: 'no-such-slot' | 'slot-promised' | 'slot-out-of-order' | 'no-place-left';
    };

/** What the web needs of the running parking place. */
export interface LiveParking {
  readonly correct: (correction: VisitCorrection, by: string) => Promise<CorrectionAnswer>;
  readonly undo: (correctionId: string, by: string) => Promise<CorrectionAnswer>;
  readonly suggestions: (
    visits: readonly Visit[],
  ) => Promise<ReadonlyMap<string, readonly VisitSuggestion[]>>;
  /** In the order of the site's list. */
  readonly slots: () => readonly SlotStanding[];
  readonly changeSlot: (
    slotId: string,
    change: SlotChange,
  ) => Promise<SlotUse | 'no-such-slot' | 'has-sensor'>;
  readonly slotPresence: (slotId: string, presence: Presence) => 'done' | 'no-such-slot' | 'not-told';
  readonly promises: () => readonly Promised[];
  readonly promise: (wish: NewPromise, by: string) => Promise<PromiseAnswer>;
  /** False: no such promise. */
  readonly takeBack: (promiseId: string) => Promise<boolean>;
  readonly reconciliation: () => Promise<ReconciliationView>;
  readonly reconcile: (wish: Reconcile, by: string) => Promise<'done' | 'changed-since' | 'store-down'>;
  /** Settings were changed in the store. */
  readonly settingsChanged: () => Promise<void>;
  /** Days from the first to the last (`YYYY-MM-DD`, inclusive), those without anything left out; the last may be today. */
  readonly days: (from: string, to: string) => Promise<readonly KeptDay[]>;
  readonly noticeAside: (noticeId: string, by: string) => Promise<'done' | 'no-such-notice'>;
  readonly answerNotice: (
    noticeId: string,
    answer: NoticeAnswer,
    by: string,
  ) => Promise<'done' | 'no-such-notice' | 'nobody-waits' | 'plate-has-permit' | 'store-down'>;
  /** What can be answered to a notice now. */
  readonly answersTo: (noticeId: string) => readonly NoticeAnswer[];
}

/** What the web needs of the running site, and nothing more. */
export interface LiveSite {
  readonly parking: LiveParking;
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
  /** In the order in which they are asked. */
  readers(): Promise<readonly ReaderView[]>;
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
