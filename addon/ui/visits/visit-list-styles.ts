import { css } from 'lit';

/** What is said of one visit, in a list or on a card of its own. */
export const visitFactsStyles = css`
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.625rem;
  }
  .holder {
    overflow-wrap: anywhere;
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 1.25rem;
    color: var(--muted);
  }
  .when > div {
    display: flex;
    gap: 0.375rem;
  }
  .when dt {
    font-weight: 650;
  }
  .when strong {
    color: var(--text);
  }
  .sentences {
    display: grid;
    gap: 0.375rem;
    color: var(--muted);
  }
  .doubt {
    display: flex;
    gap: 0.375rem;
    color: var(--wait);
  }
  .corrections {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .corrections button {
    padding: 0 0.75rem;
    font-size: 0.9375rem;
  }
`;

export const visitListStyles = [
  visitFactsStyles,
  css`
    :host {
      container-type: inline-size;
    }
    form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(8.25rem, 100%), 1fr));
      align-items: end;
      gap: 0.75rem;
      margin-bottom: 1rem;
      padding: 1rem;
    }
    .plate input {
      font-family: var(--font-plate);
      text-transform: uppercase;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      grid-column: 1 / -1;
    }
    form .notice {
      grid-column: 1 / -1;
    }
    .one {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem 1rem;
      margin-bottom: 1rem;
    }
    .visits > li {
      padding: 0.75rem 1rem;
      border-top: 1px solid var(--line);
    }
    .visits > li:first-child {
      border-top: 0;
    }
    article {
      display: grid;
      grid-template: 'pictures main' auto 'more more' auto / 6.5rem minmax(0, 1fr);
      gap: 0 0.875rem;
    }
    .pictures {
      grid-area: pictures;
      display: grid;
      gap: 0.25rem;
      align-content: start;
    }
    passage-picture {
      border-radius: 8px;
    }
    .main {
      grid-area: main;
      display: grid;
      gap: 0.375rem;
      align-content: center;
    }
    details {
      grid-area: more;
      min-width: 0;
    }
    summary {
      display: flex;
      align-items: center;
      gap: 0.25rem;
      min-height: 44px;
      color: var(--accent);
      font-size: 0.875rem;
      font-weight: 600;
      list-style: none;
      cursor: pointer;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    summary .icon {
      transition: transform 120ms;
    }
    details[open] summary .icon {
      transform: rotate(180deg);
    }
    details .corrections {
      padding: 0.625rem 0 0.25rem;
    }
    .more {
      display: grid;
      justify-items: center;
      padding: 1.25rem;
    }
    @container (min-width: 44rem) {
      form {
        grid-template-columns: minmax(0, 2fr) repeat(3, minmax(8.25rem, 1fr));
      }
      article {
        grid-template: 'pictures main' auto 'pictures more' auto / auto minmax(0, 1fr);
      }
      .pictures {
        grid-auto-columns: 7.5rem;
        grid-auto-flow: column;
        min-width: 15.25rem;
      }
      details:not([open]) {
        margin-top: -0.25rem;
      }
    }
  `,
];
