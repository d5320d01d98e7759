import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Answer, Api } from '../api.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import type { NoticeWish } from './notice-events.ts';
import type { NoticeLinksDialog } from './notice-links-dialog.ts';
import type { AnswerModel, NoticeModel } from './notice-model.ts';
import { shownNotices } from './shown-notices.ts';

/** What needs a person, where it is seen first. */
export class NoticeBoard extends LitElement {
  static override readonly properties = {
    notices: { attribute: false },
    api: { attribute: false },
    time: { attribute: false },
    orderable: { type: Boolean },
    all: { state: true },
    trouble: { state: true },
    news: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      h2 {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        margin-bottom: 0.625rem;
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
        gap: 0.75rem;
      }
      .asks {
        grid-column: 1 / -1;
      }
      .all {
        margin-top: 0.75rem;
      }
    `,
  ];

  declare notices: readonly NoticeModel[];
  declare api: Pick<Api, 'answerNotice' | 'putNoticeAside' | 'noticeLinks'> | null;
  declare time: SiteTime | null;
  declare orderable: boolean;
  declare private all: boolean;
  /** Why what was wanted of a notice was not done. */
  declare private trouble: { readonly id: string; readonly message: string } | null;
  declare private news: string;

  constructor() {
    super();
    this.notices = [];
    this.api = null;
    this.time = null;
    this.orderable = true;
    this.all = false;
    this.trouble = null;
    this.news = '';
  }

  private act(wish: NoticeWish): void {
    const { api } = this;
    if (api === null) return;
    const { notice } = wish;
    this.trouble = null;
    switch (wish.act) {
      case 'links':
        void this.renderRoot.querySelector<NoticeLinksDialog>('notice-links-dialog')?.show(notice.id);
        return;
      case 'aside':
        void this.tell(notice, api.putNoticeAside(notice.id), texts.notices.asideDone(notice.title));
        return;
      case 'answer':
        this.answer(notice, wish.answer);
    }
  }

  private answer(notice: NoticeModel, { answer, label, question, consequence, done }: AnswerModel): void {
    const { api } = this;
    if (api === null) return;
    // Somebody waits at the gate: what lasts for this vehicle alone is done at once.
    if (question === null) {
      void this.tell(notice, api.answerNotice(notice.id, answer), done);
      return;
    }
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title: question,
      consequence,
      confirm: label,
      grave: answer === 'block',
      choices: [],
      act: async () => {
        const given = await api.answerNotice(notice.id, answer);
        if (given.ok) this.news = done;
        return given;
      },
    });
  }

  private async tell(notice: NoticeModel, done: Promise<Answer<void>>, news: string): Promise<void> {
    const answer = await done;
    if (answer.ok) this.news = news;
    else this.trouble = { id: notice.id, message: answer.error.message };
  }

  override render() {
    const shown = shownNotices(this.notices, this.all);
    return html`${
        shown.length === 0
          ? nothing
          : html`<section aria-labelledby="title">
              <h2 id="title">${icon('bell')}${texts.notices.open}</h2>
              <div class="cards">
                ${repeat(
                  shown,
                  ({ id }) => id,
                  (notice) =>
                    html`<notice-card
                      class=${notice.answers.length === 0 ? '' : 'asks'}
                      .notice=${notice}
                      .trouble=${this.trouble?.id === notice.id ? this.trouble.message : null}
                      ?orderable=${this.orderable}
                      @notice-wish=${(event: CustomEvent<NoticeWish>) => {
                        this.act(event.detail);
                      }}
                    ></notice-card>`,
                )}
              </div>
              ${
                shown.length === this.notices.length
                  ? nothing
                  : html`<button
                      type="button"
                      class="all"
                      @click=${() => {
                        this.all = true;
                      }}
                    >
                      ${icon('down')}${texts.notices.showAll(this.notices.length)}
                    </button>`
              }
            </section>`
      }
      <p class="unseen" role="status">${this.news}</p>
      <ask-dialog></ask-dialog>
      <notice-links-dialog .api=${this.api} .time=${this.time}></notice-links-dialog>`;
  }
}
