import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { PermitView } from '../../src/contract/permits.ts';
import type { Group } from '../../src/contract/rules.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import { type Api, PERMITS_CSV } from '../api.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { icon } from '../parts/icons.ts';
import type { Loaded } from '../parts/loaded.ts';
import type { PermitWish } from '../parts/permit-wish.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { EMPTY_FORM, formOfPermit, guestForToday, type PermitForm } from './permit-form-model.ts';
import type { PermitSaved } from './permit-form.ts';
import type { PermitAct, PermitList } from './permit-list.ts';
import { takenPlate } from './permit-view-model.ts';

interface Book {
  readonly permits: readonly PermitView[];
  readonly groups: readonly Group[];
}

/** What stands beside the list. */
type Panel =
  | {
      readonly kind: 'form';
      readonly permit: PermitView | null;
      readonly start: PermitForm;
      readonly note: string | null;
    }
  | { readonly kind: 'import' };

/** Who may come and who may not. Tells `wish-taken` when it has begun with the `wish` that it was given. */
export class PermitsView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    wish: { attribute: false },
    book: { state: true },
    panel: { state: true },
    trouble: { state: true },
    news: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: 0.75rem 1rem;
        margin-bottom: 1rem;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .notice {
        margin-bottom: 1rem;
      }
      .layout {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
      }
      .side {
        padding: 0.75rem 1rem 1.25rem;
      }
      @media (min-width: 64rem) {
        .layout:has(.side) {
          grid-template-columns: minmax(0, 1fr) 25rem;
          align-items: start;
        }
        .side {
          position: sticky;
          top: 5rem;
          order: 2;
          max-height: calc(100vh - 6rem);
          overflow-y: auto;
        }
      }
      @media (max-width: 29.99rem) {
        .tools {
          display: grid;
          grid-template-columns: 1fr 1fr;
          width: 100%;
        }
        .tools > * {
          padding: 0.25rem 0.5rem;
        }
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  /** A plate that a person wants a permit for. */
  declare wish: PermitWish | null;
  declare book: Loaded<Book>;
  declare panel: Panel | null;
  declare trouble: string | null;
  declare news: string;

  /** Answers to questions that were asked anew since are dropped. */
  private loads = 0;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.wish = null;
    this.book = { state: 'loading' };
    this.panel = null;
    this.trouble = null;
    this.news = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('site');
    const cameOrWent =
      before !== null &&
      before !== undefined &&
      this.site !== null &&
      crossings(before) !== crossings(this.site);
    if (changed.has('api') || cameOrWent) void this.load();
    this.takeWish();
  }

  private async load(): Promise<void> {
    const { api } = this;
    if (api === null) return;
    this.loads += 1;
    const load = this.loads;
    const [permits, rules] = await Promise.all([api.permits(), api.rules()]);
    if (load !== this.loads) return;
    if (permits.ok && rules.ok) {
      this.book = { state: 'shown', value: { permits: permits.value, groups: rules.value.rules.groups } };
      return;
    }
    const failed = permits.ok ? rules : permits;
    // What is shown stays while the site is out of reach; the page says that it is.
    if (!failed.ok && this.book.state !== 'shown')
      this.book = { state: 'failed', message: failed.error.message };
  }

  /** A wish waits until the permits are there: the plate may have one already. */
  private takeWish(): void {
    const { wish, book, time } = this;
    if (wish === null || book.state !== 'shown' || time === null) return;
    this.wish = null;
    this.dispatchEvent(new Event('wish-taken'));
    const taken = takenPlate(book.value.permits, [wish.plate], null);
    if (taken === null) {
      const note = wish.settled ? null : texts.permits.form.likely;
      this.open({ kind: 'form', permit: null, start: { ...EMPTY_FORM, plates: [wish.plate] }, note });
    } else {
      this.openPermit(taken.permit, time, texts.permits.hasOneAlready(taken.plate));
    }
  }

  private openPermit(permit: PermitView, time: SiteTime, note: string | null): void {
    this.open({ kind: 'form', permit, start: formOfPermit(permit, time), note });
  }

  private open(panel: Panel): void {
    this.panel = panel;
    this.trouble = null;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('.side')?.scrollIntoView({ block: 'nearest' });
    });
  }

  private close(): void {
    const left = this.panel;
    this.panel = null;
    void this.updateComplete.then(() => {
      if (left?.kind === 'form' && left.permit !== null) this.list?.focusPermit(left.permit.id);
      else this.renderRoot.querySelector<HTMLElement>('.tools button')?.focus();
    });
  }

  private get list(): PermitList | null {
    return this.renderRoot.querySelector<PermitList>('permit-list');
  }

  private saved(panel: Panel, { permit, added }: PermitSaved): void {
    this.news = added ? texts.permits.added(permit.holder) : texts.permits.changed(permit.holder);
    // The answer may come when another one is being filled in already.
    if (this.panel === panel) this.close();
    void this.load();
  }

  private act(api: Api, time: SiteTime, book: Book, { act, id }: PermitAct): void {
    const permit = book.permits.find((known) => known.id === id);
    if (permit === undefined) return;
    switch (act) {
      case 'edit':
        this.openPermit(permit, time, null);
        return;
      case 'suspend':
      case 'resume':
        void this.suspend(api, permit, act === 'suspend');
        return;
      case 'remove':
        this.askRemoval(api, permit);
    }
  }

  private async suspend(api: Api, { id, holder }: PermitView, suspended: boolean): Promise<void> {
    this.trouble = null;
    const answer = await api.changePermit(id, { suspended });
    if (answer.ok)
      this.news = suspended ? texts.permits.suspendedNow(holder) : texts.permits.resumedNow(holder);
    else this.trouble = `${holder}: ${answer.error.message}`;
    await this.load();
  }

  private askRemoval(api: Api, { id, holder, kind }: PermitView): void {
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title: texts.permits.removeQuestion(holder),
      consequence: kind === 'allow' ? texts.permits.removeAllow : texts.permits.removeBlock,
      confirm: texts.permits.remove,
      grave: true,
      choices: [],
      act: async () => {
        const answer = await api.removePermit(id);
        if (answer.ok) {
          if (this.panel?.kind === 'form' && this.panel.permit?.id === id) this.panel = null;
          this.news = texts.permits.removed(holder);
          await this.load();
        }
        return answer;
      },
    });
  }

  override render() {
    return html`<div class="top">
        <div>
          <h1>${texts.permits.title}</h1>
          <p class="muted">${texts.permits.intro}</p>
        </div>
        ${this.renderTools()}
      </div>
      <p class="unseen" role="status">${this.news}</p>
      ${troubleNotice(this.trouble, 'alert')}
      <div class="layout">
        ${this.panel === null ? nothing : html`<div class="card side">${this.renderPanel(this.panel)}</div>`}
        <div class="card">${this.renderBook()}</div>
      </div>
      <ask-dialog></ask-dialog>`;
  }

  private renderTools() {
    const { site, time, book } = this;
    const groups = book.state === 'shown' ? book.value.groups : null;
    const add = (start: PermitForm): void => {
      this.open({ kind: 'form', permit: null, start, note: null });
    };
    return html`<div class="tools" role="group" aria-label=${texts.permits.tools}>
      <button
        type="button"
        class="primary"
        ?disabled=${groups === null}
        @click=${() => {
          add({ ...EMPTY_FORM });
        }}
      >
        ${icon('plus')}${texts.permits.add}
      </button>
      <button
        type="button"
        title=${texts.permits.guestMeaning}
        ?disabled=${groups === null}
        @click=${() => {
          if (site !== null && time !== null && groups !== null)
            add(guestForToday(EMPTY_FORM, { now: site.now, time, groups }));
        }}
      >
        ${icon('clock')}${texts.permits.guest}
      </button>
      <button
        type="button"
        @click=${() => {
          this.open({ kind: 'import' });
        }}
      >
        ${icon('upload')}${texts.permits.import}
      </button>
      <a class="button" href=${PERMITS_CSV} download title=${texts.permits.exportMeaning}>
        ${icon('download')}${texts.permits.export}
      </a>
    </div>`;
  }

  private renderPanel(panel: Panel): TemplateResult {
    if (panel.kind === 'import') {
      return html`<permit-import
        .api=${this.api}
        @permits-imported=${() => this.load()}
        @import-left=${() => {
          this.close();
        }}
      ></permit-import>`;
    }
    const { permits, groups } = this.book.state === 'shown' ? this.book.value : { permits: [], groups: [] };
    return html`${keyed(
      panel.start,
      html`<permit-form
        .site=${this.site}
        .time=${this.time}
        .api=${this.api}
        .groups=${groups}
        .permits=${permits}
        .permit=${panel.permit}
        .start=${panel.start}
        .note=${panel.note}
        @permit-saved=${(event: CustomEvent<PermitSaved>) => {
          this.saved(panel, event.detail);
        }}
        @form-left=${() => {
          this.close();
        }}
        @other-permit=${(event: CustomEvent<string>) => {
          const other = permits.find(({ id }) => id === event.detail);
          if (other !== undefined && this.time !== null) this.openPermit(other, this.time, null);
        }}
      ></permit-form>`,
    )}`;
  }

  private renderBook() {
    const { book, time, site, api } = this;
    if (time === null || site === null || api === null || book.state === 'loading')
      return loadingState(texts.permits.loading);
    if (book.state === 'failed')
      return failedState(texts.permits.failed, book.message, () => void this.load());
    const { permits, groups } = book.value;
    if (permits.length === 0) return emptyState('card', texts.permits.none, texts.permits.noneMeaning);
    return html`<permit-list
      .site=${site}
      .time=${time}
      .groups=${groups}
      .permits=${permits}
      @permit-act=${(event: CustomEvent<PermitAct>) => {
        this.act(api, time, book.value, event.detail);
      }}
    ></permit-list>`;
  }
}

/** Changes whenever a vehicle has come or gone, and with it who is inside and how many uses are left. */
function crossings({ occupied, today }: SiteView): string {
  const ended = today.filter(({ outcome }) => outcome !== null).map(({ id }) => id);
  return `${occupied} ${ended.join(' ')}`;
}
