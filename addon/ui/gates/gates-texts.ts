import type { OutageCell } from '../../src/contract/rules.ts';
import type { Direction } from '../../src/contract/words.ts';

const effect: Record<Exclude<OutageCell['effect'], 'device-alone'>, string> = {
  opens: 'Opens',
  asks: 'Asks a person',
  refuses: 'Refuses',
  'as-usual': 'As usual',
};

/** What the barrier's own device does while nobody can tell it anything. */
const deviceAlone: Record<Direction, string> = { in: 'Its device lets nobody in', out: 'Its device opens' };

/** Words of the page of gates. */
export const gatesTexts = {
  title: 'Gates',
  intro: 'How the barriers wear, what happens while something is down, and what people ordered.',
  barriers: 'Barriers',
  cycles: 'Cycles',
  sinceService: 'Since the last service',
  serviced: 'Last service',
  neverServiced: 'Never',
  opensIn: 'Up in',
  closesIn: 'Down in',
  seconds: (seconds: string) => `${seconds}\u00a0s`,
  notMeasured: 'Not measured yet',
  brief: (cycles: string, up: string | null, down: string | null) =>
    [
      `${cycles} ${cycles === '1' ? 'cycle' : 'cycles'}`,
      ...(up === null ? [] : [`up\u00a0in\u00a0${up}`]),
      ...(down === null ? [] : [`down\u00a0in\u00a0${down}`]),
    ].join(' · '),
  fine: 'Nothing to look after',
  servicedNow: 'Serviced now',
  servicedLabel: (gate: string) => `The barrier of ${gate} was serviced now`,
  servicedQuestion: (gate: string) => `Was the barrier of ${gate} serviced?`,
  servicedMeaning: 'Cycles are counted anew from now on. The history names you.',
  servicedDone: (gate: string) => `The service of ${gate} is noted.`,
  offline: 'While something is down',
  offlineMeaning: 'What a gate does then by itself. Who wants out gets out in every row.',
  part: 'What is down',
  in: 'In',
  out: 'Out',
  up: 'Works',
  down: 'Down',
  downSince: (since: string) => `Since ${since}`,
  downAt: (gate: string, since: string | null) => (since === null ? gate : `${gate}, since ${since}`),
  absent: 'Not here',
  change: 'Change',
  changeLabel: (part: string) => `Change what entry does while ${part} is down`,
  effect,
  deviceAlone,
  orders: 'What people ordered',
  noOrders: 'Nobody has ordered anything yet',
  noOrdersMeaning: 'Every order to a barrier is listed here, with who gave it.',
  allGates: 'All gates',
  by: (name: string) => `by ${name}`,
  loading: 'Looking at the gates…',
  failed: 'The gates could not be read',
} as const;
