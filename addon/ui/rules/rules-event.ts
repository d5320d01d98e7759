import type { Rules } from '../../src/contract/rules.ts';

/** A person changed the draft: `rules-change`, a `CustomEvent<Rules>` that does not bubble. */
export function rulesChanged(from: EventTarget, rules: Rules): void {
  from.dispatchEvent(new CustomEvent<Rules>('rules-change', { detail: rules }));
}
