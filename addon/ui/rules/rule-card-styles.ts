import { css } from 'lit';

/** What the smaller parts of the rules share: a list, and a form in one line below it. */
export const ruleCardStyles = css`
  :host {
    display: grid;
    gap: 0.875rem;
  }
  ul {
    display: grid;
    gap: 0.5rem;
  }
  form,
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem;
  }
  .grow {
    flex: 1 1 9rem;
    min-width: 0;
  }
  .shrink {
    flex: 0 1 10rem;
    min-width: 0;
  }
`;
