import type { RulesView } from '../contract/rules.ts';
import { DEFAULT_RULES } from './default-rules.ts';

/** @param saved those that were saved last; null: nobody has changed the rules. */
export function rulesInForce(saved: RulesView | null): RulesView {
  return saved ?? { version: 0, rules: DEFAULT_RULES };
}
