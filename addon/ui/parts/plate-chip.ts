import { LitElement, css, html, nothing } from 'lit';
import { texts } from '../texts.ts';

/** A plate's text on a neutral plate; marked as a guess where it is only likely, empty where none was read. */
export class PlateChip extends LitElement {
  static override readonly properties = {
    plate: { type: String },
    likely: { type: String },
    absent: { type: String },
  };

  static override readonly styles = css`
    :host {
      display: inline-flex;
      max-width: 100%;
    }
    span {
      overflow: hidden;
      padding: 0.125em 0.5em;
      border: 2px solid var(--plate-line);
      border-radius: 0.3em;
      background: var(--plate-ground);
      color: var(--plate-text);
      font-family: var(--font-plate);
      font-weight: 700;
      line-height: 1.35;
      letter-spacing: 0.06em;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .absent,
    .likely {
      border-style: dashed;
      border-color: var(--field-line);
      background: none;
      color: var(--muted);
    }
    .absent,
    small {
      font-family: var(--font);
      font-weight: 600;
      letter-spacing: normal;
    }
    small {
      margin-right: 0.375em;
      font-size: max(0.75em, 0.75rem);
    }
  `;

  declare plate: string | null;
  /** The likeliest text where there is no plate. */
  declare likely: string | null;
  /** What stands in place of a plate that was not read. */
  declare absent: string | null;

  constructor() {
    super();
    this.plate = null;
    this.likely = null;
    this.absent = null;
  }

  override render() {
    if (this.plate !== null) {
      return html`<span title=${this.plate.length > 12 ? this.plate : nothing}>${this.plate}</span>`;
    }
    return this.likely === null
      ? html`<span class="absent">${this.absent ?? texts.plate.none}</span>`
      : html`<span class="likely" title=${texts.plate.likelyMeaning}
          ><small>${texts.plate.perhaps}</small>${this.likely}</span
        >`;
  }
}
