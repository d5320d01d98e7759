import type { Reason } from '../src/contract/reasons.ts';
import { COMMANDS } from '../src/contract/words.ts';
import type { PlateDoubt, PlateGround } from '../src/contract/words.ts';
import { texts } from './texts.ts';
import type { SiteTime } from './time.ts';

/** One link of the chain that led to a decision, as a plain sentence. */
export function reasonSentence(reason: Reason, time: SiteTime): string {
  switch (reason.rule) {
    case 'exit-always-opens':
      return 'A vehicle can always leave.';
    case 'wrong-way':
      return reason.directionRule === 'entry'
        ? 'This gate is for entry only, and the vehicle came from inside.'
        : 'This gate is for exit only, and the vehicle came from the street.';
    case 'plate-settled':
      return `The plate ${reason.plate} was read ${reason.frames === 1 ? 'in 1 picture' : `the same in ${reason.frames} pictures`}${byReaders(reason.readers)}${groundClause(reason.settledBy)}.`;
    case 'plate-unreadable':
      return reason.frames === 0
        ? 'No picture came in which a plate could be read.'
        : `No plate could be read in ${counted(reason.frames, 'picture')}.`;
    case 'plate-not-settled':
      return `${doubtSentence(reason.why, reason.frames)}; the best guess is ${reason.best}.`;
    case 'blocked':
      return `The plate ${reason.plate} (${reason.holder}) is blocked.`;
    case 'permit-matches':
      return `The plate ${reason.plate} has a permit: ${reason.holder}.`;
    case 'permit-not-yet-valid':
      return `Its permit is not valid before ${dayAndMinute(reason.validFrom, time)}.`;
    case 'permit-expired':
      return `Its permit expired on ${dayAndMinute(reason.validUntil, time)}.`;
    case 'no-permit':
      return `There is no permit for the plate ${reason.plate}.`;
    case 'permit-one-character-away':
      return `There is no permit for ${reason.plate}, but one for ${reason.nearest}, one character away: a person should look.`;
    case 'place-free':
      return `${counted(reason.free, 'place')} of ${reason.capacity} ${reason.free === 1 ? 'is' : 'are'} free.`;
    case 'site-full':
      return `The site is full: ${reason.occupied} of ${reason.capacity} places are taken.`;
    case 'already-inside':
      return `A vehicle with the plate ${reason.plate} is already inside, since ${dayAndMinute(reason.since, time)}.`;
    case 'person-ordered':
      return `${reason.by} ordered: ${commandLabel(reason.command)}.`;
  }
}

function groundClause(settledBy: PlateGround | null): string {
  switch (settledBy) {
    case 'known':
      return ', and the site knows it';
    case 'witness':
      return ', and a second reader confirmed it';
    case 'frames':
      return ', with no second reader to confirm it';
    case null:
      return '';
  }
}

function doubtSentence(why: PlateDoubt | null, frames: number): string {
  switch (why) {
    case 'too-few-frames':
      return frames === 1
        ? 'One picture is not enough to be sure of the plate'
        : `${frames} pictures are not enough to be sure of the plate`;
    case 'frames-differ':
      return `${counted(frames, 'picture')} did not agree on one plate`;
    case 'newest-differs':
      return 'The newest picture does not show the plate that was read before';
    case 'never-read-whole':
      return 'No picture showed the whole plate';
    case 'witness-differs':
      return 'A second reader does not agree on the plate';
    case 'nearly-known':
      return 'What was read is one character away from a known plate';
    case 'no-format':
      return 'What was read is no plate of the regions that this site knows';
    case 'several-plates':
      return 'More than one plate was seen that may be the vehicle’s';
    case null:
      return `${counted(frames, 'picture')} did not settle the plate`;
  }
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function byReaders(readers: readonly string[]): string {
  if (readers.length === 0) return '';
  return ` (${readers.length === 1 ? 'reader' : 'readers'} ${readers.join(', ')})`;
}

function dayAndMinute(at: number, time: SiteTime): string {
  return `${time.day(at)}, ${time.minute(at)}`;
}

function commandLabel(command: string): string {
  const known = COMMANDS.find((name) => name === command);
  return known === undefined ? command : texts.commands[known].label.toLowerCase();
}

/** The link of the chain that tipped the decision; what merely allowed it does not count when there is another. */
export function decidingReason(reasons: readonly Reason[]): Reason | null {
  return reasons.findLast(tips) ?? reasons.at(-1) ?? null;
}

function tips({ rule }: Reason): boolean {
  return rule !== 'plate-settled' && rule !== 'place-free';
}
