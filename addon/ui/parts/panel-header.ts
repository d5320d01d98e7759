import { css, html, type TemplateResult } from 'lit';
import { icon } from './icons.ts';

export const panelHeaderStyles = css`
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
  }
  h2:focus {
    outline: none;
  }
`;

/** The heading of a panel that can be left. The panel gives the focus to the heading where it opens with no field. */
export function panelHeader(panel: {
  /** Also the name of whatever is `aria-labelledby="title"`. */
  readonly title: string;
  /** What the button says that leaves the panel. */
  readonly close: string;
  readonly onClose: () => void;
}): TemplateResult {
  return html`<header>
    <h2 id="title" tabindex="-1">${panel.title}</h2>
    <button
      type="button"
      class="quiet"
      aria-label=${panel.close}
      title=${panel.close}
      @click=${panel.onClose}
    >
      ${icon('cross')}
    </button>
  </header>`;
}
