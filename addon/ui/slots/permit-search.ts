import { LitElement, css, html, nothing } from 'lit';
import type { PermitView } from '../../src/contract/permits.ts';
import type { Names } from '../names.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import { permitMatches } from './permit-matches.ts';

/** A permit as it is named where one is chosen. */
export interface ChosenPermit {
  readonly permitId: string;
  readonly holder: string;
}

const words = texts.slots.permit;

/** Finds permits among many and keeps those that are chosen. Fires `permits-chosen` (`CustomEvent<readonly ChosenPermit[]>`). */
export class PermitSearch extends LitElement {
  static override readonly properties = {
    permits: { attribute: false },
    names: { attribute: false },
    chosen: { attribute: false },
    most: { attribute: false },
    wanted: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 0.5rem;
      }
      ul {
        display: grid;
        gap: 0.375rem;
      }
      .chosen li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
        padding-left: 0.75rem;
        border: 1px solid var(--line);
        border-radius: 10px;
        overflow-wrap: anywhere;
      }
      .results button {
        justify-content: flex-start;
        width: 100%;
        padding-block: 0.375rem;
        text-align: left;
        overflow-wrap: anywhere;
      }
      .results small {
        display: block;
        color: var(--muted);
        font-weight: 400;
      }
    `,
  ];

  declare permits: readonly PermitView[];
  declare names: Names | null;
  declare chosen: readonly ChosenPermit[];
  /** How many can be chosen. */
  declare most: number;
  declare private wanted: string;

  constructor() {
    super();
    this.permits = [];
    this.names = null;
    this.chosen = [];
    this.most = 1;
    this.wanted = '';
  }

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  private choose(chosen: readonly ChosenPermit[]): void {
    this.wanted = '';
    this.dispatchEvent(new CustomEvent<readonly ChosenPermit[]>('permits-chosen', { detail: chosen }));
    // The button that was pressed is gone.
    void this.updateComplete.then(() => {
      this.focus();
    });
  }

  override render() {
    const { chosen } = this;
    return html`${
      chosen.length === 0
        ? nothing
        : html`<ul class="chosen" aria-label=${words.chosen}>
            ${chosen.map((permit) => this.renderChosen(permit))}
          </ul>`
    }
    ${chosen.length >= this.most ? nothing : this.renderSearch()}`;
  }

  private renderChosen({ permitId, holder }: ChosenPermit) {
    return html`<li>
      <span>${holder}</span>
      <button
        type="button"
        class="quiet danger"
        aria-label=${words.remove(holder)}
        title=${words.remove(holder)}
        @click=${() => {
          this.choose(this.chosen.filter((permit) => permit.permitId !== permitId));
        }}
      >
        ${icon('cross')}
      </button>
    </li>`;
  }

  private renderSearch() {
    return html`<div>
        <label for="wanted">${words.find}</label>
        <input
          id="wanted"
          type="search"
          autocomplete="off"
          placeholder=${words.findMeaning}
          .value=${this.wanted}
          @input=${(event: Event) => {
            this.wanted = (event.currentTarget as HTMLInputElement).value;
          }}
          @keydown=${(event: KeyboardEvent) => {
            // What is written here is no reason to send the form around it.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </div>
      <div role="status">${this.renderMatches()}</div>`;
  }

  private renderMatches() {
    const { permits, names, wanted, chosen } = this;
    if (names === null) return nothing;
    const ids = chosen.map(({ permitId }) => permitId);
    const matches = permitMatches(permits, wanted, ids, names);
    if (matches === null) return nothing;
    if (matches.shown.length === 0) return html`<p class="muted small">${words.none}</p>`;
    return html`<ul class="results" aria-label=${words.results}>
        ${matches.shown.map(
          ({ id, holder, plates, group }) =>
            html`<li>
              <button
                type="button"
                aria-label=${words.add(holder)}
                @click=${() => {
                  this.choose([...chosen, { permitId: id, holder }]);
                }}
              >
                ${icon('plus')}<span
                  >${holder}<small>${[names.group(group), ...plates.slice(0, 3)].join(' · ')}</small></span
                >
              </button>
            </li>`,
        )}
      </ul>
      ${matches.more === 0 ? nothing : html`<p class="muted small">${words.more(matches.more)}</p>`}`;
  }
}
