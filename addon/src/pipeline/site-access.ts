import { permitOfCode } from '../access/permits/code.ts';
import { permitBook } from '../access/permits/permit-book.ts';
import type { PermitBook } from '../access/permits/permit-book.ts';
import type { Permit } from '../access/permits/permit.ts';
import { isNear, NOBODY_KNOWN, peopleOf, withPresence } from '../access/presence.ts';
import { ruleBook } from '../access/rule-book.ts';
import type { RuleBook } from '../access/rule-book.ts';
import { rulesInForce } from '../access/rules-in-force.ts';
import type { Clock } from '../clock.ts';
import type { PersonView } from '../contract/api.ts';
import type { Store } from '../store/store.ts';

/** What decisions are made by, as the store has it, and who is near, as it was told. */
export interface SiteAccess {
  readonly permits: () => PermitBook;
  readonly rules: () => RuleBook;
  readonly reloadPermits: () => Promise<void>;
  readonly reloadRules: () => Promise<void>;
  readonly permitOfCode: (code: string) => Promise<Permit | null>;
  /** A vehicle that came in uses its permit up; to be called back when that is written. */
  readonly used: (permitId: string) => () => void;
  /** Uses of a permit that what was loaded does not know of: of vehicles that came in since, written or not. */
  readonly usedSinceLoad: (permitId: string) => number;
  readonly personIs: (person: string, near: boolean) => void;
  readonly people: () => readonly PersonView[];
  readonly isNear: (person: string) => boolean;
}

export async function openSiteAccess(parts: {
  readonly store: Pick<Store, 'permits' | 'rules'>;
  readonly clock: Clock;
  readonly timeZone: string;
}): Promise<SiteAccess> {
  const { store, clock, timeZone } = parts;
  const loadPermits = async (): Promise<PermitBook> => permitBook(await store.permits.all());
  const loadRules = async (): Promise<RuleBook> =>
    ruleBook(rulesInForce(await store.rules.current()).rules, timeZone);

  let permits = await loadPermits();
  let uses: readonly { readonly permitId: string; isWritten: boolean }[] = [];
  let rules = await loadRules();
  let presence = NOBODY_KNOWN;
  return {
    permits: () => permits,
    rules: () => rules,
    reloadPermits: async () => {
      // What is on disk before it is read is in what is read.
      const known = uses.filter(({ isWritten }) => isWritten);
      permits = await loadPermits();
      uses = uses.filter((use) => !known.includes(use));
    },
    used: (permitId) => {
      if ((permits.byId(permitId)?.usesLeft ?? null) === null) return () => undefined;
      const use = { permitId, isWritten: false };
      uses = [...uses, use];
      return () => {
        use.isWritten = true;
      };
    },
    usedSinceLoad: (permitId) => uses.filter((use) => use.permitId === permitId).length,
    reloadRules: async () => {
      rules = await loadRules();
    },
    permitOfCode: (code) => permitOfCode(permits.all, code),
    personIs: (person, near) => {
      presence = withPresence(presence, person, near, clock.now());
    },
    people: () => peopleOf(presence),
    isNear: (person) => isNear(presence, person, clock.now()),
  };
}
