import type { StoreConnection } from './connection.ts';
import type { Store } from './store.ts';

export function storedSessions({ db }: Pick<StoreConnection, 'db'>): Store['sessions'] {
  return {
    add: async (hash, expiresAt) => {
      await db.insertInto('sessions').values({ hash, expires_at: expiresAt }).execute();
    },

    isValid: async (hash, at) => {
      // Expired ones are swept when time is known anyway; looking first spares a write on every request.
      const expired = await db
        .selectFrom('sessions')
        .select('expires_at')
        .where('expires_at', '<=', at)
        .limit(1)
        .executeTakeFirst();
      if (expired !== undefined) await db.deleteFrom('sessions').where('expires_at', '<=', at).execute();
      const session = await db
        .selectFrom('sessions')
        .select('expires_at')
        .where('hash', '=', hash)
        .executeTakeFirst();
      return session !== undefined;
    },

    remove: async (hash) => {
      await db.deleteFrom('sessions').where('hash', '=', hash).execute();
    },
  };
}
