import type { Schedule } from './schedule.ts';
import type { Direction, Instant, PermitKind } from './words.ts';

/** A permit's code: 4 to 12 digits, as a keypad at the gate types them. */
export const PERMIT_CODE = /^\d{4,12}$/;

/** What a permit says. */
export interface PermitFields {
  readonly holder: string;
  readonly kind: PermitKind;
  /** Folded to A-Z 0-9. May be empty where a code stands for a vehicle that nobody knows yet. */
  readonly plates: readonly string[];
  /** Id of a group of the rules. */
  readonly group: string;
  readonly validFrom: Instant | null;
  /** First instant at which it is no longer valid. */
  readonly validUntil: Instant | null;
  /** Null: at any time. */
  readonly schedule: Schedule | null;
  /** Ids of the gates at which it counts; null: at all of them. */
  readonly gates: readonly string[] | null;
  /** At least one. `out` matters only where an exit is not always open. */
  readonly directions: readonly Direction[];
  /** Entries that are left; null: any number. */
  readonly usesLeft: number | null;
  /** How many of its vehicles may be inside at a time; null: all of them. */
  readonly places: number | null;
  readonly suspended: boolean;
  /** Whose presence is second evidence for it, for example `person.asha`; null: nobody's. */
  readonly person: string | null;
  readonly notes: string;
  readonly tags: readonly string[];
}

/**
 * `GET api/permits` (`PermitView[]`, by holder), `POST api/permits` (`NewPermit`; 201 with the `PermitView`),
 * `PATCH api/permits/:id` (`PermitChange`; 200 with the `PermitView`), `DELETE api/permits/:id` (204). 404 `no-such-permit`;
 * 409 `plate-has-permit`, whose message points to the other permit, or `code-has-permit`.
 */
export interface PermitView extends PermitFields {
  readonly id: string;
  /** A code was set; it is never told again. */
  readonly hasCode: boolean;
  /** The plates of it that are inside now. */
  readonly inside: readonly string[];
}

/** What is absent gets its default: kind `allow`, group `resident`, always and everywhere valid, both directions, no limits. */
export interface NewPermit extends Partial<Omit<PermitFields, 'holder'>> {
  readonly holder: string;
  /** A `PERMIT_CODE` that the holder types at the gate; null or absent: none. */
  readonly code?: string | null;
}

/** What is absent stays as it is; `code: null` takes the code away. */
export type PermitChange = Partial<NewPermit>;

/**
 * `GET api/permits.csv`; `POST api/permits/import?apply=false|true` with the file as `text/csv`. A row with the id of a
 * permit changes that one, a row without an id adds one; nothing is removed. It changes all or nothing: with `apply=true`
 * and an error in any line 400 `bad-csv`, and nothing is changed.
 */
export interface PermitImport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** The first ones, at most 200, with the line in the file, counted from 1. */
  readonly rows: readonly {
    readonly line: number;
    readonly effect: 'add' | 'change' | 'same';
    readonly holder: string;
    readonly plates: readonly string[];
  }[];
  /** The first ones, at most 200. */
  readonly errors: readonly {
    readonly line: number;
    readonly column: string | null;
    readonly message: string;
  }[];
  readonly errorCount: number;
  readonly applied: boolean;
}
