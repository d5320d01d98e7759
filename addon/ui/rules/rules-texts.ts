import type { EvidenceKind, EvidenceOccasion, Policy } from '../../src/contract/rules.ts';

const policy: Record<keyof Policy, string> = {
  unknownPlate: 'Plate without a permit',
  fullSite: 'Every place of the site is taken',
  placesTaken: 'Every place of the permit is taken',
  alreadyInside: 'The plate is inside already',
  hours: 'When they may come',
  evidence: 'Second evidence',
  exit: 'Driving out',
};

const policyMeaning: Record<keyof Policy, string> = {
  unknownPlate: 'What a vehicle is answered whose plate stands in no permit.',
  fullSite: 'What a vehicle with a permit is answered when no place is free.',
  placesTaken: 'A household with two places and four vehicles: what the third is answered.',
  alreadyInside: 'Most likely it went back before it was in, or somebody printed its plate.',
  hours: 'Outside these hours they are refused.',
  evidence:
    'A plate can be printed by anybody. Where that matters, ask for something beside the plate; one of what is ticked is enough.',
  exit: 'A vehicle that has no other way out can always leave, whatever is said here.',
};

const answer: Record<'refuse' | 'ask' | 'let-in' | 'open', string> = {
  refuse: 'Refuse',
  ask: 'Ask a person',
  'let-in': 'Let in',
  open: 'Let in',
};

const exit: Record<Policy['exit'], string> = {
  'always-open': 'Always opens',
  'permit-needed': 'Needs a permit, where there is another way out',
};

const occasion: Record<EvidenceOccasion, string> = {
  always: 'Always',
  night: 'At night',
  unknown: 'Plate without a permit',
  inexact: 'One character from a permit',
};

const evidence: Record<EvidenceKind, string> = {
  presence: 'Holder is near',
  code: 'Code of a permit',
  approval: 'Approval of a person',
};

export const rulesTexts = {
  title: 'Rules',
  intro: 'How vehicles are answered. Change a draft, try it, then save it.',
  loading: 'Loading the rules…',
  failed: 'The rules could not be read',
  policy,
  policyMeaning,
  answer,
  exit,
  occasion,
  evidence,

  policies: 'How vehicles are answered',
  policiesIntro:
    'What holds for everybody, then what is different for a group or a gate. A row for a group goes before one for a gate.',
  everybody: 'Everybody',
  everyGate: 'at every gate',
  atGate: (gate: string) => `at ${gate}`,
  nothingDiffers: 'Nothing is different yet.',
  edit: 'Edit',
  editLabel: (scope: string) => `Edit the row: ${scope}`,
  doneEditing: 'Done',
  doneEditingLabel: (scope: string) => `Done with the row: ${scope}`,
  removeRow: (scope: string) => `Remove the row: ${scope}`,
  addRow: 'Add a row',
  addRowFor: 'Something is different for',
  group: 'Group',
  gate: 'Gate',
  everyGateOption: 'Every gate',
  differs: 'Different here',
  asAbove: (answer: string) => `As without this row: ${answer}`,
  answerLabel: 'Answer',
  answerHours: 'Answered so',
  comingHours: 'They may come',
  elseRefuse: (answer: string, hours: string) => `${answer}: ${hours}; refuse otherwise`,
  minutes: 'Minutes in which it is let in again',
  otherwise: 'Later',
  again: (minutes: number, otherwise: string) =>
    `Let in again within ${minutes === 1 ? '1 minute' : `${minutes} minutes`}, later: ${otherwise.toLowerCase()}`,
  plateIsEnough: 'The plate is enough',
  evidenceNeeded: (occasion: string, accepted: string) => `${occasion}: ${accepted}`,
  or: ' or ',

  groups: 'Groups',
  groupsIntro: 'Each permit belongs to one. A group can be removed once no permit is in it.',
  groupName: (name: string) => `Name of the group ${name}`,
  newGroup: 'New group',
  newGroupHint: 'For example “Night shift”',
  addGroup: 'Add',
  removeGroup: (name: string) => `Remove the group ${name}`,
  groupExists: (name: string) => `There is a group “${name}” already.`,
  needsName: 'Write a name.',

  night: 'Night',
  nightIntro: 'When second evidence “at night” is asked for.',
  from: 'From',
  to: 'To',
  nextDay: 'next day',

  holidays: 'Holidays',
  holidaysIntro: 'Schedules may have other hours on these days.',
  noHolidays: 'No holiday yet.',
  holidayDate: 'Day',
  holidayName: 'Name',
  addHoliday: 'Add',
  removeHoliday: (name: string) => `Remove ${name}`,
  needsDay: 'Choose a day.',
  readCalendar: 'Read a calendar file (.ics)',
  reading: 'Reading…',
  holidaysRead: (added: number, renamed: number, same: number) =>
    `${added === 1 ? '1 holiday' : `${added} holidays`} added, ${renamed} renamed, ${same} known already.`,
  pastHolidays: (count: number) => (count === 1 ? '1 day that is over' : `${count} days that are over`),

  visitors: 'Visitors mode',
  visitorsIntro: 'Who comes without a permit is let in until then. Those who are blocked are not.',
  visitorsOff: 'Off',
  visitorsUntil: (moment: string) => `On until ${moment}`,
  visitorsOver: (moment: string) => `Over since ${moment}`,
  visitorsAt: (gates: string) => `Only at ${gates}`,
  untilDay: 'Until day',
  untilTime: 'Time',
  turnOn: 'Turn on',
  changeEnd: 'Change',
  turnOff: 'Turn off',
  visitorsGates: 'Gates',
  needsGate: 'Choose at least one gate.',
  needsFuture: 'Choose a moment that is still to come.',

  outages: 'While something is down',
  outagesIntro:
    'What a vehicle that wants in is answered while its plate cannot be read. Who wants out can leave, whatever is down.',
  outage: {
    reader: 'The reader of plates is down',
    camera: 'The camera of the gate is down',
  },

  draft: 'Draft of the rules',
  changes: (count: number) =>
    count === 1 ? '1 change that is not saved' : `${count} changes that are not saved`,
  whatChanges: 'What changes',
  tryDraft: 'Try this draft',
  discard: 'Discard',
  discardQuestion: 'Discard the draft?',
  discardMeaning: 'Your changes are lost. The rules in force stay as they are.',
  save: 'Save',
  saving: 'Saving…',
  saved: 'The rules are saved and in force.',
  fasterTitle: 'Somebody else was faster.',
  faster: 'The rules were changed since you began. Nothing of yours is lost or saved.',
  takeTheirs: 'Load theirs, keep my changes',
  overlapping: 'Both of you changed the same. Yours is in the draft; saving takes its place.',
  overlap: (mine: string, theirs: string) => `${mine} (theirs: ${theirs})`,
  rebasedTitle: 'Their rules are loaded, with your changes on top.',
  change: (what: string, was: string, is: string) => `${what}: ${is} instead of ${was}`,
  added: (what: string, is: string) => `${what}: ${is} (new)`,
  gone: (what: string, was: string) => `${what}: ${was} (removed)`,
  notSaid: 'not said',
  changeOf: {
    group: 'Group',
    night: 'Night',
    holiday: 'Holiday',
    visitors: 'Visitors mode',
  },
} as const;
