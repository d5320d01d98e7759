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
    readonly sight_json: TextOrNull;
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
    /** When it began, in milliseconds times 2^20, and which of those that began then it is; what visits are ordered by. */
    readonly number: ColumnType<unknown, number, number>;
    readonly id: Text;
    readonly plate: TextOrNull;
    readonly exit_plate: TextOrNull;
    readonly permit_id: TextOrNull;
    readonly entered_at: WholeOrNull;
    readonly entry_passage_id: TextOrNull;
    readonly entry_gate_id: TextOrNull;
    readonly left_at: WholeOrNull;
    readonly exit_passage_id: TextOrNull;
    readonly exit_gate_id: TextOrNull;
    readonly paired_by: TextOrNull;
    readonly anomalies_json: Text;
    readonly reviewed_at: WholeOrNull;
    readonly assigned_slot_id: TextOrNull;
    readonly slot_id: TextOrNull;
    /** It has an anomaly that nobody looked at. */
    readonly to_review: GeneratedAlways<unknown>;
  };
  /** Finds the numbers of visits by what their plates are made of; kept by triggers. */
  readonly visit_plates: {
    readonly rowid: GeneratedAlways<unknown>;
  };
  readonly corrections: {
    readonly number: Generated<number>;
    readonly id: Text;
    readonly at: Whole;
    readonly corrected_by: Text;
    readonly kind: Text;
    readonly before_json: Text;
    readonly after_json: Text;
    readonly count_delta: Whole;
    readonly undone_at: WholeOrNull;
    readonly undone_by: TextOrNull;
  };
  /** Which visits a correction is about. */
  readonly corrected_visits: {
    readonly visit_id: Text;
    readonly number: Whole;
  };
  readonly misreads: {
    readonly number: Generated<number>;
    readonly correction_id: Text;
    readonly gate_id: Text;
    readonly read_text: Text;
    readonly meant_text: Text;
    readonly at: Whole;
  };
  readonly slot_uses: {
    readonly slot_id: Text;
    readonly kind: TextOrNull;
    readonly reserved_for_json: Text;
    readonly out_of_order: TextOrNull;
    readonly taken: WholeOrNull;
    readonly taken_at: WholeOrNull;
  };
  readonly promises: {
    readonly id: Text;
    readonly plate: TextOrNull;
    readonly permit_id: TextOrNull;
    readonly slot_id: TextOrNull;
    readonly made_at: Whole;
    readonly made_by: Text;
    readonly until_at: Whole;
    readonly ended_at: WholeOrNull;
  };
  readonly parking_settings: {
    readonly version: Whole;
    readonly at: Whole;
    readonly changed_by: Text;
    readonly document_json: Text;
  };
  readonly notices: {
    readonly id: Text;
    readonly subject_json: Text;
    readonly since: Whole;
    readonly ended_at: WholeOrNull;
    readonly handled_by: TextOrNull;
    readonly handled_at: WholeOrNull;
    readonly answer: TextOrNull;
    readonly picture_id: TextOrNull;
    /** It is not over and nobody handled it. */
    readonly open: GeneratedAlways<unknown>;
  };
  readonly answer_key: {
    readonly id: Whole;
    readonly key: Bytes;
  };
  readonly used_answer_links: {
    readonly notice_id: Text;
    readonly at: Whole;
  };
  readonly days: {
    readonly day: Text;
    readonly figures_json: Text;
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
