import type { PersonOrder } from '../src/access/person-order.ts';

type Command = PersonOrder['command'];

/** What people order at one gate and, where it is an emergency, at all of them; and what of it stands in the end. */
export const STANDING_STORIES: readonly (readonly [
  story: string,
  ordered: readonly Command[],
  standing: readonly Command[],
])[] = [
  ['nothing was ordered', [], []],
  ['a hold stands', ['hold'], ['hold']],
  ['a release ends a hold', ['hold', 'release'], []],
  ['closing ends a hold', ['hold', 'close'], []],
  ['stopping ends a hold, and stands itself', ['hold', 'stop'], ['stop']],
  ['a lock ends a hold, and stands itself', ['hold', 'lock'], ['lock']],
  ['a hold that a lock ended does not come back', ['hold', 'lock', 'unlock'], []],
  ['a hold that a stop ended does not come back', ['hold', 'stop', 'release'], []],
  ['a hold of after stands', ['release', 'close', 'stop', 'lock', 'hold'], ['lock', 'hold']],
  [
    'opening, letting in, refusing, unlocking and a service end no hold',
    ['hold', 'open', 'let-in-once', 'refuse', 'unlock', 'serviced'],
    ['hold'],
  ],
  ['an emergency ends no hold', ['hold', 'emergency-open', 'emergency-end'], ['hold']],
  ['a stop stands', ['stop'], ['stop']],
  ['opening ends a stop', ['stop', 'open'], []],
  ['a hold ends a stop, and stands itself', ['stop', 'hold'], ['hold']],
  ['a release ends a stop', ['stop', 'release'], []],
  ['closing ends a stop', ['stop', 'close'], []],
  ['a lock ends a stop, and stands itself', ['stop', 'lock'], ['lock']],
  ['an emergency ends a stop, for good', ['stop', 'emergency-open', 'emergency-end'], []],
  [
    'unlocking, refusing, a service and the end of an emergency that was over end no stop',
    ['stop', 'unlock', 'refuse', 'serviced', 'emergency-end'],
    ['stop'],
  ],
  ['a stop stands beside a lock', ['lock', 'stop'], ['lock', 'stop']],
  ['a lock stands until it is unlocked', ['lock', 'unlock'], []],
  [
    'neither opening nor closing nor releasing nor stopping unlocks',
    ['lock', 'open', 'hold', 'release', 'close', 'stop', 'release', 'emergency-open', 'emergency-end'],
    ['lock'],
  ],
  ['an emergency stands', ['emergency-open'], ['emergency-open']],
  ['no order at a gate ends an emergency', ['emergency-open', 'release', 'lock'], ['emergency-open', 'lock']],
  ['an emergency ends by being ended', ['emergency-open', 'emergency-end'], []],
  [
    'one that was ended may come again',
    ['emergency-open', 'emergency-end', 'emergency-open'],
    ['emergency-open'],
  ],
  ['of two holds one stands', ['hold', 'hold'], ['hold']],
];
