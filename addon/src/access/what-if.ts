import type { NewPermit } from '../contract/permits.ts';
import type { WhatIf } from '../contract/what-if.ts';
import { plateText } from '../plate/plate-text.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import type { AccessNow } from './access-now.ts';
import { decide } from './decide.ts';
import type { OccupancyFacts } from './decision-facts.ts';
import type { Decision } from './decision.ts';
import type { Evidence } from './evidence.ts';
import { permitBook } from './permits/permit-book.ts';
import type { PermitBook } from './permits/permit-book.ts';
import type { Permit } from './permits/permit.ts';
import { ruleBook } from './rule-book.ts';

/** Who approves in a case that is only thought of. */
const SOMEBODY = 'somebody';
/** As few as settle a plate. */
const FRAMES = 2;

/**
 * How a vehicle would be answered: `decide` itself, asked about facts that are partly of now and partly made up. The orders
 * that stand at the gate now (held open, locked, emergency) count; who is near now does not, since presence is a part of the
 * question.
 *
 * Evidence is as if given for the permit of the plate, else for the nearest one, else for one with a code and without
 * plates, a draft first. Presence for a permit that names no person is nobody's, and confirms nothing.
 * @param makePermit a draft permit as it would be kept.
 */
export function whatIf(
  ask: WhatIf,
  now: AccessNow,
  makePermit: (wish: NewPermit, id: string) => Permit,
): Decision | { readonly why: 'no-such-gate' | 'bad-plate' } {
  const gate = now.gates.find(({ id }) => id === ask.gate);
  if (gate === undefined) return { why: 'no-such-gate' };
  const plate = plateText(ask.plate);
  if (plate === null) return { why: 'bad-plate' };
  const at = ask.at ?? now.now;
  const permits = permitBook(withDrafts(now.permits, ask.permits ?? [], makePermit));
  const occupancy = occupancyFor(ask, plate, now.occupancy);
  const permit = permitOfEvidence(permits, plate);
  return decide({
    now: at,
    direction: ask.direction ?? 'in',
    gate,
    settlement: settlementFor(
      ask,
      plate,
      permits.of(plate) !== null || occupancy.insideSince(plate) !== null,
    ),
    permits,
    rules: ruleBook(ask.rules ?? now.rules, now.timeZone),
    occupancy,
    evidence: evidenceFor(ask, permit, at),
    isNear: (person) => ask.evidence?.includes('presence') === true && person === permit?.person,
    down: ask.down ?? [],
  });
}

/** Drafts come first; a permit that shares a plate with a draft, or with a later draft, is not there. */
function withDrafts(
  permits: readonly Permit[],
  wishes: readonly NewPermit[],
  makePermit: (wish: NewPermit, id: string) => Permit,
): readonly Permit[] {
  return wishes.reduce((sofar, wish, index) => {
    const draft = makePermit(wish, `draft-${index + 1}`);
    const others = sofar.filter(({ plates }) => !plates.some((plate) => draft.plates.includes(plate)));
    return [draft, ...others];
  }, permits);
}

function settlementFor({ reading = 'settled' }: WhatIf, plate: string, isKnown: boolean): Settlement {
  switch (reading) {
    case 'settled':
      return {
        state: 'settled',
        plate,
        frames: FRAMES,
        readers: [],
        settledBy: isKnown ? 'known' : 'frames',
      };
    case 'tentative':
      return { state: 'tentative', best: plate, frames: FRAMES, why: 'too-few-frames' };
    case 'unreadable':
      return { state: 'nothing', frames: FRAMES };
  }
}

function occupancyFor({ occupied, insideSince }: WhatIf, plate: string, now: OccupancyFacts): OccupancyFacts {
  return {
    ...now,
    occupied: occupied ?? now.occupied,
    insideSince: (other) =>
      other === plate && insideSince !== undefined ? insideSince : now.insideSince(other),
  };
}

function permitOfEvidence(permits: PermitBook, plate: string): Permit | null {
  const own = permits.of(plate);
  if (own?.kind === 'allow') return own;
  const [nearest] = permits.oneCharacterAway(plate);
  if (nearest !== undefined) return permits.of(nearest);
  return (
    permits.all.find(
      ({ kind, plates, codeHash }) => kind === 'allow' && plates.length === 0 && codeHash !== null,
    ) ?? null
  );
}

function evidenceFor({ evidence = [] }: WhatIf, permit: Permit | null, at: number): readonly Evidence[] {
  return evidence.flatMap((kind): readonly Evidence[] => {
    switch (kind) {
      case 'presence':
        return [];
      case 'code':
        return permit === null ? [] : [{ kind, permitId: permit.id, at }];
      case 'approval':
        return [{ kind, by: SOMEBODY, at }];
    }
  });
}
