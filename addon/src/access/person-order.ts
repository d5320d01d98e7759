import type { Direction, EmergencyOrder, GateCommand, Instant } from '../contract/words.ts';

/** What a person ordered: kept whether or not a vehicle was there. */
export interface PersonOrder {
  readonly at: Instant;
  /** Null: at all gates. */
  readonly gateId: string | null;
  /** `serviced`: the barrier was looked after. */
  readonly command: GateCommand | EmergencyOrder | 'serviced';
  readonly direction: Direction;
  readonly by: string;
  /** When `hold` ends by itself; null: by hand only. */
  readonly until: Instant | null;
}

/** Orders that hold until they are taken back, as they stand now. */
export interface StandingOrders {
  readonly emergency: PersonOrder | null;
  /** At most one of `hold` and `stop`, and one `lock`, for each gate. A hold whose end has passed is among them. */
  readonly gates: readonly PersonOrder[];
}
