import type { Kysely } from 'kysely';
import type { UserError } from '../errors.ts';
import type { Tables } from './tables.ts';

/** What each part of the store works with. */
export interface StoreConnection {
  readonly db: Kysely<Tables>;
  /** Told of each damaged row that a list leaves out. */
  readonly onCorruptRow: (error: UserError) => void;
}
