import type { SlotStanding } from '../slots/slot-board.ts';
import type { DueNotice } from './due-notice.ts';

export type SlotOfNotices = Pick<SlotStanding, 'id' | 'wrong' | 'visit' | 'presence'>;

/** Slots in which somebody stands who should not; one whose sensor falls silent is told of as it was until it says something again. */
export function wrongSlots(
  slots: readonly SlotOfNotices[],
  told: (slotId: string) => DueNotice | null,
): readonly DueNotice[] {
  return slots.flatMap(({ id, wrong, visit, presence }): readonly DueNotice[] => {
    if (wrong !== null) {
      const subject = { visitId: visit?.id ?? null, plate: visit?.plate ?? null, why: wrong };
      return [{ subject: { kind: 'wrong-slot', slotId: id, ...subject }, pictureId: null }];
    }
    const before = presence === 'unknown' ? told(id) : null;
    return before === null ? [] : [before];
  });
}
