import type { Cancel } from '../clock.ts';
import type { BarrierPosition } from '../contract/words.ts';

export const BARRIER_ORDERS = ['open', 'close', 'stop'] as const;
export type BarrierOrder = (typeof BARRIER_ORDERS)[number];

/**
 * The thing that moves the arm. It carries out orders and tells where the arm is; whether an order was obeyed is seen
 * from the position alone. Orders may be repeated.
 */
export interface BarrierDevice {
  readonly position: BarrierPosition;
  onPosition(listener: (position: BarrierPosition) => void): Cancel;
  /** `link-lost` when the order did not reach the device. Never rejects. */
  order(order: BarrierOrder): Promise<'sent' | 'link-lost'>;
  /** Ends the link; the arm stays as it is. */
  stop(): Promise<void>;
}
