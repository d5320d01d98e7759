/** The words of the field, as they leave the process. Every room, the page and the card use these and no synonyms. */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const DIRECTIONS = ['in', 'out'] as const;
/** Which way a vehicle goes through a gate, seen from the site: `in` is from the street to the inside. */
export type Direction = (typeof DIRECTIONS)[number];

export const DIRECTION_RULES = ['entry', 'exit', 'both'] as const;
/** Which directions a gate is meant for. */
export type DirectionRule = (typeof DIRECTION_RULES)[number];

export const SENSORS = ['outside', 'beam', 'inside'] as const;
/** The places along a lane that a gate can watch, in the order in which an entering vehicle meets them. */
export type SensorPlace = (typeof SENSORS)[number];

export const PRESENCES = ['clear', 'present', 'unknown'] as const;
/** What a sensor says. `unknown` (no valid state) always counts as a vehicle where closing is concerned. */
export type Presence = (typeof PRESENCES)[number];

export const VERDICTS = ['open', 'refuse', 'ask'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const PLATE_GROUNDS = ['known', 'witness', 'frames'] as const;
/**
 * What a settled plate rests on, strongest first:
 * - `known`: the site knows it;
 * - `witness`: an independent reader read each character the same;
 * - `frames`: nothing but that frames of the main reader agree.
 */
export type PlateGround = (typeof PLATE_GROUNDS)[number];

export const PLATE_DOUBTS = [
  'too-few-frames',
  'frames-differ',
  'newest-differs',
  'never-read-whole',
  'witness-differs',
  'nearly-known',
  'no-format',
  'several-plates',
] as const;
/**
 * Why a plate that was read is not settled:
 * - `too-few-frames`: what was read agrees, but not often enough yet;
 * - `frames-differ`: frames do not agree on every character;
 * - `newest-differs`: the newest frame does not show it;
 * - `never-read-whole`: no frame shows all of what the frames together say;
 * - `witness-differs`: an independent reader does not confirm each character;
 * - `nearly-known`: it is one character away from a plate that the site knows, and likelier a misread one;
 * - `no-format`: it is no plate of the site's regions;
 * - `several-plates`: more than one plate may be the vehicle's.
 */
export type PlateDoubt = (typeof PLATE_DOUBTS)[number];

export const PASSAGE_OUTCOMES = [
  'entered',
  'left',
  'refused',
  'abandoned',
  'reversed',
  'tailgated',
  'unread',
  'forced',
  'timed-out',
] as const;
/**
 * How a passage ended; each passage has exactly one.
 * - `entered`, `left`: crossed after the gate was opened for it;
 * - `refused`: turned away after a decision to refuse or to ask;
 * - `abandoned`: went away before it was decided, or after opening without starting to cross;
 * - `reversed`: started to cross and went back;
 * - `tailgated`: crossed on the opening of another vehicle;
 * - `unread`: went away, and no picture of it could be read;
 * - `forced`: crossed although the arm had been down and was not opened for anybody;
 * - `timed-out`: the sensors showed it for longer than anybody waits, so it is not followed any more.
 */
export type PassageOutcome = (typeof PASSAGE_OUTCOMES)[number];

export const PASSAGE_PHASES = ['arriving', 'reading', 'decided', 'opening', 'crossing', 'clear'] as const;
/** Where a passage stands on its way; `clear` is the end. */
export type PassagePhase = (typeof PASSAGE_PHASES)[number];

export const BARRIER_POSITIONS = ['unknown', 'closed', 'opening', 'open', 'closing', 'stopped'] as const;
export type BarrierPosition = (typeof BARRIER_POSITIONS)[number];

export const BARRIER_FAULTS = ['opens-late', 'closes-late', 'link-lost', 'vehicle-lost'] as const;
/**
 * Why the barrier needs a person: the arm did not arrive within its travel time, the device cannot be reached, or a
 * vehicle went out of every sensor's sight where it may stand under the arm.
 */
export type BarrierFault = (typeof BARRIER_FAULTS)[number];

export const CAMERA_STATES = ['connecting', 'live', 'gone'] as const;
export type CameraStateName = (typeof CAMERA_STATES)[number];

export const BARRIER_ALARMS = ['left-open', 'slow', 'maintenance-due'] as const;
/**
 * What a person should know about a barrier that still does its work:
 * - `left-open`: it has been up for longer than it should without being held open;
 * - `slow`: the arm needs clearly longer than it used to;
 * - `maintenance-due`: it has moved as often as it may between two services.
 */
export type BarrierAlarm = (typeof BARRIER_ALARMS)[number];

export const LANE_ORDERS = ['exit-first', 'entry-first', 'first-come'] as const;
/** Who goes first where vehicles from both sides want through one gate. */
export type LaneOrder = (typeof LANE_ORDERS)[number];

export const SITE_PARTS = ['reader', 'camera', 'store', 'home-assistant', 'broker', 'barrier-link'] as const;
/** The parts of a site that can be down while the rest goes on. `store`: nothing can be written. */
export type SitePart = (typeof SITE_PARTS)[number];

export const PERMIT_KINDS = ['allow', 'block'] as const;
export type PermitKind = (typeof PERMIT_KINDS)[number];

export const COMMANDS = [
  'open',
  'close',
  'stop',
  'hold',
  'release',
  'lock',
  'unlock',
  'let-in-once',
  'refuse',
] as const;
/**
 * What a person may order at a gate. `hold` keeps the barrier open until `release` or its own end; `lock` keeps it shut for
 * who wants in until `unlock`, while who wants out is still let out; `refuse` turns away who waits.
 */
export type GateCommand = (typeof COMMANDS)[number];

/** What a person may order at all gates at once: every barrier opens and stays open until a person ends it. */
export const EMERGENCY_ORDERS = ['emergency-open', 'emergency-end'] as const;
export type EmergencyOrder = (typeof EMERGENCY_ORDERS)[number];
