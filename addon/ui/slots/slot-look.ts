import { SLOT_STATES, type SlotKind, type SlotView } from '../../src/contract/slots.ts';
import type { IconName } from '../parts/icons.ts';
import type { Badge, Tone } from '../parts/tone.ts';
import { texts } from '../texts.ts';

/** How a slot is drawn: by its state, unless somebody stands there who should not. In the order of a legend. */
export const SLOT_LOOKS = [...SLOT_STATES, 'wrong'] as const;
export type SlotLook = (typeof SLOT_LOOKS)[number];

const LOOKS: Record<SlotLook, { readonly icon: IconName; readonly tone: Tone }> = {
  free: { icon: 'parking', tone: 'good' },
  taken: { icon: 'car', tone: 'calm' },
  promised: { icon: 'clock', tone: 'odd' },
  reserved: { icon: 'lock', tone: 'odd' },
  'out-of-order': { icon: 'tool', tone: 'bad' },
  unknown: { icon: 'question', tone: 'wait' },
  wrong: { icon: 'warning', tone: 'bad' },
};

const KIND_ICONS: Record<SlotKind, IconName | null> = {
  ordinary: null,
  charging: 'bolt',
  accessible: 'accessible',
};

export function slotLook({ state, wrong }: Pick<SlotView, 'state' | 'wrong'>): SlotLook {
  return wrong ? 'wrong' : state;
}

export function lookText(look: SlotLook): string {
  return look === 'wrong' ? texts.slots.wrongState : texts.slots.state[look];
}

export function lookIcon(look: SlotLook): IconName {
  return LOOKS[look].icon;
}

/** Null: for everybody. */
export function kindIcon(kind: SlotKind): IconName | null {
  return KIND_ICONS[kind];
}

/** What stands beside a slot in a list: how it stands, that it should not be so, and whom it is for. */
export function slotBadges({
  state,
  wrong,
  kind,
}: Pick<SlotView, 'state' | 'wrong' | 'kind'>): readonly Badge[] {
  const looks: readonly SlotLook[] = wrong ? [state, 'wrong'] : [state];
  const icon = kindIcon(kind);
  return [
    ...looks.map((look): Badge => ({ label: lookText(look), ...LOOKS[look] })),
    ...(icon === null ? [] : [{ label: texts.slots.kind[kind], icon, tone: 'calm' } as const]),
  ];
}
