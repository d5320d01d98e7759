import { css } from 'lit';

export const quietStateStyles = css`
  .quiet-state {
    display: grid;
    justify-items: center;
    gap: 0.375rem;
    padding: 2.5rem 1rem;
    text-align: center;
  }
  .quiet-state p {
    max-width: 34ch;
  }
  .quiet-state button {
    margin-top: 0.75rem;
  }
  .quiet-icon {
    display: grid;
    width: 3rem;
    height: 3rem;
    place-items: center;
    border-radius: 50%;
    background: var(--calm-ground);
    color: var(--calm);
    font-size: 1.25rem;
  }
  .quiet-icon.tone-bad {
    background: var(--bad-ground);
    color: var(--bad);
  }
  .turning {
    display: grid;
    font-size: 1.5rem;
    color: var(--accent);
    animation: turn 1.6s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }
`;
