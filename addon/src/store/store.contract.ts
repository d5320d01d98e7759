import { agreementContract } from './agreement.contract.ts';
import { answerLinksContract } from './answer-links.contract.ts';
import { barrierTravelsContract } from './barrier-travels.contract.ts';
import { closingContract } from './closing.contract.ts';
import { correctionsContract } from './corrections.contract.ts';
import { daysContract } from './days.contract.ts';
import { newestInstantContract } from './newest-instant.contract.ts';
import { noticesContract } from './notices.contract.ts';
import { occupancyContract } from './occupancy.contract.ts';
import { paidReadsContract } from './paid-reads.contract.ts';
import { parkingSettingsContract } from './parking-settings.contract.ts';
import { passageHistoryContract } from './passage-history.contract.ts';
import { passagesContract } from './passages.contract.ts';
import { permitsContract } from './permits.contract.ts';
import { personOrdersContract } from './person-orders.contract.ts';
import { rulesContract } from './rules.contract.ts';
import { sessionsContract } from './sessions.contract.ts';
import { slotsContract } from './slots.contract.ts';
import { uploadKeysContract } from './upload-keys.contract.ts';
import { visitHistoryContract } from './visit-history.contract.ts';
import { visitsContract } from './visits.contract.ts';
import type { StoreFixture } from './store-under-test.ts';

const CONTRACTS = [
  agreementContract,
  answerLinksContract,
  barrierTravelsContract,
  closingContract,
  correctionsContract,
  daysContract,
  newestInstantContract,
  noticesContract,
  occupancyContract,
  paidReadsContract,
  parkingSettingsContract,
  passageHistoryContract,
  passagesContract,
  permitsContract,
  personOrdersContract,
  rulesContract,
  sessionsContract,
  slotsContract,
  uploadKeysContract,
  visitHistoryContract,
  visitsContract,
];

/** What every store keeps to. */
export function storeContract(makeFixture: () => Promise<StoreFixture>): void {
  for (const contract of CONTRACTS) contract(makeFixture);
}
