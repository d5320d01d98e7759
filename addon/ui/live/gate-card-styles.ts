import { css } from 'lit';

export const gateCardStyles = css`
  :host {
    container-type: inline-size;
  }
  article {
    display: grid;
    overflow: hidden;
  }
  article.asks {
    border-color: var(--wait);
    box-shadow: 0 0 0 2px var(--wait);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 1rem;
    padding: 0.875rem 1.25rem;
    overflow-wrap: anywhere;
  }
  h3 {
    font-weight: 650;
  }
  .story {
    padding: 0.875rem 1.25rem 0;
  }
  .works {
    display: grid;
    align-content: start;
    gap: 1rem;
    min-width: 0;
    padding: 1rem 1.25rem 1.125rem;
  }

  .frame {
    position: relative;
  }
  .heading {
    position: absolute;
    inset: auto auto 0.75rem 0.75rem;
    padding: 0.1875rem 0.625rem;
    border-radius: 999px;
    background: rgb(10 14 18 / 78%);
    color: #fff;
    font-size: 0.8125rem;
    font-weight: 600;
    pointer-events: none;
  }
  .none {
    display: grid;
    aspect-ratio: 16 / 9;
    align-content: center;
    justify-items: center;
    background: var(--raised);
    text-align: center;
  }
  .camera-sign {
    color: var(--muted);
    font-size: 1.75rem;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .large {
    font-size: 1.375rem;
  }
  .reasons {
    display: grid;
    gap: 0.25rem;
    margin-top: 0.75rem;
    padding-left: 1.125rem;
    list-style: disc;
    overflow-wrap: anywhere;
  }
  .reasons ::marker {
    color: var(--muted);
  }

  .others ul {
    display: grid;
    gap: 0.625rem;
    margin-top: 0.5rem;
  }
  .others ul > li {
    padding: 0.75rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
  }
  .asking {
    display: grid;
    gap: 0.5rem;
    margin-top: 0.75rem;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .answers button {
    flex: 1 1 auto;
  }
  .way {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    margin-top: 0.75rem;
  }
  .steps {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    gap: 0.25rem;
    margin-top: 0.375rem;
  }
  .steps li {
    padding-top: 0.3125rem;
    border-top: 4px solid var(--line);
    color: var(--muted);
    font-size: 0.75rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .steps .done {
    border-color: var(--accent);
  }
  .steps .current {
    border-color: var(--accent);
    color: var(--text);
    font-weight: 700;
  }

  .hardware {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr);
    gap: 0.75rem 1rem;
    align-items: end;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.625rem;
  }
  .state h3,
  .until {
    flex-basis: 100%;
  }
  .wear {
    flex-basis: 100%;
  }
  .wear a {
    display: inline-block;
    min-height: 1.5rem;
    color: var(--muted);
  }
  lane-strip {
    grid-column: 1 / -1;
  }

  .commands {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.5rem;
  }
  .commands button {
    padding: 0 0.5rem;
  }
  .note {
    margin-top: 0.5rem;
  }
  .cameras {
    display: grid;
    gap: 0.375rem;
    font-size: 0.875rem;
  }
  .cameras li {
    display: flex;
    gap: 0.5rem;
  }
  .cameras strong {
    font-weight: 650;
  }
  .trouble {
    display: block;
    overflow-wrap: anywhere;
  }
  .text-good {
    color: var(--good);
  }
  .text-wait {
    color: var(--wait);
  }
  .text-bad {
    color: var(--bad);
  }

  @container (min-width: 36rem) {
    .commands {
      grid-template-columns: repeat(3, 1fr);
    }
  }
  @container (min-width: 46rem) {
    article {
      grid-template-columns: minmax(0, 6fr) minmax(0, 5fr);
    }
    header {
      grid-column: 1 / -1;
    }
    .shown {
      padding-bottom: 1.125rem;
    }
    .works {
      padding-top: 0.25rem;
    }
    .commands {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
