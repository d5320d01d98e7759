import type { NoticeModel } from './notice-model.ts';

/** More of them would push the gates off the screen. */
const MOST_AT_FIRST = 4;

/** Who waits for an answer comes first, longest first; of the rest the newest, and not all unless a person wants to see them. */
export function shownNotices(notices: readonly NoticeModel[], all: boolean): readonly NoticeModel[] {
  const asking = notices.filter(({ answers }) => answers.length > 0).toReversed();
  const others = notices.filter(({ answers }) => answers.length === 0);
  const shown = [...asking, ...others];
  return all ? shown : shown.slice(0, Math.max(MOST_AT_FIRST, asking.length));
}
