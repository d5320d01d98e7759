import type { PassageView } from './site-view.ts';
import type { Direction, EmergencyOrder, GateCommand, Instant, PassageOutcome } from './words.ts';

/**
 * Every path is relative to the page's base, since Home Assistant's ingress puts a prefix before it.
 *
 * Bodies are JSON (`content-type: application/json`); fields and query parameters that are not named here are refused
 * with 400. A list without paging is a bare array. What changes something is answered only to the page's own origin
 * (`Sec-Fetch-Site`, else `Origin`), which a browser's `fetch` says by itself. 401 `sign-in-needed` means that the
 * session is over.
 */

/**
 * `GET api/live`: server-sent events. Event `site` carries a whole `SiteView`, at once and after changes. The stream ends
 * when the program stops or the session is over; lines that begin with a colon only keep the connection alive.
 */

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

/** `GET api/passages/:id`: one `PassageView`; 404 `no-such-passage`. */

/**
 * `POST api/gates/:id/command`: 204 when the order was carried out; 404 `no-such-gate`; 409 `link-lost`,
 * `vehicle-present`, `nobody-waits`, `emergency` (an emergency is ended before anything is closed) or `store-down` (nothing can be
 * written, so that nobody is let in by a decision; `open` moves the arm all the same). Only what was done is kept.
 */
export interface CommandRequest {
  readonly command: GateCommand;
  /** Which way to let somebody through, for `let-in-once` and `refuse`; `in` when absent. */
  readonly direction?: Direction;
  /** The passage that is meant, for `let-in-once` and `refuse`: nobody else is let in in its place. Absent: whoever waits first. */
  readonly passageId?: string;
  /** When `hold` ends by itself; absent or null: by hand only. Later than now, at most a week. */
  readonly until?: Instant | null;
}

/**
 * `POST api/gates/:id/code`: a code typed at the gate for the vehicle that waits to come in; 204 when it is the code of a
 * permit, whatever is decided then. 404 `no-such-gate`, 409 `nobody-waits`, 403 `wrong-code`, 429 `too-many-attempts`.
 */
export interface CodeTyped {
  readonly code: string;
}

/**
 * `POST api/passages/:id/answer`: what a person who looked says about a vehicle that waits; 204. `approve` is second evidence
 * where a rule accepts it, and lets the vehicle in where a person was asked. 404 `no-such-passage`, 409 `nobody-waits` when it
 * does not wait any more, or is refused and nobody was asked.
 */
export interface PassageAnswer {
  readonly answer: 'approve' | 'refuse';
}

/** `PUT api/people/:person/presence`: tells whether somebody is near (home, or on the way to the gate); 204. */
export interface PersonPresence {
  readonly near: boolean;
}

/** `GET api/people`: what was told; it counts for so long as `PRESENCE_COUNTS_MS`. */
export interface PersonView {
  readonly person: string;
  readonly near: boolean;
  readonly since: Instant;
}

/**
 * `POST api/emergency` opens every barrier and keeps it open; `DELETE api/emergency` ends that. Each 200 with
 * `EmergencyView`, also when some barrier cannot be reached; both are kept with who ordered them.
 */
export interface EmergencyView {
  readonly open: boolean;
  /** Ids of gates whose barrier the order did not reach; they are told again as soon as they can be. */
  readonly unreached: readonly string[];
}

/** `POST api/gates/:id/service`: the barrier was serviced; counting begins anew. 204. */

/** `GET api/orders?limit=`: what people ordered, newest first, at most 200. */
export interface OrderView {
  readonly at: Instant;
  /** Null: at all gates. */
  readonly gateId: string | null;
  readonly command: GateCommand | EmergencyOrder | 'serviced';
  readonly direction: Direction;
  readonly by: string;
}

/**
 * `GET api/session`, `POST api/session` (`SignIn`; 401 `wrong-password`, 429 `too-many-attempts` with `Retry-After` in
 * seconds), `DELETE api/session`. Each answers with the `SessionView` that holds afterwards.
 */
export interface SessionView {
  readonly signedIn: boolean;
  /** False in the demonstration on loopback, where nobody has to sign in. */
  readonly passwordNeeded: boolean;
}

export interface SignIn {
  readonly password: string;
}

/**
 * Keys of the upload call: `GET api/keys` (`UploadKeyView[]`), `POST api/keys` (`NewUploadKey`; 201 with the
 * `NewUploadKeyView`), `DELETE api/keys/:id` (204; 404 `no-such-key`).
 */
export interface UploadKeyView {
  readonly id: string;
  readonly name: string;
  readonly gateId: string | null;
  /** Which approach of that gate the uploaded pictures show; of no meaning without a gate. */
  readonly watches: Direction;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

export interface NewUploadKey {
  readonly name: string;
  /** The gate whose camera the uploaded pictures are; absent or null when they only want an answer. */
  readonly gateId?: string | null;
  /** `in` when absent. */
  readonly watches?: Direction;
}

/** The only time the key itself is told. */
export interface NewUploadKeyView extends UploadKeyView {
  readonly key: string;
}

/**
 * The answer of `POST readnumberplate` and `POST api/v1/readnumberplate`: both shapes that descendants of the original
 * sketch parse. Never null: an absent plate or picture is an empty text.
 */
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
