import { LitElement, css, html, nothing } from 'lit';
import type { NoticeAnswer } from '../../src/contract/notices.ts';
import { icon, type IconName } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import { wishForNotice } from './notice-events.ts';
import type { AnswerModel, NoticeModel } from './notice-model.ts';

const answerIcon: Record<NoticeAnswer, IconName> = {
  once: 'check',
  today: 'clock',
  always: 'card',
  refuse: 'cross',
  block: 'lock',
};

/** One notice and what can be done about it. Fires `notice-wish` (`CustomEvent<NoticeWish>`). */
export class NoticeCard extends LitElement {
  static override readonly properties = {
    notice: { attribute: false },
    orderable: { type: Boolean },
    trouble: { attribute: false },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      article.card {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem 1rem;
        height: 100%;
        align-content: start;
        padding: 0.75rem 1rem;
        border-left: 5px solid var(--tone);
      }
      .bad {
        --tone: var(--bad);
      }
      .wait {
        --tone: var(--wait);
      }
      .odd {
        --tone: var(--odd);
      }
      .story {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
        min-width: 0;
      }
      .asks .story {
        display: grid;
        align-content: start;
        justify-content: stretch;
      }
      .head {
        display: flex;
        flex: 1 1 14rem;
        align-items: flex-start;
        gap: 0.625rem;
        min-width: 0;
      }
      .head .icon {
        margin-top: 0.125rem;
        color: var(--tone);
      }
      .head h3 {
        font-size: 1rem;
        overflow-wrap: anywhere;
      }
      .asks plate-chip {
        font-size: 1.25rem;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }
      .acts > * {
        padding: 0 0.75rem;
      }
      [role='alert'] {
        flex-basis: 100%;
      }
      [role='alert']:empty {
        display: none;
      }
      @media (min-width: 44rem) {
        .pictured.asks {
          grid-template-columns: minmax(0, 16rem) minmax(0, 1fr);
        }
      }
    `,
  ];

  declare notice: NoticeModel | null;
  /** False while the connection is lost. */
  declare orderable: boolean;
  /** Why what was wanted was not done. */
  declare trouble: string | null;

  constructor() {
    super();
    this.notice = null;
    this.orderable = true;
    this.trouble = null;
  }

  override render() {
    const { notice } = this;
    if (notice === null) return nothing;
    const { title, meaning, tone, vehicle, answers } = notice;
    // A picture beside what only has to be seen would push the gates off the screen.
    const shown = answers.length === 0 ? null : notice.picture;
    return html`<article
      class="card ${tone} ${answers.length === 0 ? '' : 'asks'} ${shown === null ? '' : 'pictured'}"
      aria-labelledby="title"
    >
      ${
        shown === null
          ? nothing
          : html`<passage-picture .path=${shown} .label=${notice.pictureLabel}></passage-picture>`
      }
      <div class="story">
        <div class="head">
          ${icon(notice.icon)}
          <div>
            <h3 id="title">${title}</h3>
            <p class="small muted">${meaning} <span class="numbers">${notice.sinceText}</span></p>
          </div>
        </div>
        ${
          vehicle === null
            ? nothing
            : html`<p>
                <plate-chip .plate=${vehicle.plate} .likely=${vehicle.likelyPlate}></plate-chip>
              </p>`
        }
        ${this.renderAnswers(notice)} ${this.renderActs(notice)}
        <div role="alert">${troubleNotice(this.trouble)}</div>
      </div>
    </article>`;
  }

  private renderAnswers(notice: NoticeModel) {
    if (notice.answers.length === 0) return nothing;
    return html`<div class="acts" role="group" aria-label=${texts.notices.answers}>
      ${notice.answers.map((answer) => this.renderAnswer(notice, answer))}
    </div>`;
  }

  private renderAnswer(notice: NoticeModel, answer: AnswerModel) {
    const look = { once: 'primary', today: '', always: '', refuse: '', block: 'danger' }[answer.answer];
    return html`<button
      type="button"
      class=${look}
      title=${answer.consequence}
      ?disabled=${!this.orderable}
      @click=${() => {
        wishForNotice(this, { act: 'answer', notice, answer });
      }}
    >
      ${icon(answerIcon[answer.answer])}${answer.label}
    </button>`;
  }

  private renderActs(notice: NoticeModel) {
    const { href, canBePutAside, answers, title } = notice;
    if (href === null && !canBePutAside && answers.length === 0) return nothing;
    return html`<div class="acts">
      ${
        answers.length === 0
          ? nothing
          : html`<button
              type="button"
              class="quiet"
              ?disabled=${!this.orderable}
              @click=${() => {
                wishForNotice(this, { act: 'links', notice });
              }}
            >
              ${icon('send')}${texts.notices.links.send}
            </button>`
      }
      ${href === null ? nothing : html`<a class="button" href=${href}>${icon('next')}${texts.notices.more}</a>`}
      ${
        canBePutAside
          ? html`<button
              type="button"
              aria-label=${texts.notices.asideLabel(title)}
              ?disabled=${!this.orderable}
              @click=${() => {
                wishForNotice(this, { act: 'aside', notice });
              }}
            >
              ${icon('check')}${texts.notices.aside}
            </button>`
          : nothing
      }
    </div>`;
  }
}
