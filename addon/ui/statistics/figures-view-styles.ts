import { css } from 'lit';

/** Where the plots stand: one below the other, side by side from the width on that the view counts with too. */
export const figuresViewStyles = css`
  :host {
    container-type: inline-size;
  }
  .intro {
    margin: 0.25rem 0 1rem;
  }
  .alone,
  .facts {
    margin-top: 1rem;
  }
  .facts dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
    gap: 1rem;
    padding: 1rem 1.25rem;
  }
  .facts dt {
    font-weight: 600;
  }
  .facts dd.numbers:not(.muted) {
    font-size: 1.625rem;
    font-weight: 650;
    line-height: 1.25;
  }
  .begin {
    margin: 0.5rem 1.25rem 0;
  }
  .plots {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    margin-top: 1rem;
  }
  .plot {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 0.5rem;
    min-width: 0;
    padding: 1rem 1.25rem 0.25rem;
  }
  .none {
    padding: 1.5rem 0;
  }
  .key-whole {
    fill: var(--shade-2);
  }
  .key-part {
    fill: var(--shade-5);
  }
  .key-below {
    fill: var(--field-line);
  }
  .by-day {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 0.5rem;
    min-width: 0;
    padding: 1rem 1.25rem 1.25rem;
  }
  .by-day .table {
    max-height: 36rem;
  }
  .by-day th a {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    color: var(--accent);
    font-weight: 600;
  }
  .by-day th a[aria-current] {
    color: var(--text);
  }
  loss-list,
  funnel-card {
    min-width: 0;
  }
  @container (min-width: 900px) {
    .plots {
      grid-template-columns: repeat(10, minmax(0, 1fr));
      align-items: stretch;
    }
    .whole {
      grid-column: 1 / -1;
    }
    .half,
    .stays,
    .hours {
      grid-column: span 5;
    }
    .lights {
      grid-column: 1 / -1;
    }
    funnel-card {
      grid-column: span 4;
      align-self: start;
    }
    .by-day,
    loss-list {
      grid-column: span 6;
      align-self: start;
    }
  }
  @container (min-width: 1100px) {
    .stays,
    .hours {
      grid-column: span 4;
    }
    .lights {
      grid-column: span 2;
    }
  }
`;
