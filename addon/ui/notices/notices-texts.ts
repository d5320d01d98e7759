import type { NoticeAnswer } from '../../src/contract/notices.ts';

interface AnswerTexts {
  readonly label: string;
  /** Null: it is carried out without a question. */
  readonly question: ((plate: string) => string) | null;
  readonly consequence: string;
  readonly done: (who: string) => string;
}

const answer: Record<NoticeAnswer, AnswerTexts> = {
  once: {
    label: 'Once',
    question: null,
    consequence: 'The gate opens for this vehicle, this time only.',
    done: (who) => `${who} is let in this time.`,
  },
  today: {
    label: 'Today',
    question: (plate) => `Let ${plate} in today?`,
    consequence: 'The gate opens now, and it gets a permit as a visitor until the day ends.',
    done: (who) => `${who} may come until the day ends.`,
  },
  always: {
    label: 'Always',
    question: (plate) => `Let ${plate} in always?`,
    consequence: 'The gate opens now, and it gets a permit as a visitor without an end.',
    done: (who) => `${who} may come from now on.`,
  },
  refuse: {
    label: 'Refuse',
    question: null,
    consequence: 'The gate stays shut for this vehicle, this time.',
    done: (who) => `${who} is turned away.`,
  },
  block: {
    label: 'Block',
    question: (plate) => `Turn ${plate} away for good?`,
    consequence:
      'The gate stays shut, now and whenever this plate comes, until somebody removes that permit.',
    done: (who) => `${who} is turned away, now and later.`,
  },
};

/** Words of notices. */
export const noticesTexts = {
  title: 'Notices',
  open: 'What needs a look',
  showAll: (count: number) => `Show all ${count}`,
  more: 'Look at it',
  answer,
  answers: 'Your answer',
  since: (moment: string) => `Told ${moment}.`,
  stranger: 'The waiting vehicle',
  somebody: 'a vehicle nobody could read',
  unknownWaiting: (gate: string) => `An unknown vehicle waits at ${gate}`,
  unknownMeaning: 'Nobody has a permit for this plate.',
  unreadMeaning: 'Its plate could not be read for sure, so that it can only be let in once or turned away.',
  overstay: (who: string) => `${who} stays too long`,
  overstayMeaning: (limit: string, since: string) => `It may stay for ${limit} and is inside since ${since}.`,
  full: 'The site is full',
  fullMeaning: (capacity: number) => `All ${capacity} places are taken or promised.`,
  leftOpen: (gate: string) => `The barrier of ${gate} stays open`,
  leftOpenMeaning: 'It has been up for a long time, and nobody ordered it to stay open.',
  wrongSlot: (who: string, slot: string) => `${who} stands in slot ${slot}`,
  countDrift: 'The count is off',
  countDriftMeaning: (lanes: number, likely: number) =>
    `The lanes counted ${lanes} inside; ${likely} is likelier. The page of visits says why.`,
  readsNearlyUsed: (reader: string) => `Paid reads of ${reader} are nearly used up`,
  readsNearlyUsedMeaning: (used: number, budget: number) => `${used} of ${budget} of this month were used.`,
  aside: 'Put aside',
  asideLabel: (title: string) => `Put aside: ${title}`,
  asideDone: (title: string) => `Put aside: ${title}.`,
  picture: (who: string) => `Picture of ${who}`,
  told: (title: string) => `Notice: ${title}.`,
  links: {
    send: 'Send links',
    title: 'Links to answer with',
    meaning: (until: string) =>
      `Send one to somebody who should answer. Each can be used once, until ${until}, by whoever has it.`,
    loading: 'Signing links…',
    copy: 'Copy',
    copied: 'Copied',
    copyLabel: (label: string) => `Copy the link for ${label}`,
    link: (label: string) => `Link for ${label}`,
    copyByHand: 'The browser does not allow copying here. The link is selected: copy it with the keyboard.',
    close: 'Close',
  },
  history: {
    show: 'Earlier notices',
    loading: 'Loading notices…',
    failed: 'The notices could not be read',
    none: 'No notice yet',
    noneMeaning: 'What needs a person is kept here once it was told.',
    older: 'Show older',
    answered: (by: string, what: string, moment: string) => `Answered “${what}” by ${by}, ${moment}`,
    asideBy: (by: string, moment: string) => `Put aside by ${by}, ${moment}`,
    over: (moment: string) => `Over by itself, ${moment}`,
    now: 'It still is',
  },
} as const;
