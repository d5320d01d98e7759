import type { DirectionRule } from '../contract/words.ts';
import type { Barrier } from '../gate/barrier.ts';

/** Gates by which everybody can leave: one that needs a person, a permit or its link is no way out. */
export interface WaysOut {
  /** Whether there is one beside this gate. */
  readonly beside: (gateId: string) => boolean;
  /** Whether they are others than at the last call. */
  readonly haveChanged: () => boolean;
}

export interface WaysOutOptions {
  /** By their ids. */
  readonly gates: ReadonlyMap<
    string,
    {
      readonly section: { readonly directionRule: DirectionRule };
      readonly control: { readonly barrier: () => Pick<Barrier, 'fault' | 'position'> };
    }
  >;
  /** Whether the rules want neither a permit nor a person there. */
  readonly letsEverybodyOut: (gateId: string) => boolean;
}

export function waysOut({ gates, letsEverybodyOut }: WaysOutOptions): WaysOut {
  const now = (): readonly string[] =>
    [...gates].flatMap(([id, { section, control }]) => {
      const { fault, position } = control.barrier();
      const works = section.directionRule !== 'entry' && fault === null && position !== 'unknown';
      return works && letsEverybodyOut(id) ? [id] : [];
    });

  let before: readonly string[] = [];
  return {
    beside: (gateId) => now().some((id) => id !== gateId),
    haveChanged: () => {
      const known = before;
      before = now();
      return before.length !== known.length || before.some((id) => !known.includes(id));
    },
  };
}
