import { css } from 'lit';

/** A row for one passage: its picture, what it was, and why, folded. Beside each other where there is room. */
export const passageRowStyles = css`
  :host {
    container-type: inline-size;
  }
  ul > li {
    display: grid;
    grid-template: 'picture main' auto 'why why' auto / 6.5rem minmax(0, 1fr);
    gap: 0 0.875rem;
    border-top: 1px solid var(--line);
  }
  passage-picture {
    grid-area: picture;
    align-self: start;
    border-radius: 8px;
  }
  .main {
    grid-area: main;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    align-content: center;
    gap: 0.375rem 0.75rem;
  }
  .where {
    flex-basis: 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    overflow-wrap: anywhere;
  }
  .way {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
  }
  details {
    grid-area: why;
    min-width: 0;
  }
  summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
    min-height: 44px;
    font-size: 0.9375rem;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .brief {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .why {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 0.25rem;
    color: var(--accent);
    font-size: 0.875rem;
    font-weight: 600;
  }
  summary .icon {
    transition: transform 120ms;
  }
  details[open] summary .icon {
    transform: rotate(180deg);
  }
  details ol {
    display: grid;
    gap: 0.375rem;
    padding: 0.25rem 0 0.5rem 1.25rem;
    color: var(--muted);
    font-size: 0.9375rem;
    list-style: decimal;
    overflow-wrap: anywhere;
  }
  @container (min-width: 44rem) {
    ul > li {
      grid-template: 'picture main why' auto / 7.5rem minmax(0, 3fr) minmax(0, 4fr);
    }
    .main,
    details {
      align-self: center;
    }
  }
`;
