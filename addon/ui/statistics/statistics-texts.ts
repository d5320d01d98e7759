import type { FunnelStage, Light, LossReason } from '../../src/contract/statistics.ts';

const stage: Record<FunnelStage, string> = {
  arrived: 'Wanted in',
  picture: 'Picture taken',
  found: 'Plate found',
  read: 'Characters read',
  settled: 'Plate settled',
  matched: 'Permit matched',
  opened: 'Let in',
};

type Lost = Exclude<FunnelStage, 'arrived'>;

/** Of vehicles that did not come to a stage. */
const lost: Record<Lost, string> = {
  picture: 'without a picture',
  found: 'without a plate in a picture',
  read: 'without a character read',
  settled: 'not settled',
  matched: 'without a permit',
  opened: 'not let in',
};

type WhyLost<Stage extends Lost> = Extract<LossReason, { readonly stage: Stage }>['why'];

/** Said where the decision does not say more. */
const why: {
  readonly picture: Record<WhyLost<'picture'>, string>;
  readonly found: Record<WhyLost<'found'>, string>;
  readonly read: Record<WhyLost<'read'>, string>;
  readonly settled: Record<WhyLost<'settled'>, string>;
  readonly matched: Record<WhyLost<'matched'>, string>;
} = {
  picture: {
    'no-camera': 'No camera watches who comes in at this gate.',
    'camera-gone': 'The camera gave no picture while the vehicle stood there.',
    'too-short': 'It was gone before the camera had given a picture.',
  },
  found: { 'no-plate': 'No plate was found in any of its pictures.' },
  read: { 'no-text': 'A plate was found, and no character of it could be read.' },
  settled: {
    'too-few-frames': 'Too few pictures showed the same plate.',
    'frames-differ': 'Its pictures do not agree on every character of the plate.',
    'newest-differs': 'The newest picture does not show the plate that those before showed.',
    'never-read-whole': 'No single picture shows the whole plate.',
    'witness-differs': 'A second reader did not confirm each character of the plate.',
    'nearly-known':
      'It was one character away from a plate that the site knows, and may be that one, misread.',
    'no-format': 'What was read is no plate of the site’s regions.',
    'several-plates': 'More than one plate in its pictures may be the vehicle’s.',
    'too-short': 'It was gone before enough pictures were read.',
  },
  matched: {
    'no-permit': 'There is no permit for its plate.',
    'one-character-away': 'There is no permit for its plate, but one for a plate one character away.',
    'equally-near': 'There is no permit for its plate, and several permits are equally near.',
    'not-asked': 'Its permit was never looked for.',
  },
};

const light: Record<Light, string> = { dark: 'Dark', dim: 'Dim', bright: 'Bright' };

const lightMeaning: Record<Light, string> = {
  dark: 'Dark: at night without a lamp',
  dim: 'Dim: at dusk, or under a lamp',
  bright: 'Bright: by day',
};

/** Words of the page of figures. */
export const statisticsTexts = {
  title: 'Figures',
  intro: 'How full the place is and when, how long vehicles stay, and how many of those that want in get in.',
  loading: 'Adding up…',
  failed: 'The figures could not be had',
  unknown: '–',
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  table: 'As a table',
  range: {
    title: 'Days',
    last: (days: number) => (days === 365 ? 'Last year' : `Last ${days} days`),
    from: 'From',
    to: 'To',
    show: 'Show',
    needsBoth: 'Choose the first and the last day.',
    reversed: 'The first day is after the last day.',
    begin: (day: string) => `Figures begin on ${day}.`,
  },
  exports: {
    title: 'All rows of these days',
    visits: 'Visits as CSV',
    passages: 'Passages as CSV',
  },
  empty: {
    title: 'Nothing to count in these days',
    meaning:
      'Once vehicles have come, you see here how full the place is by weekday and hour, how many come and go each day, how long they stay, how many plates are read by hour and by light, and where vehicles that want in are lost on their way.',
  },
  facts: {
    title: 'In short',
    entered: 'Entered',
    left: 'Left',
    most: 'Most inside at once',
    ofCapacity: (capacity: string) => `of ${capacity} places`,
    median: 'Half stayed up to',
    stays: (count: string) => `${count} stays that ended`,
    settled: 'Plates settled',
    opened: 'Let in',
    ofArrived: (part: string, arrived: string) => `${part} of ${arrived} that wanted in`,
    aDay: (mean: string) => `${mean} a day`,
  },
  heat: {
    title: 'Inside, by weekday and hour',
    figure: 'What is shown',
    mean: 'On average',
    peak: 'At the peak',
    meaning: {
      mean: 'Vehicles inside, on average over the hour.',
      peak: 'The most that were inside at once in the hour, on average over the days.',
    },
    cell: (weekday: string, hours: string, value: string) => `${weekday}, ${hours}: ${value} inside`,
    notSeen: (weekday: string, hours: string) => `${weekday}, ${hours}: not seen yet`,
    summary: (figure: string, busiest: string) =>
      `A row for each weekday, a cell for each hour, darker where more vehicles were inside. ${figure} ${busiest}`,
    busiest: 'Busiest hours',
    busiestLine: (weekday: string, hours: string) => `${weekday}, ${hours}`,
    inside: (value: string) => `${value} inside`,
    nobody: 'nobody',
    upTo: (value: string) => `up to ${value}`,
    hour: 'Hour',
    key: 'Shades',
  },
  inside: {
    title: 'Inside, by day',
    titleWeeks: 'Inside, by week',
    most: 'most at once',
    mean: 'on average',
    capacity: (capacity: string) => `${capacity} places`,
    bar: (when: string, most: string, mean: string) => `${when}: ${most} at once, ${mean} on average`,
    none: (when: string) => `${when}: no figures`,
    summary: (when: string, most: string) => `Bars from ${when}. The most at once were ${most}.`,
    day: 'Day',
    week: 'Week',
    heads: { most: 'Most at once', mean: 'On average' },
  },
  crossings: {
    title: 'Entered and left, by day',
    titleWeeks: 'Entered and left, by week',
    entered: 'entered, upwards',
    left: 'left, downwards',
    bar: (when: string, entered: string, left: string) => `${when}: ${entered} entered, ${left} left`,
    summary: (when: string, entered: string, left: string) =>
      `Bars from ${when}: entered upwards, left downwards. In all ${entered} entered and ${left} left.`,
  },
  stays: {
    title: 'Length of stay',
    meaning: 'Visits that ended in these days.',
    none: 'No visit has ended in these days.',
    median: (length: string) => `half stayed up to ${length}`,
    bucket: (from: string, to: string) => `${from} to ${to}`,
    shortest: (to: string) => `up to ${to}`,
    longest: (from: string) => `longer than ${from}`,
    bar: (length: string, count: string, share: string) => `${length}: ${count} (${share})`,
    summary: (count: string, median: string) =>
      `How long ${count} visits were. Half of them stayed up to ${median}.`,
    head: 'Stayed',
    count: 'Visits',
    share: 'Share',
  },
  hours: {
    title: 'Wanted in, by hour of the day',
    arrived: 'wanted in',
    settled: 'plate settled',
    bar: (when: string, arrived: string, settled: string, share: string) =>
      `${when}: ${arrived} wanted in, ${settled} settled (${share})`,
    busiest: (hours: string, count: string) => `Most want in from ${hours}: ${count}.`,
    summary: (busiest: string) => `A bar for each hour of the day, its dark part settled. ${busiest}`,
    none: 'Nobody wanted in in these days.',
    hour: 'Hour',
    heads: { arrived: 'Wanted in', settled: 'Settled', share: 'Share' },
  },
  lights: {
    title: 'Plates settled, by light',
    none: 'The pictures of these days were not measured.',
    name: light,
    meaning: lightMeaning,
    bar: (name: string, settled: string, arrived: string, share: string) =>
      `${name}: ${settled} of ${arrived} settled (${share})`,
    summary:
      'How many vehicles wanted in by the light of their pictures, and how many plates of them were settled.',
    head: 'Light',
  },
  funnel: {
    title: 'From wanting in to let in',
    meaning:
      'Vehicles that came so far or further. What is lost on the way leads to the vehicles, each with its reason.',
    gate: 'Gate',
    allGates: 'All gates',
    day: 'Day',
    allDays: 'All days',
    stage,
    lost: (count: string, stage: Lost) => `${count} ${lost[stage]}`,
    none: 'Nobody wanted in there in these days.',
    byDay: 'The same, by day',
    dayOf: (day: string) => `${day}: show this day`,
  },
  losses: {
    title: (stage: Lost) => `Vehicles ${lost[stage]}`,
    choose:
      'Choose what was lost on the way to see those vehicles here, each with its picture and the reason.',
    where: (gate: string, days: string) => `${gate}, ${days}`,
    loading: 'Looking for the vehicles…',
    failed: 'The vehicles could not be looked up',
    none: 'None is left in the history',
    noneMeaning: 'Passages are not kept for as long as figures are.',
    older: 'Show older',
    noOlder: 'That is all.',
    close: 'Close this list',
    why,
    opened: 'It was not let in.',
  },
} as const;
