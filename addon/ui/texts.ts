import type { EvidenceKind } from '../src/contract/rules.ts';
import type {
  BarrierAlarm,
  BarrierFault,
  BarrierPosition,
  CameraStateName,
  Direction,
  DirectionRule,
  EmergencyOrder,
  GateCommand,
  LaneOrder,
  PassageOutcome,
  PassagePhase,
  PermitKind,
  SensorPlace,
  SitePart,
  Verdict,
} from '../src/contract/words.ts';
import { emergencyTexts } from './emergency/emergency-texts.ts';
import { gatesTexts } from './gates/gates-texts.ts';
import { noticesTexts } from './notices/notices-texts.ts';
import { scheduleTexts } from './parts/schedule-texts.ts';
import { permitTexts } from './permits/permit-texts.ts';
import { readersTexts } from './readers/readers-texts.ts';
import { rulesTexts } from './rules/rules-texts.ts';
import { slotsTexts } from './slots/slots-texts.ts';
import { statisticsTexts } from './statistics/statistics-texts.ts';
import { visitsTexts } from './visits/visits-texts.ts';
import { whatIfTexts } from './what-if/what-if-texts.ts';

/** What a person reads before and while a command is carried out. */
export interface CommandTexts {
  readonly label: string;
  readonly question: (gate: string) => string;
  readonly consequence: string;
}

const barrierPosition: Record<BarrierPosition, string> = {
  unknown: 'Position unknown',
  closed: 'Closed',
  opening: 'Opening',
  open: 'Open',
  closing: 'Closing',
  stopped: 'Stopped',
};

const barrierFault: Record<BarrierFault, string> = {
  'opens-late': 'The arm did not reach the top in time. Look whether something blocks it.',
  'closes-late': 'The arm did not come down in time. Look whether something blocks it.',
  'link-lost': 'The barrier does not answer. Check its power and its network.',
  'vehicle-lost':
    'A vehicle went out of sight and may stand under the arm, so it stays up. Look, then close it by hand.',
};

const barrierAlarm: Record<BarrierAlarm, string> = {
  'left-open': 'The barrier has been up for a long time, and nobody ordered it to stay open.',
  slow: 'The arm needs clearly longer than it used to. Look after its drive and its springs.',
  'maintenance-due': 'The barrier is due for its service: it has moved as often as it may between two.',
};

const cameraState: Record<CameraStateName, string> = {
  connecting: 'connecting',
  live: 'live',
  gone: 'gone',
};

const direction: Record<Direction, string> = { in: 'In', out: 'Out' };

const directionRule: Record<DirectionRule, string> = {
  entry: 'Entry',
  exit: 'Exit',
  both: 'Entry and exit',
};

const outcome: Record<PassageOutcome, string> = {
  entered: 'Entered',
  left: 'Left',
  refused: 'Refused',
  abandoned: 'Abandoned',
  reversed: 'Reversed',
  tailgated: 'Tailgated',
  unread: 'Unread',
  forced: 'Forced',
  'timed-out': 'Timed out',
};

const outcomeMeaning: Record<PassageOutcome, string> = {
  entered: 'The gate was opened and the vehicle drove in.',
  left: 'The gate was opened and the vehicle drove out.',
  refused: 'The vehicle was turned away.',
  abandoned: 'The vehicle went away without starting to cross.',
  reversed: 'The vehicle started to cross and went back.',
  tailgated: 'The vehicle crossed on the opening of another one.',
  unread: 'The vehicle went away and no picture of it could be read.',
  forced: 'The vehicle crossed although the gate was shut and was opened for nobody.',
  'timed-out': 'The sensors showed a vehicle for longer than anybody waits, so it is not followed any more.',
};

const phase: Record<PassagePhase, string> = {
  arriving: 'Arriving',
  reading: 'Reading',
  decided: 'Decided',
  opening: 'Opening',
  crossing: 'Crossing',
  clear: 'Clear',
};

const permitKind: Record<PermitKind, string> = { allow: 'Allow', block: 'Block' };

const sensorPlace: Record<SensorPlace, string> = { outside: 'Outside', beam: 'Beam', inside: 'Inside' };

const laneOrder: Record<LaneOrder, string> = {
  'exit-first': 'Who leaves goes first',
  'entry-first': 'Who comes goes first',
  'first-come': 'Who was first goes first',
};

const sitePart: Record<SitePart, string> = {
  reader: 'Reader',
  camera: 'Camera',
  store: 'Store',
  'home-assistant': 'Home Assistant',
  broker: 'Broker',
  'barrier-link': 'Link to the barrier',
};

/** As one of several things that are accepted: “it needs a, b or c”. */
const evidence: Record<EvidenceKind, string> = {
  presence: 'its holder near the gate',
  code: 'the code of a permit',
  approval: 'the approval of a person',
};

/** The groups that every site has; where nobody can look up the name that people chose. */
const group: Readonly<Record<string, string>> = {
  resident: 'Residents',
  staff: 'Staff',
  visitor: 'Visitors',
  contractor: 'Contractors',
};

const verdict: Record<Verdict, string> = { open: 'Open', refuse: 'Refuse', ask: 'Ask a person' };

const commands: Record<GateCommand, CommandTexts> = {
  open: {
    label: 'Open',
    question: (gate) => `Open the barrier of ${gate}?`,
    consequence: 'It opens now, for whoever stands there, and closes again when the lane is clear.',
  },
  hold: {
    label: 'Hold open',
    question: (gate) => `Hold the barrier of ${gate} open?`,
    consequence: 'It opens and stays open for everybody, whoever comes.',
  },
  release: {
    label: 'Release',
    question: (gate) => `Release the barrier of ${gate}?`,
    consequence: 'It is no longer held open and closes when the lane is clear.',
  },
  close: {
    label: 'Close',
    question: (gate) => `Close the barrier of ${gate}?`,
    consequence: 'It closes as soon as no vehicle is seen in the lane, never before.',
  },
  stop: {
    label: 'Stop',
    question: (gate) => `Stop the barrier of ${gate}?`,
    consequence: 'The arm stops where it is and stays there until somebody orders it to move.',
  },
  lock: {
    label: 'Lock',
    question: (gate) => `Lock ${gate} for who wants in?`,
    consequence:
      'Nobody is let in here until somebody unlocks it, whatever permit they have. Who wants out is still let out.',
  },
  unlock: {
    label: 'Unlock',
    question: (gate) => `Unlock ${gate}?`,
    consequence: 'Who may come is let in again.',
  },
  refuse: {
    label: 'Refuse',
    question: (gate) => `Turn away the vehicle that waits at ${gate}?`,
    consequence: 'The gate stays closed for it. The history names you as the reason.',
  },
  'let-in-once': {
    label: 'Let in once',
    question: (gate) => `Let the waiting vehicle through ${gate}?`,
    consequence: 'The gate opens for this vehicle, this one time. The history names you as the reason.',
  },
};

/** Orders that are of no single gate, or move nothing. */
const otherOrders: Record<EmergencyOrder | 'serviced', string> = {
  'emergency-open': 'Emergency: open all gates',
  'emergency-end': 'End of the emergency',
  serviced: 'Barrier serviced',
};

/** Every word of the page, in one place, so that other languages can take the place of this one. */
export const texts = {
  /** For dates and numbers. */
  locale: 'en-GB',
  productName: 'Smart Parking',
  words: {
    barrierPosition,
    barrierFault,
    barrierAlarm,
    cameraState,
    direction,
    directionRule,
    evidence,
    group,
    laneOrder,
    otherOrders,
    outcome,
    outcomeMeaning,
    phase,
    permitKind,
    sensorPlace,
    sitePart,
    verdict,
  },
  page: {
    skipToContent: 'Skip to content',
    views: 'Views',
    live: 'Live',
    visits: 'Visits',
    slots: 'Slots',
    history: 'History',
    figures: 'Figures',
    permits: 'Permits',
    rules: 'Rules',
    'what-if': 'What if',
    gates: 'Gates',
    readers: 'Readers',
    keys: 'Keys',
    signOut: 'Sign out',
    demonstration: 'Demonstration',
    demonstrationMeaning: 'Vehicles, cameras and barriers of this site are simulated.',
    fasterThanReal: (speed: number) => `${speed}× real time`,
    clock: 'Time at the site',
    connecting: 'Connecting to the site…',
    lost: (since: string) => `Connection lost since ${since}.`,
    lostMeaning: 'What you see may be out of date. Trying to connect again.',
    tryAgain: 'Try again',
    unreachable: 'The site cannot be reached',
  },
  plate: {
    none: 'No plate',
    label: (plate: string) => `Plate ${plate}`,
    perhaps: 'perhaps',
    likelyMeaning: 'The likeliest reading. It was not settled, so nothing was decided by it.',
  },
  free: {
    title: 'Free places',
    of: (capacity: number) => `of ${capacity}`,
    occupied: (occupied: number) => (occupied === 1 ? '1 vehicle inside' : `${occupied} vehicles inside`),
    promised: (promised: number) => `${promised} promised`,
    full: 'Full',
    label: (free: number, capacity: number) => `${free} of ${capacity} places are free`,
  },
  notices: noticesTexts,
  slots: slotsTexts,
  live: {
    gates: 'Gates',
    noGates: 'No gate yet',
    noGatesMeaning: 'Gates that are set up in the configuration appear here.',
  },
  gate: {
    atTheGate: 'At the gate now',
    lastVehicle: (moment: string) => `Last vehicle, ${moment}`,
    noPicture: 'No picture yet',
    noPictureMeaning: 'The first vehicle that arrives is shown here.',
    pictureGone: 'This picture is no longer kept',
    enlarge: 'Show the picture large',
    deciding: 'Not decided yet',
    underWay: 'Also under way',
    unknownPlate: 'Plate not read yet',
    arrived: (time: string) => `arrived ${time}`,
    asks: 'This vehicle waits for a person.',
    barrier: 'Barrier',
    heldOpen: 'Held open',
    heldUntil: (moment: string) => `Until ${moment}.`,
    heldByHand: 'Until somebody releases it.',
    locked: 'Locked',
    stopped: 'Stopped by a person',
    stoppedUntil: 'It stays as it is until somebody orders it to move or a vehicle is let out.',
    inEmergency: 'All gates are open in an emergency. End it before anything else is ordered here.',
    approve: 'Approve',
    approveQuestion: (plate: string) => `Approve ${plate}?`,
    approveMeaning: 'You looked at it and it may pass. The history names you as the reason.',
    refuse: 'Refuse',
    refuseQuestion: (plate: string) => `Turn away ${plate}?`,
    refuseMeaning: 'The gate stays closed for it. The history names you as the reason.',
    stranger: 'the waiting vehicle',
    typeCode: 'Type a code',
    holdEnd: 'For how long?',
    holdEnds: {
      quarter: '15 minutes',
      hour: '1 hour',
      tonight: 'Until midnight',
      'by-hand': 'Until somebody releases it',
    },
    lane: 'Lane',
    street: 'Street',
    site: 'Site',
    noSensors: 'This gate has no sensors.',
    sensorClear: 'Clear',
    sensorPresent: (since: string) => `Vehicle since ${since}`,
    sensorUnknown: (since: string) => `No signal since ${since}: counts as a vehicle`,
    sensorStuck: (since: string) => `Stuck since ${since}: dirty or broken?`,
    camera: (way: string) => `Camera, way ${way.toLowerCase()}`,
    cameraLive: 'Live',
    cameraConnecting: (since: string) => `Connecting since ${since}`,
    cameraGone: (since: string) => `Gone since ${since}`,
    commands: 'Commands',
    moved: {
      arrived: (gate: string) => `${gate}: a vehicle arrived.`,
      decided: (gate: string, plate: string, what: string) => `${gate}: ${plate}, ${what}.`,
      ended: (gate: string, plate: string, what: string) => `${gate}: ${plate} ${what}.`,
      fault: (gate: string, fault: string) => `${gate}: ${fault}`,
      unknownPlate: 'unread vehicle',
    },
  },
  commands,
  code: {
    title: (gate: string) => `Code for ${gate}`,
    meaning: 'Type the code of a permit for the vehicle that waits to come in.',
    code: 'Code',
    hint: '4 to 12 digits',
    send: 'Send code',
    needsCode: 'A code has 4 to 12 digits.',
  },
  emergency: emergencyTexts,
  gates: gatesTexts,
  ask: {
    cancel: 'Cancel',
    working: 'Sending…',
    which: 'Which way?',
    wayIn: 'In, to the site',
    wayOut: 'Out, to the street',
  },
  passages: {
    today: 'Today',
    noneToday: 'No vehicle yet today',
    noneTodayMeaning: 'Every vehicle that comes to a gate is listed here.',
    count: (count: number) => (count === 1 ? '1 passage' : `${count} passages`),
    newest: (count: number) => `The newest ${count}`,
    why: 'Why',
    inferred: 'Worked out afterwards: the crossing was not seen from end to end.',
    interrupted: 'The program stopped while this passage was under way.',
    underWay: 'Under way',
    noDecision: 'No decision was taken.',
    picture: (plate: string) => `Picture of ${plate}`,
    stranger: 'an unread vehicle',
  },
  history: {
    title: 'History',
    plate: 'Plate, or part of it',
    from: 'From',
    to: 'To',
    outcome: 'Outcome',
    gate: 'Gate',
    any: 'Any',
    search: 'Search',
    clear: 'Clear',
    loading: 'Looking through the history…',
    none: 'No passage found',
    noneYet: 'Passages are kept here once vehicles have come.',
    noneMatching: 'Try fewer characters of the plate, or more days.',
    older: 'Show older',
    noOlder: 'That is all.',
    failed: 'The history could not be read',
    reversedDays: 'The first day is after the last day.',
  },
  schedule: scheduleTexts,
  permits: permitTexts,
  readers: readersTexts,
  rules: rulesTexts,
  figures: statisticsTexts,
  visits: visitsTexts,
  whatIf: whatIfTexts,
  keys: {
    title: 'Keys',
    intro: 'A camera that uploads its pictures proves with a key that it may.',
    make: 'Make a key',
    name: 'Name',
    nameHint: 'For example “ESP32-CAM at the entry”',
    gate: 'Gate',
    anyGate: 'No gate: read only',
    gateMeaning: 'Pictures of a key with a gate count as that gate’s camera.',
    watches: 'The camera watches',
    watching: { in: 'Vehicles that come in', out: 'Vehicles that go out' },
    approach: (gate: string, way: string) => `${gate}, way ${way.toLowerCase()}`,
    save: 'Make key',
    saving: 'Making…',
    needsName: 'Give the key a name, so that you know it later.',
    newKey: (name: string) => `Key “${name}”`,
    shownOnce: 'Copy it now. It is not kept readable, so it cannot be shown again.',
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'The browser does not allow copying here. The key is selected: copy it with the keyboard.',
    done: 'Done',
    revoke: 'Revoke',
    revokeLabel: (name: string) => `Revoke the key ${name}`,
    revokeQuestion: (name: string) => `Revoke the key “${name}”?`,
    revokeMeaning: 'The camera that uses it is refused from now on. This cannot be undone.',
    revoked: (name: string) => `Key “${name}” revoked.`,
    none: 'No key yet',
    noneMeaning: 'Make one for each camera that uploads pictures.',
    loading: 'Loading keys…',
    failed: 'The keys could not be read',
    made: (day: string) => `Made ${day}`,
    used: (moment: string) => `Last used ${moment}`,
    neverUsed: 'Never used',
  },
  signIn: {
    title: 'Sign in',
    password: 'Password',
    submit: 'Sign in',
    working: 'Signing in…',
    needsPassword: 'Write the password.',
  },
  picture: {
    close: 'Close',
  },
  errors: {
    offline: 'The site cannot be reached. Check the network, then try again.',
    notUnderstood: (status: number) => `The answer was not understood (status ${status}).`,
    retry: 'Try again',
  },
} as const;
