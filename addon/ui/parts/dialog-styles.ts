import { css } from 'lit';

/** The frame of every dialog. */
export const dialogStyles = css`
  dialog {
    width: min(28rem, calc(100vw - 2rem));
    max-height: calc(100vh - 2rem);
    padding: 1.5rem;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: var(--card);
    color: var(--text);
    box-shadow: 0 20px 60px rgb(0 0 0 / 35%);
  }
  dialog::backdrop {
    background: rgb(8 12 16 / 60%);
  }
`;

/** A dialog that asks something: its heading, what went wrong, and the buttons below. */
export const questionDialogStyles = css`
  h2 {
    margin-bottom: 0.5rem;
    font-size: 1.25rem;
    overflow-wrap: anywhere;
  }
  .notice {
    margin-top: 1rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.75rem;
    margin-top: 1.5rem;
  }
`;
