import { css } from 'lit';

export const permitFormStyles = css`
  form {
    display: grid;
    gap: 0.875rem;
    margin-top: 0.5rem;
  }
  form > * {
    min-width: 0;
  }
  .plates {
    display: grid;
    gap: 0.5rem;
  }
  .plate {
    display: flex;
    gap: 0.5rem;
  }
  .plate-text {
    font-family: var(--font-plate);
    text-transform: uppercase;
  }
  .plates ~ .notice,
  .plates ~ .other {
    margin-top: 0.5rem;
  }
  .more {
    margin-left: -0.75rem;
    padding: 0 0.75rem;
    color: var(--accent);
  }
  .guest,
  .other {
    padding: 0.375rem 1rem;
  }
  .guest {
    justify-content: flex-start;
    text-align: left;
  }
  .guest small {
    color: var(--muted);
    font-weight: 400;
  }
  .kinds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
    gap: 0.5rem;
  }
  .kind {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    align-content: start;
    gap: 0 0.5rem;
    margin: 0;
    padding: 0.625rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    cursor: pointer;
  }
  .kind:has(:checked) {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .kind:has(:focus-visible) {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .kind input {
    width: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .kind small {
    grid-column: 2;
    color: var(--muted);
    font-weight: 400;
  }
  .validity {
    display: grid;
    gap: 0.75rem;
  }
  .moment {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 7rem);
    gap: 0.5rem;
  }
  .moment input {
    padding: 0 0.5rem;
  }
  .hint {
    margin-top: 0.25rem;
  }
  .validity .hint {
    margin-top: -0.25rem;
  }
  .fault {
    display: flex;
    gap: 0.375rem;
    margin-top: 0.25rem;
    color: var(--bad);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .details {
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  details + details {
    border-top: 1px solid var(--line);
  }
  summary {
    display: grid;
    grid-template: 'title mark' auto 'brief mark' auto / minmax(0, 1fr) auto;
    align-items: center;
    min-height: 52px;
    padding: 0.375rem 0.75rem;
    border-radius: 10px;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary strong {
    font-size: 0.9375rem;
    font-weight: 600;
  }
  summary .brief {
    grid-area: brief;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  summary .icon {
    grid-area: mark;
    transition: transform 120ms;
  }
  details[open] summary .icon {
    transform: rotate(180deg);
  }
  .detail {
    display: grid;
    gap: 0.75rem;
    padding: 0.25rem 0.75rem 0.875rem;
  }
  .detail > * {
    min-width: 0;
  }
  .detail .hint {
    margin-top: -0.5rem;
  }
  .detail div > .hint {
    margin-top: 0.25rem;
  }
  .within {
    padding-left: 1rem;
    border-left: 3px solid var(--line);
  }
  .with-button {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: 0.5rem;
  }
  textarea {
    display: block;
    width: 100%;
    min-width: 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--field-line);
    border-radius: 10px;
    background: var(--card);
    color: var(--text);
    font: inherit;
    resize: vertical;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .actions .primary {
    flex: 1;
  }
  @media (min-width: 64rem) {
    .actions {
      position: sticky;
      bottom: -1.25rem;
      padding: 0.75rem 0;
      background: var(--card);
    }
  }
`;
