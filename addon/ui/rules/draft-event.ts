import type { RulesDraft } from './rules-draft.ts';

/** The draft of the page is another one: `draft-change`, a `CustomEvent<RulesDraft>` that does not bubble. */
export function draftChanged(from: EventTarget, draft: RulesDraft): void {
  from.dispatchEvent(new CustomEvent<RulesDraft>('draft-change', { detail: draft }));
}
