import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/**
 * The columns as the database holds them. Instants are milliseconds since 1970, booleans 0 or 1, `…_json` is JSON.
 * What is read is `unknown` until it is parsed: a file can be older, newer or damaged.
 */
type Text = ColumnType<unknown, string, string>;
type TextOrNull = ColumnType<unknown, string | null, string | null>;
type Whole = ColumnType<unknown, number, number>;
type WholeOrNull = ColumnType<unknown, number | null, number | null>;
type Bytes = ColumnType<unknown, Uint8Array, Uint8Array>;

export interface Tables {
  readonly permits: {
    readonly id: Text;
    readonly holder: Text;
    readonly kind: Text;
    readonly group_id: Text;
    readonly valid_from: WholeOrNull;
    readonly valid_until: WholeOrNull;
    readonly schedule_json: TextOrNull;
    readonly gates_json: TextOrNull;
    readonly directions_json: Text;
    readonly uses_left: WholeOrNull;
    readonly places: WholeOrNull;
    readonly suspended: Whole;
    readonly person: TextOrNull;
    readonly notes: Text;
    readonly tags_json: Text;
    readonly code_hash: TextOrNull;
  };
  readonly permit_plates: {
    readonly plate: Text;
    readonly permit_id: Text;
    /** Where it stands among the plates of its permit. */
    readonly position: Whole;
  };
  readonly rules: {
    readonly version: Whole;
    readonly at: Whole;
    readonly changed_by: Text;
    readonly document_json: Text;
  };
  readonly passages: {
    readonly id: Text;
    readonly gate_id: Text;
    readonly direction: Text;
    readonly phase: Text;
    readonly arrived_at: Whole;
    readonly ended_at: WholeOrNull;
    readonly plate: TextOrNull;
    readonly likely_plate: TextOrNull;
    readonly decision_json: TextOrNull;
    readonly outcome: TextOrNull;
    readonly inferred: Whole;
    readonly interrupted: Whole;
    readonly picture_id: TextOrNull;
  };
  readonly readings: {
    readonly number: Generated<number>;
    readonly passage_id: Text;
    readonly taken_at: Whole;
    readonly reader: Text;
    readonly text: Text;
    readonly raw: Text;
    readonly confidence: Whole;
    readonly characters_json: Text;
    readonly box_json: Text;
    readonly witnesses_json: Text;
  };
  readonly visits: {
    readonly id: Text;
    readonly plate: TextOrNull;
    readonly entered_at: WholeOrNull;
    readonly entry_passage_id: TextOrNull;
    readonly left_at: WholeOrNull;
    readonly exit_passage_id: TextOrNull;
    /** First instant known of the visit; what visits are ordered by. */
    readonly began_at: GeneratedAlways<unknown>;
  };
  readonly count_changes: {
    readonly number: Generated<number>;
    readonly at: Whole;
    readonly delta: Whole;
    readonly cause: Text;
    readonly passage_id: TextOrNull;
  };
  readonly person_orders: {
    readonly number: Generated<number>;
    readonly at: Whole;
    /** Null: at all gates. */
    readonly gate_id: TextOrNull;
    readonly command: Text;
    readonly direction: Text;
    readonly ordered_by: Text;
    readonly until_at: WholeOrNull;
  };
  /** The newest travels of each gate and way. */
  readonly barrier_travels: {
    readonly number: Generated<number>;
    readonly gate_id: Text;
    readonly at: Whole;
    readonly way: Text;
    readonly travel_ms: Whole;
  };
  readonly barrier_cycles: {
    readonly gate_id: Text;
    readonly cycles: Whole;
    readonly cycles_since_service: Whole;
    readonly serviced_at: WholeOrNull;
  };
  /** Reads of remote readers, counted before they are sent. */
  readonly paid_reads: {
    readonly reader: Text;
    readonly month: Text;
    readonly reads: Whole;
    readonly newest_at: Whole;
  };
  /** Frames that a shadow read beside the reader that decides. */
  readonly reader_agreement: {
    readonly reader: Text;
    readonly gate_id: Text;
    readonly month: Text;
    readonly comparison: Text;
    readonly frames: Whole;
  };
  /** The newest of each shadow. */
  readonly reader_differences: {
    readonly number: Generated<number>;
    readonly reader: Text;
    readonly at: Whole;
    readonly gate_id: Text;
    readonly passage_id: Text;
    readonly deciding_text: Text;
    readonly shadow_text: Text;
  };
  readonly upload_keys: {
    readonly id: Text;
    readonly hash: Bytes;
    readonly name: Text;
    readonly gate_id: TextOrNull;
    readonly watches: Text;
    readonly created_at: Whole;
    readonly last_used_at: WholeOrNull;
  };
  readonly sessions: {
    readonly hash: Bytes;
    readonly expires_at: Whole;
  };
  readonly high_water: {
    readonly id: Whole;
    readonly at: Whole;
  };
}
