import { DEFAULT_RULES } from '../../access/default-rules.ts';
import type { RulesView } from '../../contract/rules.ts';
import type { Store } from '../../store/store.ts';

/** The rules as they were last changed, or as they are before anybody changed them. */
export async function rulesInForce({ rules }: Pick<Store, 'rules'>): Promise<RulesView> {
  return (await rules.current()) ?? { version: 0, rules: DEFAULT_RULES };
}
