import { keptRulesSchema, rulesSchema } from '../access/rules-schema.ts';
import type { StoreConnection } from './connection.ts';
import type { Store } from './store.ts';
import { versionedDocument } from './versioned-document.ts';

export function storedRules(connection: StoreConnection): Store['rules'] {
  const document = versionedDocument(connection, {
    table: 'rules',
    kept: keptRulesSchema,
    whole: rulesSchema,
  });
  return {
    current: async () => {
      const newest = await document.current();
      return newest === null ? null : { version: newest.version, rules: newest.content };
    },
    save: document.save,
  };
}
