import { css } from 'lit';

/** Views of records that are listed, added and taken away: permits and keys. */
export const recordListStyles = css`
  .intro {
    margin: 0.25rem 0 1rem;
  }
  .layout {
    display: grid;
    gap: 1rem;
  }
  @media (min-width: 60rem) {
    .layout {
      grid-template-columns: minmax(0, 1fr) 22rem;
      align-items: start;
    }
    .layout > .side {
      order: 2;
    }
  }
  .side {
    padding: 1.125rem 1.25rem 1.25rem;
  }
  form {
    display: grid;
    gap: 0.875rem;
    margin-top: 0.875rem;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
    gap: 0.75rem;
  }
  .hint {
    margin-top: 0.25rem;
  }
  .optional {
    color: var(--muted);
    font-weight: 400;
  }
  .records > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 1rem;
    padding: 0.75rem 1.25rem;
    border-top: 1px solid var(--line);
  }
  .records > li:first-child {
    border-top: 0;
  }
  .what {
    flex: 1 1 12rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
`;
