import { css } from 'lit';

/** What every element of the page shares; colours come from page.css as custom properties. */
export const sharedStyles = css`
  :host {
    display: block;
    color: var(--text);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: 1.375rem;
    line-height: 1.25;
  }
  h2 {
    font-size: 1.0625rem;
    line-height: 1.3;
  }
  h3 {
    font-size: 0.9375rem;
  }
  .icon {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .card {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: 0.875rem;
  }
  .numbers {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 44px;
    min-width: 44px;
    padding: 0 1rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    color: var(--text);
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    border-color: var(--field-line);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover:not(:disabled) {
    background: var(--accent-hover);
    border-color: var(--accent-hover);
  }
  button.danger {
    color: var(--bad);
  }
  button.quiet {
    background: none;
    border-color: transparent;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }

  label,
  .label {
    display: block;
    margin-bottom: 0.25rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  input:not([type='radio'], [type='checkbox']),
  select {
    width: 100%;
    min-width: 0;
    min-height: 44px;
    padding: 0 0.75rem;
    border: 1px solid var(--field-line);
    border-radius: 10px;
    background: var(--card);
    color: var(--text);
    font: inherit;
  }
  input[type='date'] {
    padding: 0 0.5rem;
  }
  input[aria-invalid='true'] {
    border-color: var(--bad);
    border-width: 2px;
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.3125rem;
    padding: 0.1875rem 0.625rem 0.1875rem 0.4375rem;
    border-radius: 999px;
    font-size: 0.875rem;
    font-weight: 650;
    white-space: nowrap;
  }
  .tone-good {
    color: var(--good);
    background: var(--good-ground);
  }
  .tone-bad {
    color: var(--bad);
    background: var(--bad-ground);
  }
  .tone-wait {
    color: var(--wait);
    background: var(--wait-ground);
  }
  .tone-calm {
    color: var(--calm);
    background: var(--calm-ground);
  }
  .tone-odd {
    color: var(--odd);
    background: var(--odd-ground);
  }

  .notice {
    display: flex;
    align-items: flex-start;
    gap: 0.625rem;
    padding: 0.75rem 0.875rem;
    border-radius: 10px;
    font-size: 0.9375rem;
  }
  .notice .icon {
    margin-top: 0.0625rem;
  }
  .notice strong {
    display: block;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
