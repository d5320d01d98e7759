import { css } from 'lit';

/** Shades, lines and writing of every plot. One ramp from the ground to the accent, dark on light and light on dark. */
export const plotStyles = css`
  :host {
    --shade-1: color-mix(in srgb, var(--accent) 11%, var(--card));
    --shade-2: color-mix(in srgb, var(--accent) 28%, var(--card));
    --shade-3: color-mix(in srgb, var(--accent) 48%, var(--card));
    --shade-4: color-mix(in srgb, var(--accent) 72%, var(--card));
    --shade-5: var(--accent);
    --ink-4: var(--text);
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --ink-4: var(--on-accent);
    }
  }
  svg {
    display: block;
    overflow: visible;
  }
  svg text {
    fill: var(--muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .grid {
    stroke: var(--line);
  }
  .zero {
    stroke: var(--field-line);
  }
  .shade-0 {
    fill: var(--raised);
    stroke: var(--line);
  }
  .shade-1 {
    fill: var(--shade-1);
  }
  .shade-2 {
    fill: var(--shade-2);
  }
  .shade-3 {
    fill: var(--shade-3);
  }
  .shade-4 {
    fill: var(--shade-4);
  }
  .shade-5 {
    fill: var(--shade-5);
  }
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    color: var(--muted);
    font-size: 0.875rem;
  }
  .keys > * {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
  }
  .keys svg {
    flex: none;
    overflow: hidden;
    border-radius: 2px;
  }
  .behind summary {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-height: 44px;
    color: var(--accent);
    font-size: 0.875rem;
    font-weight: 600;
    cursor: pointer;
  }
  .behind[open] summary .icon {
    transform: rotate(180deg);
  }
  .table {
    max-height: 22rem;
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.875rem;
  }
  th,
  td {
    padding: 0.25rem 0.5rem 0.25rem 0;
    border-top: 1px solid var(--line);
    text-align: right;
    white-space: nowrap;
  }
  th:first-child {
    text-align: left;
  }
  thead th {
    color: var(--muted);
    white-space: normal;
    vertical-align: bottom;
  }
  @media (forced-colors: active) {
    svg {
      forced-color-adjust: none;
    }
  }
`;
