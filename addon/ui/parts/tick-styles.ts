import { css } from 'lit';

/** A box or a circle to tick with its words beside it, large enough for a finger. */
export const tickStyles = css`
  .tick {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 44px;
    margin: 0;
    font-size: 0.9375rem;
    font-weight: 500;
    cursor: pointer;
  }
  .tick input {
    width: 1.25rem;
    height: 1.25rem;
    min-height: 0;
    margin: 0;
    flex: none;
    padding: 0;
    accent-color: var(--accent);
    cursor: pointer;
  }
  .ticks {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: 0.25rem;
    padding: 0;
    font-size: 0.875rem;
    font-weight: 600;
  }
`;
