import type { Reason } from '../src/contract/reasons.ts';
import type { EvidenceOccasion, Policy } from '../src/contract/rules.ts';
import { COMMANDS, SITE_PARTS } from '../src/contract/words.ts';
import type { Direction, PlateDoubt, PlateGround, SitePart } from '../src/contract/words.ts';
import type { Names } from './names.ts';
import { texts } from './texts.ts';
import type { SiteTime } from './time.ts';

type ReasonOf<Rule extends Reason['rule']> = Extract<Reason, { readonly rule: Rule }>;

/** One link of the chain that led to a decision, as a plain sentence. */
export function reasonSentence(reason: Reason, time: SiteTime, names: Names): string {
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
      return `${counted(reason.free, 'place')} of ${reason.capacity} ${reason.free === 1 ? 'is' : 'are'} free${keptClause(reason.promised)}.`;
    case 'site-full':
      return `The site is full: ${reason.occupied} of ${reason.capacity} places are taken${keptClause(reason.promised)}.`;
    case 'already-inside':
      return `A vehicle with the plate ${reason.plate} is already inside, since ${dayAndMinute(reason.since, time)}.`;
    case 'permit-suspended':
      return `The permit of ${reason.holder} is suspended.`;
    case 'outside-hours':
      return `${hoursClause(reason, names)}; ${beginClause(reason.opensAt, time)}.`;
    case 'wrong-gate':
      return reason.gates.length === 0
        ? 'Its permit counts at no gate.'
        : `Its permit does not count at this gate, only at ${listed(reason.gates.map(names.gate), 'and')}.`;
    case 'direction-not-allowed':
      return directionsSentence(reason.directions);
    case 'uses-left':
      return `Its permit has ${counted(reason.left, 'use')} left.`;
    case 'uses-spent':
      return `The permit of ${reason.holder} is used up: no uses are left.`;
    case 'places-taken':
      return placesSentence(reason);
    case 'let-in-again':
      return `The plate ${reason.plate} came in on ${dayAndMinute(reason.since, time)}: within ${counted(reason.withinMinutes, 'minute')} it is let in again without a new record.`;
    case 'permits-equally-near':
      return `There is no permit for ${reason.plate}, and ${reason.nearest.length} permits are equally near (${reason.nearest.join(', ')}): a person has to look.`;
    case 'policy':
      return `${policyOccasion(reason.policy)}, the rules${scopeClause(reason, names)} ${policyAnswer(reason.answer)}.`;
    case 'visitors-mode':
      return `Visitors are let in without a permit until ${dayAndMinute(reason.until, time)}.`;
    case 'evidence-needed':
      return `${evidenceClause(reason.when)} ${listed(
        reason.accept.map((kind) => texts.words.evidence[kind]),
        'or',
      )}.`;
    case 'evidence-given':
      return evidenceSentence(reason);
    case 'part-down':
      return partDownSentence(reason.part);
    case 'gate-locked':
      return `${reason.by} locked this gate for who wants in.`;
    case 'exit-needs-permit':
      return `By this gate only those with a permit leave, and ${reason.plate === null ? 'no plate could be read' : `${reason.plate} has none that counts here and now`}; there is another way out.`;
    case 'emergency':
      return `${reason.by} opened all gates in an emergency.`;
    case 'person-ordered':
      return `${reason.by} ordered: ${commandLabel(reason.command)}.`;
  }
}

function hoursClause(reason: ReasonOf<'outside-hours'>, names: Names): string {
  switch (reason.of) {
    case 'permit':
      return 'It came outside the hours of its permit';
    case 'group':
      return reason.id === null
        ? 'It came outside the hours in which anybody may come'
        : `It came outside the hours of the group ${names.group(reason.id)}`;
    case 'unknown-plate':
      return 'It came outside the hours for vehicles without a permit';
    case 'part-down':
      return `It came outside the hours for vehicles that come while ${partCalled(reason.id)} is down`;
  }
}

function partCalled(id: string | null): string {
  const part = SITE_PARTS.find((known) => known === id);
  return part === undefined ? 'a part' : `the ${texts.words.sitePart[part].toLowerCase()}`;
}

function beginClause(opensAt: number | null, time: SiteTime): string {
  return opensAt === null
    ? 'they do not begin again within four weeks'
    : `they begin again on ${dayAndMinute(opensAt, time)}`;
}

function directionsSentence(directions: readonly Direction[]): string {
  return directions.includes('in')
    ? 'Its permit is for driving in only.'
    : 'Its permit is for driving out only.';
}

function placesSentence({ holder, places, inside }: ReasonOf<'places-taken'>): string {
  if (places === 0) return `${holder} has no place.`;
  const what = places === 1 ? `The only place of ${holder} is` : `All ${places} places of ${holder} are`;
  return `${what} taken${inside.length === 0 ? '' : ` by ${listed(inside, 'and')}`}.`;
}

function policyOccasion(policy: keyof Policy): string {
  switch (policy) {
    case 'fullSite':
      return 'When the site is full';
    case 'placesTaken':
      return 'When all places of its permit are taken';
    case 'unknownPlate':
      return 'When no permit has the plate';
    case 'alreadyInside':
      return 'When the plate is inside already';
    case 'exit':
      return 'When a vehicle wants out';
    case 'hours':
      return 'Outside the hours';
    case 'evidence':
      return 'When a plate alone is not enough';
  }
}

const ANSWERS: Readonly<Record<string, string>> = {
  refuse: 'refuse',
  ask: 'ask a person',
  open: 'let it in',
  'let-in': 'let it in',
  'always-open': 'always open',
  'permit-needed': 'ask for a permit',
};

/** An automation may have written an answer that this page does not know: its own word is better than nothing. */
function policyAnswer(answer: string): string {
  return ANSWERS[answer] ?? `say “${answer}”`;
}

function scopeClause({ group, gate }: ReasonOf<'policy'>, names: Names): string {
  const forGroup = group === null ? '' : ` for the group ${names.group(group)}`;
  return gate === null ? forGroup : `${forGroup} at ${names.gate(gate)}`;
}

function evidenceClause(when: EvidenceOccasion): string {
  switch (when) {
    case 'always':
      return 'A plate alone is not enough: it needs';
    case 'night':
      return 'At night a plate alone is not enough: it needs';
    case 'unknown':
      return 'A plate without a permit needs';
    case 'inexact':
      return 'A plate that is only near one with a permit needs';
  }
}

function evidenceSentence({ kind, by }: ReasonOf<'evidence-given'>): string {
  switch (kind) {
    case 'presence':
      return `${by} is near.`;
    case 'code':
      return `The code of ${by} was typed at the gate.`;
    case 'approval':
      return `${by} looked and approved.`;
  }
}

function partDownSentence(part: SitePart): string {
  switch (part) {
    case 'reader':
      return 'The reader is down, so no plate can be read.';
    case 'camera':
      return 'The camera is down, so nobody sees who comes.';
    case 'store':
      return 'Nothing can be written: the store is down.';
    case 'home-assistant':
      return 'Home Assistant cannot be reached, so nobody is known to be near.';
    case 'broker':
      return 'The broker cannot be reached.';
    case 'barrier-link':
      return 'The barrier cannot be reached.';
  }
}

/** `a, b and c` */
function listed(items: readonly string[], word: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
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

function keptClause(promised = 0): string {
  return promised === 0 ? '' : `, ${promised} more ${promised === 1 ? 'is' : 'are'} kept for others`;
}
