import type { BudgetState, ReaderRole, ReaderState, RemoteKind } from '../../src/contract/readers.ts';

const kind: Record<RemoteKind | 'plates' | 'bring-your-own', string> = {
  plates: 'The program’s own networks',
  'bring-your-own': 'Networks that you brought',
  'plate-recognizer': 'Plate Recognizer',
  'read-number-plate': 'Service of the original sketch',
};

const role: Record<ReaderRole, string> = {
  local: 'Reads every frame, on this machine.',
  'when-unread': 'Asked about vehicles that are not read here.',
  witness: 'A second opinion on plates that are read here and not settled.',
  instead: 'Reads in the place of the reader on this machine.',
  shadow: 'Runs beside and decides nothing.',
};

const state: Record<ReaderState, string> = {
  working: 'Working',
  failing: 'Failing',
  'backing-off': 'Left alone',
  'wrong-key': 'Key refused',
  'budget-used': 'No reads left',
};

const budget: Record<Exclude<BudgetState, 'allowed'>, string> = {
  'nearly-used': 'Most of this month’s reads are used.',
  'used-up': 'This month’s reads are used up. It is asked again next month.',
};

/** Words of the page of readers. */
export const readersTexts = {
  title: 'Readers',
  intro: 'Who reads plates, how each fares, what it costs, and how those agree that only run beside.',
  kind,
  role,
  state,
  budget,
  host: 'Pictures go to',
  here: 'This machine',
  reads: (month: string) => `Reads in ${month}`,
  readsOf: (used: string, perMonth: string) => `${used} of ${perMonth}`,
  account: 'The service counts',
  accountAt: (used: string, total: string, moment: string) => `${used} of ${total}, ${moment}`,
  retry: (moment: string) => `It is asked again from ${moment} on.`,
  compared: 'Frames compared',
  share: (count: string, percent: string) => `${count} (${percent})`,
  same: 'Same plate',
  different: 'Another plate',
  onlyDeciding: 'Only the deciding reader read one',
  onlyShadow: 'Only this one read one',
  months: 'By gate and month',
  month: 'Month',
  gate: 'Gate',
  frames: 'Frames',
  sameShare: 'Same',
  noShare: '–',
  differences: 'Newest differences',
  decidingRead: 'Deciding reader',
  thisRead: 'This one',
  loading: 'Loading readers…',
  failed: 'The readers could not be asked for',
} as const;
