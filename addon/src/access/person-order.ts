import type { Direction, GateCommand, Instant } from '../contract/words.ts';

/** What a person ordered at a gate: kept whether or not a vehicle was there. */
export interface PersonOrder {
  readonly at: Instant;
  readonly gateId: string;
  readonly command: GateCommand;
  readonly direction: Direction;
  readonly by: string;
}
