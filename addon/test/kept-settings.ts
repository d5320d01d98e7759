import { DEFAULT_PARKING_SETTINGS } from '../src/contract/parking-settings.ts';
import type { ParkingSettings, ParkingSettingsView } from '../src/contract/parking-settings.ts';
import { type ApiScript, refused } from './page-server.ts';

/** Keeps settings of the parking place as the server does: who saves an older version is refused. */
export function keptSettings(changes: Partial<ParkingSettings> = {}) {
  let kept: ParkingSettingsView = { version: 3, settings: { ...DEFAULT_PARKING_SETTINGS, ...changes } };
  const api: ApiScript = ({ call, body }) => {
    if (call === 'GET api/parking-settings') return { status: 200, body: kept };
    if (call !== 'PUT api/parking-settings') return null;
    const sent = body as ParkingSettingsView;
    if (sent.version !== kept.version) return refused(409, 'settings-changed', 'They were changed.');
    kept = { version: kept.version + 1, settings: sent.settings };
    return { status: 200, body: kept };
  };
  return {
    api,
    get kept(): ParkingSettingsView {
      return kept;
    },
    somebodySaves: (next: Partial<ParkingSettings>): void => {
      kept = { version: kept.version + 1, settings: { ...kept.settings, ...next } };
    },
  };
}
