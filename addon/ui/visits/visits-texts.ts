import type { DriftCause } from '../../src/contract/reconciliation.ts';
import type {
  CorrectionView,
  Pairing,
  VisitAnomaly,
  VisitCorrection,
  VisitSuggestion,
} from '../../src/contract/visits.ts';
import type { VisitPart, Whereabouts } from './visit-route.ts';

const part: Record<VisitPart, string> = {
  stays: 'Visits',
  review: 'To review',
  count: 'Count',
  corrections: 'Corrections',
};

const where: Record<Whereabouts, string> = { inside: 'Inside now', gone: 'Gone', any: 'All' };

const anomaly: Record<VisitAnomaly, string> = {
  'unread-entry': 'Entry unread',
  'unread-exit': 'Exit unread',
  'exit-without-entry': 'No entry seen',
  'entered-twice': 'Came in twice',
  'plates-differ': 'Plates differ',
  guessed: 'Guessed',
};

const anomalyMeaning: Record<VisitAnomaly, string> = {
  'unread-entry': 'Nobody could read its plate when it came in.',
  'unread-exit': 'Somebody left unread, and it could not be worked out who.',
  'exit-without-entry': 'It was read when it left, and nobody had seen it come in.',
  'entered-twice':
    'It came in again without having been seen to leave, so this visit ended by then at the latest.',
  'plates-differ': 'Entry and exit belong together although their plates differ.',
  guessed: 'Entry and exit were paired by something else than their plates.',
};

const pairing: Record<Pairing, string> = {
  plate: 'Entry and exit were read the same.',
  'similar-plate': 'Entry and exit differ by one character, and no other visit is as near.',
  'only-one': 'Nobody else who was inside can have been the one who left.',
  slot: 'Its slot emptied just before the exit, and no other did.',
  later: 'The same plate came in again after an exit that nobody had read.',
  person: 'A person said that entry and exit belong together.',
};

const suggestionWhy: Record<VisitSuggestion['why'], string> = {
  'same-plate': 'The plate is the same.',
  'one-character-away': 'One character differs, and such characters are easily confused.',
  'only-one': 'Nobody else can have been the one.',
  'slot-emptied': 'Its slot emptied just before.',
  'gone-for-long': 'It would have stayed far longer than anybody of late.',
};

const correction: Record<VisitCorrection['kind'], string> = {
  confirm: 'Confirm',
  'correct-plate': 'Correct plate',
  merge: 'Merge',
  split: 'Split',
  close: 'Close',
};

const corrected: Record<CorrectionView['kind'], string> = {
  confirm: 'Confirmed',
  'correct-plate': 'Plate corrected',
  merge: 'Merged',
  split: 'Split',
  close: 'Closed',
  reconcile: 'Count put right',
};

/** Of something that happened so many times. */
const cause: Record<DriftCause, (count: number) => string> = {
  'tailgated-in': (count) =>
    count === 1 ? 'A vehicle slipped in behind another.' : `${count} vehicles slipped in behind others.`,
  'unread-exit': (count) =>
    count === 1
      ? 'Somebody left unread, and a visit is still open for them.'
      : `${count} vehicles left unread, and visits are still open for them.`,
  'entered-twice': (count) =>
    count === 1
      ? 'A vehicle came in again without having been seen to leave.'
      : `${count} vehicles came in again without having been seen to leave.`,
  'exit-without-entry': (count) =>
    count === 1
      ? 'A vehicle left that nobody had seen come in.'
      : `${count} vehicles left that nobody had seen come in.`,
  'stale-visit': (count) =>
    count === 1
      ? 'A visit is open for longer than anybody stays here.'
      : `${count} visits are open for longer than anybody stays here.`,
  'inferred-crossing': (count) =>
    count === 1
      ? 'A crossing was worked out without having been seen from end to end.'
      : `${count} crossings were worked out without having been seen from end to end.`,
  'interrupted-passage': (count) =>
    count === 1
      ? 'The program stopped while a vehicle was at the gate.'
      : `The program stopped while ${count} vehicles were at gates.`,
  'forced-entry': (count) =>
    count === 1
      ? 'A vehicle drove in though the gate was not opened for it.'
      : `${count} vehicles drove in though the gate was not opened for them.`,
  'slots-agree-with-visits': () => 'Nothing explains it; the slots and the visits agree against the lanes.',
  'slots-agree-with-lanes': () => 'Nothing explains it; the slots and the lanes agree against the visits.',
  'unseen-crossing': () =>
    'Somebody came or went whom nothing saw, or only one of the witnesses was corrected.',
  'slot-sensor-silent': (count) =>
    count === 1
      ? 'The sensor of a slot says nothing, or has said the same for too long.'
      : `The sensors of ${count} slots say nothing, or have said the same for too long.`,
  'vehicle-between': () => 'Vehicles are on their way between gate and slot; it passes by itself.',
};

const vehicles = (count: number): string => (count === 1 ? '1 vehicle' : `${count} vehicles`);

/** Words of the page of visits. */
export const visitsTexts = {
  title: 'Visits',
  intro: 'Who is inside since when, what is doubtful about a stay, and whether the figures agree.',
  parts: 'Parts of this page',
  part,
  waiting: (count: number) => (count === 1 ? '1 visit waits' : `${count} visits wait`),
  stay: {
    short: 'under a minute',
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
    days: (days: number, hours: number) => (hours === 0 ? `${days} d` : `${days} d ${hours} h`),
  },
  search: {
    plate: 'Plate, or part of it',
    from: 'Came from',
    to: 'Came until',
    where: 'Where',
    export: 'Export as CSV',
    exportMeaning: 'These visits as a table for a spreadsheet',
    one: 'This one visit',
    showAll: 'Show who is inside now',
    loading: 'Looking for visits…',
    failed: 'The visits could not be read',
    nobodyInside: 'Nobody is inside',
    nobodyInsideMeaning: 'Vehicles that come in are listed here until they leave.',
    none: 'No visit found',
    noneMatching: 'Try fewer characters of the plate, more days, or look for all.',
    older: 'Show older',
    noOlder: 'That is all.',
  },
  where,
  visit: {
    of: (plate: string) => `Visit of ${plate}`,
    stranger: 'an unread vehicle',
    noPlate: 'No plate',
    entered: 'In',
    left: 'Out',
    notSeen: 'not seen',
    inside: 'Inside',
    goneUnseen: (moment: string) => `gone by ${moment}, unseen`,
    at: (moment: string, gate: string) => `${moment}, ${gate}`,
    stayed: (length: string) => `stayed ${length}`,
    slot: (name: string) => `Slot ${name}`,
    sentTo: (name: string) => `Sent to slot ${name}`,
    readAtExit: (plate: string) => `Read as ${plate} when it left.`,
    reviewed: 'A person has looked at it.',
    entryPicture: (plate: string) => `Entry of ${plate}`,
    exitPicture: (plate: string) => `Exit of ${plate}`,
    entry: 'Entry',
    exit: 'Exit',
    perhaps: (plate: string) => `Perhaps: ${plate}`,
    noEntry: 'No entry was seen.',
    stillInside: 'Not seen to leave.',
    more: 'Details',
  },
  anomaly,
  anomalyMeaning,
  pairing,
  correction,
  correctionOf: (what: string, plate: string) => `${what}: visit of ${plate}`,
  review: {
    intro:
      'Look at the pictures and say what happened. No correction here changes the count of the lanes, and each can be undone.',
    likeliest: 'Likeliest first',
    otherwise: 'Or say otherwise',
    why: suggestionWhy,
    merge: (entry: string, entered: string, left: string) => `It was ${entry}: in ${entered}, out ${left}`,
    mergeUnknown: 'Merge with the likeliest other visit',
    confirm: 'It is as it stands',
    close: (moment: string) => `Gone by ${moment}`,
    none: 'Nothing waits for you',
    noneMeaning: 'Visits with something doubtful about them appear here.',
    loading: 'Loading what is to review…',
  },
  ask: {
    confirm: (plate: string) => `Leave the visit of ${plate} as it stands?`,
    confirmMeaning: 'It no longer waits for a person; nothing else changes.',
    plate: (plate: string) => `Is its plate ${plate}?`,
    plateMeaning: (before: string, after: string) =>
      `The visit of ${before} becomes one of ${after}, and the gate’s confusions learn from it.`,
    unreadable: 'Can its plate not be read?',
    unreadableMeaning: (before: string) => `The visit of ${before} becomes one without a plate.`,
    merge: (plate: string) => `Was it ${plate} who left?`,
    mergeMeaning: (entered: string, left: string) =>
      `Who came in ${entered} is the one who left ${left}: of the two visits one remains, with entry and exit.`,
    split: (plate: string) => `Was it not ${plate} who left?`,
    splitMeaning: (left: string) =>
      `It counts as inside again, and the exit ${left} waits to be found out whose it was.`,
    close: (plate: string) => `Is ${plate} gone since then?`,
    closeMeaning: (left: string) => `The visit ends ${left}, although nobody saw it leave.`,
    undo: (what: string) => `Undo “${what}”?`,
    undoMeaning: 'The visits become what they were before, and the correction stays in the list as undone.',
    undoCount: (delta: string) =>
      `The visits become what they were before, and the count changes by ${delta}.`,
    undoConfirm: 'Undo',
  },
  form: {
    plateTitle: (plate: string) => `Plate of ${plate}`,
    plate: 'What the pictures show',
    plateHint: 'Letters and digits; spaces and dashes do not matter.',
    unreadable: 'It cannot be read',
    needsPlate: 'Write the plate, or say that it cannot be read.',
    samePlate: 'That is its plate already; confirm it instead.',
    mergeExitTitle: 'Whose exit is it?',
    mergeEntryTitle: (plate: string) => `When did ${plate} leave?`,
    mergeSearch: 'Part of the plate',
    mergeLoading: 'Looking for visits that fit…',
    mergeNone: 'No visit fits: it must have come in before, and nobody may have seen it leave.',
    mergeNoExit: 'No exit fits: it must be later than the entry, and nobody may be known for it.',
    mergeIn: (moment: string) => `in ${moment}`,
    mergeOut: (moment: string) => `out ${moment}`,
    needsOther: 'Choose one of them.',
    closeTitle: (plate: string) => `Since when is ${plate} gone?`,
    day: 'Day',
    time: 'Time',
    needsTime: 'Write the day and the time.',
    beforeEntry: (moment: string) => `It came in ${moment}; it cannot have left before.`,
    later: 'That is later than now.',
    go: 'Go on',
    close: 'Leave this form',
  },
  corrections: {
    title: 'Corrections',
    intro:
      'What people said about visits, newest first. Each can be undone while nothing it changed was changed again.',
    loading: 'Loading corrections…',
    failed: 'The corrections could not be read',
    none: 'Nobody has corrected anything',
    noneMeaning: 'What is said about visits is kept here, and can be undone.',
    corrected,
    by: (person: string) => `by ${person}`,
    undo: 'Undo',
    undoLabel: (what: string) => `Undo: ${what}`,
    undone: (person: string, moment: string) => `Undone by ${person}, ${moment}`,
    done: (what: string) => `${what}.`,
    undoneNow: 'Undone.',
    confirmed: (plate: string) => `Visit of ${plate} left as it stands.`,
    plate: (before: string, after: string) => `${before} is ${after}.`,
    unreadable: (before: string) => `${before} cannot be read.`,
    merged: (plate: string, left: string) => `${plate} left ${left}.`,
    split: (plate: string, left: string) => `It was not ${plate} who left ${left}.`,
    closed: (plate: string, left: string) => `${plate} was gone by ${left}.`,
    count: (delta: string) => `The count changed by ${delta}`,
    countSame: 'The count stayed as it was',
    closedVisits: (count: number) => (count === 1 ? '1 visit was closed' : `${count} visits were closed`),
    addedVisits: (count: number) => (count === 1 ? '1 visit was added' : `${count} visits were added`),
  },
  confusions: {
    title: 'What gates confuse',
    intro: 'Learnt from corrected plates: what was read, and what it was.',
    none: 'Nothing learnt yet',
    noneMeaning: 'Correct a plate, and what the gate read instead is kept here.',
    failed: 'The confusions could not be read',
    loading: 'Loading confusions…',
    corrections: (count: number) => (count === 1 ? 'From 1 correction' : `From ${count} corrections`),
    read: 'Read',
    meant: 'Was',
    times: 'Times',
    nothing: 'nothing',
    pairs: 'Whole plates, newest first',
    when: 'When',
    of: (gate: string) => `Confusions of ${gate}`,
  },
  count: {
    title: 'Do the figures agree?',
    loading: 'Asking the three witnesses…',
    failed: 'The witnesses could not be asked',
    agree: 'They agree',
    differ: 'They differ',
    agreeMeaning: (inside: number) => `${vehicles(inside)} inside, whoever is asked.`,
    agreedAt: (moment: string) => `They last agreed ${moment}.`,
    neverAgreed: 'It is not known when they last agreed.',
    lanes: 'Lanes',
    lanesMeaning: 'In less out. Decisions rest on it.',
    visits: 'Visits',
    visitsMeaning: 'Visits that are open.',
    slots: 'Slots',
    slotsMeaning: 'Vehicles that stand in slots.',
    slotsRange: (least: number, most: number) => (least === most ? String(least) : `${least} to ${most}`),
    noSlots: '–',
    noSlotsMeaning: 'No slot has a sensor.',
    witnesses: 'Three witnesses of how many are inside',
    whyTitle: 'What most likely happened, likeliest first',
    noExplanation: 'Nothing that was seen explains it. Count the vehicles and say how many there are.',
    likeliest: 'Likeliest',
    cause,
    evidence: 'What it rests on',
    closing: 'Visits that are then closed',
    evidenceLoading: 'Looking it up…',
    evidenceGone: 'That is no longer kept.',
    andMore: (count: number) => `and ${count} more`,
    passage: (outcome: string, way: string, plate: string, moment: string, gate: string) =>
      `${plate}: ${outcome.toLowerCase()} (${way.toLowerCase()}), ${moment}, ${gate}`,
    passageLink: (what: string) => `${what}: show it in the history`,
    openVisit: (plate: string, moment: string) => `${plate}, inside since ${moment}`,
    endedVisit: (plate: string, moment: string) => `${plate}, left ${moment}`,
    slot: (name: string) => `Slot ${name}`,
    putRight: 'Put right',
    nothingToDo: 'Nothing is to be put right.',
    ask: 'Put the figures right?',
    remedy: {
      countChange: (from: number, to: number) => `the count goes from ${from} to ${to}`,
      countStays: (count: number) => `the count stays at ${count}`,
      closes: (count: number) => (count === 1 ? '1 visit is closed' : `${count} visits are closed`),
      adds: (count: number) =>
        count === 1 ? '1 visit without a plate is added' : `${count} visits without a plate are added`,
    },
    done: 'The figures were put right. It stands among the corrections, where it can be undone.',
    byHand: 'Count by hand',
    byHandMeaning: 'Somebody walked through and counted.',
    counted: 'Vehicles inside',
    needsCount: 'Write how many there are.',
    setCount: 'Set the count',
    askCount: (count: number) => `Are ${vehicles(count)} inside?`,
    askCountMeaning: (lanes: number, visits: number, count: number) =>
      `The count goes from ${lanes} to ${count}, and visits are closed or added until ${count} of now ${visits} are open.`,
  },
} as const;
