import type { SlotState } from '../../contract/slots.ts';
import type { NoticeSubject } from '../../contract/notices.ts';
import type { Instant, Presence } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';
import type { Promised, Slot, SlotUse } from './slot.ts';

/** A slot as it stands now. */
export interface SlotStanding extends Slot {
  readonly use: SlotUse;
  readonly presence: Presence;
  readonly since: Instant;
  readonly state: SlotState;
  readonly promise: Promised | null;
  /** The visit whose vehicle most likely stands there. */
  readonly visit: Visit | null;
  /** Why that vehicle, or the one nobody knows, should not stand there; null: nothing is wrong. */
  readonly wrong: Extract<NoticeSubject, { readonly kind: 'wrong-slot' }>['why'] | null;
}
