import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { rulesInForce } from '../../access/rules-in-force.ts';
import { DEFAULT_PARKING_SETTINGS } from '../../contract/parking-settings.ts';
import type { ParkingSettings, ParkingSettingsView } from '../../contract/parking-settings.ts';
import { parkingSettingsSchema } from '../../parking/parking-settings-schema.ts';
import type { Store } from '../../store/store.ts';
import { BY_PAGE } from '../by-page.ts';
import type { Changes } from '../changes.ts';
import { countField } from '../fields/count-field.ts';
import { refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import { parseBody } from '../parse-input.ts';

const settingsChange = z.strictObject({
  version: countField(0, Number.MAX_SAFE_INTEGER),
  settings: parkingSettingsSchema,
} satisfies Record<keyof ParkingSettingsView, z.ZodType>);

export interface ParkingSettingsRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow'> & {
    readonly parking: Pick<LiveSite['parking'], 'settingsChanged'>;
  };
  readonly store: Pick<Store, 'parkingSettings' | 'rules'>;
  readonly changes: Changes;
}

/** `GET` and `PUT /api/parking-settings`. */
export function addParkingSettingsRoutes(
  app: FastifyInstance,
  { site, store, changes }: ParkingSettingsRouteOptions,
): void {
  const inForce = async (): Promise<ParkingSettingsView> =>
    (await store.parkingSettings.current()) ?? { version: 0, settings: DEFAULT_PARKING_SETTINGS };

  app.get('/api/parking-settings', inForce);

  app.put('/api/parking-settings', (request): Promise<ParkingSettingsView> => {
    const { version, settings } = parseBody(settingsChange, request.body);
    return changes(async () => {
      if ((await inForce()).version !== version) throw refusal('settings-changed');
      await assertGroupsExist(settings, store);
      const { now } = site.accessNow();
      const newVersion = await store.parkingSettings.save(settings, { version, at: now, by: BY_PAGE });
      if (newVersion === null) throw refusal('settings-changed');
      await site.parking.settingsChanged();
      return { version: newVersion, settings };
    });
  });
}

/** @throws HttpError `bad-body` for a group that the rules do not have. */
async function assertGroupsExist(
  { overstay }: Pick<ParkingSettings, 'overstay'>,
  { rules }: Pick<Store, 'rules'>,
): Promise<void> {
  const groups = rulesInForce(await rules.current()).rules.groups.map(({ id }) => id);
  const unknown = overstay.flatMap(({ group }, row) =>
    group === null || groups.includes(group)
      ? []
      : [`settings.overstay.${row}.group cannot be "${group}"; the groups are ${groups.join(', ')}.`],
  );
  if (unknown.length > 0) throw refusal('bad-body', { message: unknown.join(' ') });
}
