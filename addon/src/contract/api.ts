import type { PassageView } from './site-view.ts';
import type { Direction, GateCommand, Instant, PassageOutcome, PermitKind } from './words.ts';

/** Every path is relative to the page's base, since Home Assistant's ingress puts a prefix before it. */

/** `GET api/passages?plate=&from=&to=&outcome=&gate=&before=&limit=`; newest first. */
export interface PassageQuery {
  /** Part of a plate, at least one character of A-Z 0-9 after folding. */
  readonly plate?: string;
  /** First day, `YYYY-MM-DD` in the site's time zone. */
  readonly from?: string;
  /** Last day, inclusive. */
  readonly to?: string;
  readonly outcome?: PassageOutcome;
  readonly gate?: string;
  /** `next` of the page before. */
  readonly before?: string;
  /** 1 to 200, 50 when absent. */
  readonly limit?: number;
}

export interface PassagePage {
  readonly passages: readonly PassageView[];
  /** Give it as `before` for the next page; null at the end. */
  readonly next: string | null;
}

/** `GET api/visits?open=true&before=&limit=`; newest first. */
export interface VisitView {
  readonly id: string;
  readonly plate: string | null;
  readonly enteredAt: Instant | null;
  readonly leftAt: Instant | null;
  readonly entryPassageId: string | null;
  readonly exitPassageId: string | null;
}

export interface VisitPage {
  readonly visits: readonly VisitView[];
  readonly next: string | null;
}

/** `GET api/permits`, `POST api/permits`, `DELETE api/permits/:id`. */
export interface PermitView {
  readonly id: string;
  readonly plate: string;
  readonly kind: PermitKind;
  readonly holder: string;
  readonly validFrom: Instant | null;
  /** First instant at which it is no longer valid. */
  readonly validUntil: Instant | null;
}

export interface NewPermit {
  readonly plate: string;
  readonly kind: PermitKind;
  readonly holder: string;
  readonly validFrom?: Instant | null;
  readonly validUntil?: Instant | null;
}

/** `POST api/gates/:id/command`. */
export interface CommandRequest {
  readonly command: GateCommand;
  /** Which way to let somebody through, for `let-in-once`; `in` when absent. */
  readonly direction?: Direction;
}

/** `GET api/session`, `POST api/session {password}`, `DELETE api/session`. */
export interface SessionView {
  readonly signedIn: boolean;
  /** False in the demonstration on loopback, where nobody has to sign in. */
  readonly passwordNeeded: boolean;
}

/** `GET api/keys`, `POST api/keys {name, gateId?}`, `DELETE api/keys/:id`: keys of the upload call. */
export interface UploadKeyView {
  readonly id: string;
  readonly name: string;
  readonly gateId: string | null;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

/** The only time the key itself is told. */
export interface NewUploadKeyView extends UploadKeyView {
  readonly key: string;
}

/** The answer of `POST readnumberplate`: both shapes that descendants of the original sketch parse. */
export interface UploadAnswer {
  readonly data: { readonly number_plate: string; readonly view_image: string };
  readonly number_plate: string;
  readonly view_image: string;
  /** Why the plate is empty; absent when it is not. */
  readonly reason?: string;
}

/** Every answer with status 400 or above. */
export interface ErrorView {
  readonly error: { readonly code: string; readonly message: string };
}
