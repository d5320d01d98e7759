import type { PassageOutcome, Verdict } from '../../src/contract/words.ts';
import { texts } from '../texts.ts';
import type { IconName } from './icons.ts';

/** How a thing is coloured. The colour is never the only sign: each badge has an icon and a word as well. */
export type Tone = 'good' | 'bad' | 'wait' | 'calm' | 'odd';

export interface Badge {
  readonly label: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

const outcomeLook: Record<PassageOutcome, Omit<Badge, 'label'>> = {
  entered: { icon: 'in', tone: 'good' },
  left: { icon: 'out', tone: 'calm' },
  refused: { icon: 'stop', tone: 'bad' },
  abandoned: { icon: 'away', tone: 'calm' },
  reversed: { icon: 'back', tone: 'odd' },
  tailgated: { icon: 'follow', tone: 'bad' },
  unread: { icon: 'unseen', tone: 'wait' },
  forced: { icon: 'warning', tone: 'bad' },
  'timed-out': { icon: 'clock', tone: 'odd' },
};

const verdictLook: Record<Verdict, Omit<Badge, 'label'>> = {
  open: { icon: 'check', tone: 'good' },
  refuse: { icon: 'stop', tone: 'bad' },
  ask: { icon: 'question', tone: 'wait' },
};

export function outcomeBadge(outcome: PassageOutcome): Badge {
  return { ...outcomeLook[outcome], label: texts.words.outcome[outcome] };
}

export function verdictBadge(verdict: Verdict): Badge {
  return { ...verdictLook[verdict], label: texts.words.verdict[verdict] };
}
