import { LitElement, css, html, nothing } from 'lit';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import { type DaySpan, exportPath, type FigureRange, LAST_DAYS } from './figure-range.ts';
import { FIGURES, figuresHashOf } from './figures-route.ts';

/** Which days are figured, and all rows of these days as files. */
export class FiguresRangeBar extends LitElement {
  static override readonly properties = {
    range: { attribute: false },
    span: { attribute: false },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.75rem 1.25rem;
        padding: 0.875rem 1rem;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        padding: 0 0.75rem;
        border: 1px solid var(--line);
        border-radius: 999px;
        color: var(--text);
        font-weight: 600;
        text-decoration: none;
      }
      nav a[aria-current] {
        border-color: var(--accent);
        background: var(--calm-ground);
        color: var(--accent);
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 8.75rem) minmax(0, 8.75rem) auto;
        align-items: end;
        gap: 0.5rem;
      }
      form .notice {
        grid-column: 1 / -1;
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1rem;
        margin-left: auto;
      }
      .files a {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-height: 44px;
        color: var(--accent);
        font-size: 0.9375rem;
        font-weight: 600;
      }
      @media (max-width: 43.99rem) {
        nav {
          display: grid;
          grid-template-columns: 1fr 1fr;
          width: 100%;
        }
        nav a {
          justify-content: center;
        }
        form,
        .files {
          width: 100%;
        }
        form {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        form button {
          grid-column: 1 / -1;
        }
        .files {
          margin-left: 0;
        }
      }
    `,
  ];

  declare range: FigureRange;
  /** The days that `range` comes to. */
  declare span: DaySpan | null;
  declare private trouble: string | null;

  constructor() {
    super();
    this.range = FIGURES.range;
    this.span = null;
    this.trouble = null;
  }

  private submit(form: HTMLFormElement): void {
    const fields = new FormData(form);
    const from = formText(fields, 'from');
    const to = formText(fields, 'to');
    this.trouble = troubleOf(from, to);
    if (this.trouble === null) {
      location.hash = figuresHashOf({ ...FIGURES, range: { kind: 'days', from, to } });
    }
  }

  override render() {
    const { range, span } = this;
    if (span === null) return nothing;
    const words = texts.figures;
    return html`<div class="bar card">
      <nav aria-label=${words.range.title}>
        ${LAST_DAYS.map(
          (days) =>
            html`<a
              href=${figuresHashOf({ ...FIGURES, range: { kind: 'last', days } })}
              aria-current=${range.kind === 'last' && range.days === days ? 'true' : nothing}
              >${words.range.last(days)}</a
            >`,
        )}
      </nav>
      <form
        novalidate
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          this.submit(event.currentTarget as HTMLFormElement);
        }}
      >
        <div>
          <label for="from">${words.range.from}</label>
          <input id="from" name="from" type="date" .value=${span.from} />
        </div>
        <div>
          <label for="to">${words.range.to}</label>
          <input id="to" name="to" type="date" .value=${span.to} />
        </div>
        <button>${words.range.show}</button>
        ${troubleNotice(this.trouble, 'alert')}
      </form>
      <div class="files" role="group" aria-label=${words.exports.title}>
        <a href=${exportPath('visits', span)} download>${icon('download')}${words.exports.visits}</a>
        <a href=${exportPath('passages', span)} download>${icon('download')}${words.exports.passages}</a>
      </div>
    </div>`;
  }
}

function troubleOf(from: string, to: string): string | null {
  const words = texts.figures.range;
  if (from === '' || to === '') return words.needsBoth;
  return from > to ? words.reversed : null;
}
