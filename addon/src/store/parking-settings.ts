import { z } from 'zod';
import { NOTICE_KINDS } from '../contract/notices.ts';
import { ASSIGNMENTS } from '../contract/parking-settings.ts';
import type { StoreConnection } from './connection.ts';
import type { Store } from './store.ts';
import { versionedDocument } from './versioned-document.ts';

const minutes = z.int().min(1);

const settings = z.strictObject({
  assignment: z.enum(ASSIGNMENTS),
  overstay: z.array(z.strictObject({ group: z.string().nullable(), minutes })).readonly(),
  reconciliation: z.strictObject({
    automatic: z.boolean(),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    quietMinutes: z.int().min(0),
  }),
  muted: z.array(z.enum(NOTICE_KINDS)).readonly(),
  answersEndAfterMinutes: minutes,
});

export function storedParkingSettings(connection: StoreConnection): Store['parkingSettings'] {
  const document = versionedDocument(connection, {
    table: 'parking_settings',
    kept: settings,
    whole: settings,
  });
  return {
    current: async () => {
      const newest = await document.current();
      return newest === null ? null : { version: newest.version, settings: newest.content };
    },
    save: document.save,
  };
}
