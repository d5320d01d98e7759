import type { AnswerModel, NoticeModel } from './notice-model.ts';

/** What a person wants to do about a notice. */
export type NoticeWish =
  | { readonly act: 'answer'; readonly notice: NoticeModel; readonly answer: AnswerModel }
  | { readonly act: 'aside' | 'links'; readonly notice: NoticeModel };

const NAME = 'notice-wish';

export function wishForNotice(from: EventTarget, wish: NoticeWish): void {
  from.dispatchEvent(new CustomEvent<NoticeWish>(NAME, { detail: wish }));
}
