import type { SlotChange, SlotDetails, SlotKind } from '../../src/contract/slots.ts';
import { sameValue } from '../rules/same-value.ts';
import { texts } from '../texts.ts';

/** What can be said of a slot, as a person writes it. */
export interface SlotForm {
  readonly kind: SlotKind;
  readonly reservedFor: SlotDetails['reservedFor'];
  readonly outOfOrder: boolean;
  /** Kept while `outOfOrder` is off, so that a slip costs nobody a sentence. */
  readonly reason: string;
  /** Null: it has a sensor, which says it. */
  readonly taken: boolean | null;
}

export function formOfSlot({
  kind,
  reservedFor,
  outOfOrder,
  sensor,
  presence,
  state,
}: SlotDetails): SlotForm {
  return {
    kind,
    reservedFor,
    outOfOrder: outOfOrder !== null,
    reason: outOfOrder ?? '',
    taken: sensor === 'none' ? presence === 'present' || state === 'taken' : null,
  };
}

/** Only what is different from how the form began. `fault`: what is wrong with the reason. */
export function slotChangeOf(
  start: SlotForm,
  form: SlotForm,
): { readonly ok: true; readonly change: SlotChange } | { readonly ok: false; readonly fault: string } {
  const reason = reasonOf(form);
  if (reason === '') return { ok: false, fault: texts.slots.form.needsReason };
  const ids = (slot: SlotForm): readonly string[] => slot.reservedFor.map(({ permitId }) => permitId);
  return {
    ok: true,
    change: {
      ...(form.kind === start.kind ? {} : { kind: form.kind }),
      ...(sameValue(ids(form), ids(start)) ? {} : { reservedFor: ids(form) }),
      ...(reason === reasonOf(start) ? {} : { outOfOrder: reason }),
      ...(form.taken === start.taken || form.taken === null ? {} : { taken: form.taken }),
    },
  };
}

/** Null: it can be used. */
function reasonOf({ outOfOrder, reason }: SlotForm): string | null {
  return outOfOrder ? reason.trim() : null;
}
