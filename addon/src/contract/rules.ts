import type { Holiday, Hours, Schedule } from './schedule.ts';
import type { Instant, SitePart } from './words.ts';

/** Groups that every site has; a site adds its own. */
export const BUILT_IN_GROUPS = ['resident', 'staff', 'visitor', 'contractor'] as const;

export interface Group {
  readonly id: string;
  readonly name: string;
}

export const EVIDENCE_KINDS = ['presence', 'code', 'approval'] as const;
/**
 * What may confirm a vehicle beside its plate, since a plate can be printed:
 * - `presence`: the person of the permit is near, as Home Assistant knows;
 * - `code`: the code of the permit, typed at the gate;
 * - `approval`: a person who looked at the picture says yes.
 */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const EVIDENCE_OCCASIONS = ['always', 'night', 'unknown', 'inexact'] as const;
/**
 * When second evidence is asked for. `night`: within the rules' night; `unknown`: the plate has no permit, so that only the
 * code of a permit or an approval can let it in; `inexact`: the plate is one character away from one that has a permit.
 * Without a rule for `unknown` and `inexact` no evidence but an approval lets such a vehicle in.
 */
export type EvidenceOccasion = (typeof EVIDENCE_OCCASIONS)[number];

/**
 * What can confirm a vehicle on an occasion. Where the plate is not that of the permit, its holder being near says nothing of
 * who stands at the gate: a stranger with a plate like theirs would come in whenever they are at home.
 */
export const EVIDENCE_FOR: Readonly<Record<EvidenceOccasion, readonly EvidenceKind[]>> = {
  always: EVIDENCE_KINDS,
  night: EVIDENCE_KINDS,
  unknown: ['code', 'approval'],
  inexact: ['code', 'approval'],
};

export interface EvidenceRule {
  readonly when: EvidenceOccasion;
  /** One of these is enough; at least one, each of `EVIDENCE_FOR` its occasion. */
  readonly accept: readonly EvidenceKind[];
}

/** What to answer within some hours; outside them it is refused. */
export interface AnswerByHours<Answer extends string> {
  readonly answer: Answer;
  /** Null: at any time. */
  readonly hours: Schedule | null;
}

/** How a site answers those who come, for one group or all and for one gate or all. */
export interface Policy {
  /** Every place is taken. */
  readonly fullSite: 'refuse' | 'let-in' | 'ask';
  /** As many vehicles of the permit are inside as it has places. */
  readonly placesTaken: 'refuse' | 'ask';
  /** No permit has this plate. Only rows for all groups can say it. */
  readonly unknownPlate: AnswerByHours<'refuse' | 'ask' | 'let-in'>;
  /**
   * A vehicle with this plate is inside already: within so many minutes after it entered it is let in again without a new
   * record, since it most likely went back; later this is answered.
   */
  readonly alreadyInside: { readonly reopenMinutes: number; readonly otherwise: 'ask' | 'refuse' | 'open' };
  /** `permit-needed` holds only where the vehicle has another way out; without one it can always leave. */
  readonly exit: 'always-open' | 'permit-needed';
  /** When these people may come at all; null: at any time. */
  readonly hours: Schedule | null;
  readonly evidence: readonly EvidenceRule[];
}

/** What holds where no row says otherwise. */
export const DEFAULT_POLICY: Policy = {
  fullSite: 'refuse',
  placesTaken: 'refuse',
  unknownPlate: { answer: 'refuse', hours: null },
  // A quarter of an hour is what parking systems give to who turned back for something.
  alreadyInside: { reopenMinutes: 15, otherwise: 'ask' },
  exit: 'always-open',
  hours: null,
  evidence: [],
};

/** Overrides of the policy. Of rows that fit, one for a group goes before one for a gate, and one for both before either. */
export interface PolicyRow {
  /** Null: everybody, also those without a permit. */
  readonly group: string | null;
  /** Null: every gate. */
  readonly gate: string | null;
  readonly policy: Partial<Policy>;
}

/** Who comes without a permit is let in until then; those who are blocked are not. */
export interface VisitorsMode {
  readonly until: Instant;
  /** Null: at all gates. */
  readonly gates: readonly string[] | null;
}

/** What entry does while a part is down; the other parts leave nothing to choose. */
export interface OutageRules {
  readonly reader: AnswerByHours<'ask' | 'refuse' | 'let-in'>;
  readonly camera: AnswerByHours<'ask' | 'refuse' | 'let-in'>;
}

/** All that decisions are made by beside permits: one document, so that a draft of it can be tried. */
export interface Rules {
  /** The built-in ones among them; each has a name that people chose. */
  readonly groups: readonly Group[];
  readonly night: Hours;
  /** Sorted by date, a date once. */
  readonly holidays: readonly Holiday[];
  readonly visitors: VisitorsMode | null;
  readonly policies: readonly PolicyRow[];
  readonly outages: OutageRules;
}

/**
 * `GET api/rules` (`RulesView`), `PUT api/rules` (`RulesView` with the version that was changed; 200 with the new
 * `RulesView`; 409 `rules-changed` when somebody else was faster, `group-in-use` when a group that goes has permits).
 *
 * `POST api/holidays/read` with an iCalendar file as `text/calendar`: `Holiday[]`, for the page to put into a draft; nothing
 * is changed. 400 `bad-calendar`.
 */
export interface RulesView {
  /** Counts up with each change; 0: never changed. */
  readonly version: number;
  readonly rules: Rules;
}

/** One cell of the table of what happens while a part of the site is down. */
export interface OutageCell {
  readonly part: SitePart;
  readonly direction: 'in' | 'out';
  /** What happens to who comes then. Exits open in every cell. */
  readonly effect: 'opens' | 'asks' | 'refuses' | 'as-usual' | 'device-alone';
  /** One of `OutageRules` says it, and may be changed. */
  readonly editable: boolean;
}

/** `GET api/offline`. */
export interface OfflineView {
  readonly cells: readonly OutageCell[];
  /** How each part is at each gate now; `absent`: the site has none. */
  readonly parts: readonly {
    readonly part: SitePart;
    readonly gateId: string | null;
    readonly health: 'up' | 'down' | 'absent';
    readonly since: Instant | null;
  }[];
}
