import { css } from 'lit';

export const gateCardStyles = css`
  :host {
    height: 100%;
  }
  article {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
  }
  article.asks {
    border-color: var(--wait);
    box-shadow: 0 0 0 2px var(--wait);
  }
  article > * {
    padding: 0 1.25rem;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    padding-block: 1rem;
    overflow-wrap: anywhere;
  }
  h3 {
    font-weight: 650;
  }

  .frame {
    position: relative;
    margin: 0 -1.25rem;
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
  .frame + .facts {
    margin-top: 0.875rem;
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

  .under-way {
    margin-top: 1rem;
  }
  .under-way ul {
    display: grid;
    gap: 0.625rem;
    margin-top: 0.5rem;
  }
  .under-way ul > li {
    padding: 0.75rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
  }
  .under-way .notice {
    margin-top: 0.625rem;
  }
  .way {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
  }
  .steps {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    gap: 0.25rem;
    margin-top: 0.625rem;
  }
  .steps li {
    padding-top: 0.3125rem;
    border-top: 4px solid var(--line);
    color: var(--muted);
    font-size: 0.75rem;
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
    grid-template-columns: 6.5rem minmax(0, 1fr);
    gap: 0.75rem 1rem;
    align-items: end;
    margin-top: auto;
    padding-top: 1rem;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.625rem;
    align-self: center;
  }
  .state h3 {
    flex-basis: 100%;
  }
  lane-strip {
    grid-column: 1 / -1;
  }
  article > .notice {
    margin: 0.875rem 1.25rem 0;
    padding: 0.75rem 0.875rem;
  }

  .commands {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.25rem, 1fr));
    gap: 0.5rem;
    margin-top: 1rem;
  }
  .commands button {
    padding: 0 0.5rem;
  }
  .cameras {
    display: grid;
    gap: 0.375rem;
    padding-block: 0.875rem 1.125rem;
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
`;
