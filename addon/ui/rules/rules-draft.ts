import type { Rules, RulesView } from '../../src/contract/rules.ts';
import { sameValue } from './same-value.ts';
import { type Setting, settingKey, settingsOf, withSettings } from './setting.ts';

/** Rules that a person is changing, beside those that they began from. */
export interface RulesDraft {
  readonly base: RulesView;
  readonly rules: Rules;
}

/** What a draft says otherwise; null where there was nothing, or is nothing any more. */
export interface RulesChange {
  readonly key: string;
  readonly was: Setting | null;
  readonly is: Setting | null;
}

/** Two people changed the same thing, each otherwise. */
export interface RulesOverlap {
  readonly mine: RulesChange;
  readonly theirs: Setting | null;
}

export function freshDraft(base: RulesView): RulesDraft {
  return { base, rules: base.rules };
}

export function changesOf(draft: RulesDraft): readonly RulesChange[] {
  return changesBetween(draft.base.rules, draft.rules);
}

export function isChanged(draft: RulesDraft): boolean {
  return changesOf(draft).length > 0;
}

/**
 * The draft on top of rules that somebody else saved meanwhile: what only one of both changed is as that one wants it, what
 * both changed is as in the draft and told as an overlap.
 */
export function rebased(
  draft: RulesDraft,
  theirs: RulesView,
): { readonly draft: RulesDraft; readonly overlaps: readonly RulesOverlap[] } {
  const mine = changesOf(draft);
  const theirChanges = new Map(
    changesBetween(draft.base.rules, theirs.rules).map((change) => [change.key, change]),
  );
  const settings = byKey(theirs.rules);
  const overlaps: RulesOverlap[] = [];
  for (const change of mine) {
    const their = theirChanges.get(change.key);
    if (their !== undefined && !sameValue(their.is, change.is)) {
      overlaps.push({ mine: change, theirs: their.is });
    }
    if (change.is === null) settings.delete(change.key);
    else settings.set(change.key, change.is);
  }
  return {
    draft: { base: theirs, rules: withSettings(theirs.rules, [...settings.values()]) },
    overlaps,
  };
}

function changesBetween(before: Rules, after: Rules): readonly RulesChange[] {
  const was = byKey(before);
  const is = byKey(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((key) => ({ key, was: was.get(key) ?? null, is: is.get(key) ?? null }))
    .filter((change) => !sameValue(change.was, change.is));
}

function byKey(rules: Rules): Map<string, Setting> {
  return new Map(settingsOf(rules).map((setting) => [settingKey(setting), setting]));
}
