import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import type { PictureStore, Store } from '../store/store.ts';
import { createChanges } from './changes.ts';
import { addEmergencyRoutes } from './emergency.ts';
import { addGateRoutes } from './gates.ts';
import { addGuard } from './guard.ts';
import { addKeyRoutes } from './upload/keys.ts';
import { addLiveRoute } from './live.ts';
import type { LiveSite } from './live-site.ts';
import { answerKey } from './notices/answer-key.ts';
import { addAnswerRoutes } from './notices/answers.ts';
import { addNoticeRoutes } from './notices/notices.ts';
import { addOfflineRoute } from './offline.ts';
import { addOrderRoutes } from './orders.ts';
import { createOwnUploads } from './upload/own-uploads.ts';
import { addPageFiles } from './page-files.ts';
import { addPassageRoutes } from './passages.ts';
import { addPermitRoutes } from './permits/permits.ts';
import { addPeopleRoutes } from './people.ts';
import { addPermitFileRoutes } from './permits/permit-file.ts';
import { addPictureRoutes } from './pictures.ts';
import { addHolidayRoutes } from './rules/holidays.ts';
import { addReadersRoute } from './readers.ts';
import { addReplayRoute } from './rules/replay.ts';
import { addParkingSettingsRoutes } from './parking/parking-settings.ts';
import { addReconciliationRoutes } from './parking/reconciliation.ts';
import { addRulesRoutes } from './rules/rules.ts';
import { addWhatIfRoute } from './rules/what-if.ts';
import { addSessionRoutes } from './sign-in/session.ts';
import type { SignInParts } from './sign-in/session.ts';
import { addPromiseRoutes } from './slots/promises.ts';
import { addSlotRoutes } from './slots/slots.ts';
import { addUploadRoutes } from './upload/upload.ts';
import { addConfusionRoute } from './visits/confusions.ts';
import { addCorrectionRoutes } from './visits/corrections.ts';
import { addVisitRoutes } from './visits/visits.ts';

export interface RouteOptions {
  readonly site: LiveSite;
  readonly store: Store;
  readonly pictures: PictureStore;
  readonly clock: Clock;
  readonly pageFolder: string;
  readonly timeZone: string;
  /** Null in the demonstration, where nobody has to sign in. */
  readonly signIn: SignInParts | null;
}

/** Every route of the server, behind the guard. */
export async function addRoutes(app: FastifyInstance, options: RouteOptions): Promise<void> {
  const sessions = options.signIn?.sessions ?? null;
  const ownUploads = createOwnUploads();
  addGuard(app, { ...options, sessions });
  app.get('/health', () => ({ status: 'ok' }));
  addSessionRoutes(app, options.signIn);
  addLiveRoute(app, { ...options, sessions });
  addPassageRoutes(app, options);
  addVisitRoutes(app, options);
  addCorrectionRoutes(app, options);
  addConfusionRoute(app, options);
  const changes = createChanges();
  addPermitRoutes(app, { ...options, changes });
  await addPermitFileRoutes(app, { ...options, changes });
  addRulesRoutes(app, { ...options, changes });
  await addHolidayRoutes(app, options);
  addWhatIfRoute(app, options);
  addReplayRoute(app, options);
  addSlotRoutes(app, { ...options, changes });
  addPromiseRoutes(app, { ...options, changes });
  addReconciliationRoutes(app, options);
  addParkingSettingsRoutes(app, { ...options, changes });
  const linkKey = answerKey(options.store);
  addNoticeRoutes(app, { ...options, linkKey });
  await addAnswerRoutes(app, { ...options, linkKey });
  addGateRoutes(app, options);
  addEmergencyRoutes(app, options);
  addPeopleRoutes(app, options);
  addOfflineRoute(app, options);
  addOrderRoutes(app, options);
  addReadersRoute(app, options);
  addKeyRoutes(app, options);
  addPictureRoutes(app, { ...options, ownUploads });
  await addUploadRoutes(app, { ...options, ownUploads });
  await addPageFiles(app, options);
}
