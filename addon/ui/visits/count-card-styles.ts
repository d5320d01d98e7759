import { css } from 'lit';

export const countCardStyles = css`
  section {
    display: grid;
    gap: 1rem;
    padding: 1.125rem 1.25rem 1.25rem;
  }
  .summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .witnesses {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(5.75rem, 1fr));
    gap: 0.5rem;
  }
  .witnesses > div {
    min-width: 0;
    padding: 0.625rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
  }
  .witnesses dt {
    font-weight: 650;
  }
  .figure {
    font-size: 2rem;
    font-weight: 700;
    line-height: 1.2;
  }
  .why {
    display: grid;
    gap: 0.75rem;
  }
  .why ol {
    display: grid;
    gap: 0.75rem;
  }
  .explanation {
    display: grid;
    justify-items: start;
    gap: 0.5rem;
    padding: 0.875rem 1rem 1rem;
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  .explanation .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.75rem;
  }
  details {
    width: 100%;
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
  details[open] summary .icon {
    transform: rotate(180deg);
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75rem;
    padding-top: 1rem;
    border-top: 1px solid var(--line);
  }
  form .what {
    flex: 1 1 14rem;
  }
  .field {
    width: 9rem;
  }
  form .notice {
    flex-basis: 100%;
  }
`;
