import { keptParkingSettingsSchema, parkingSettingsSchema } from '../parking/parking-settings-schema.ts';
import type { StoreConnection } from './connection.ts';
import type { Store } from './store.ts';
import { versionedDocument } from './versioned-document.ts';

export function storedParkingSettings(connection: StoreConnection): Store['parkingSettings'] {
  const document = versionedDocument(connection, {
    table: 'parking_settings',
    kept: keptParkingSettingsSchema,
    whole: parkingSettingsSchema,
  });
  return {
    current: async () => {
      const newest = await document.current();
      return newest === null ? null : { version: newest.version, settings: newest.content };
    },
    save: document.save,
  };
}
