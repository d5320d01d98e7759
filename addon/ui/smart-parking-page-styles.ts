import { css } from 'lit';

export const smartParkingPageStyles = css`
  .alone {
    display: grid;
    min-height: 100vh;
    min-height: 100dvh;
    place-items: center;
  }
  .skip {
    position: fixed;
    inset: 0.5rem auto auto 0.5rem;
    z-index: 3;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  .bar {
    position: sticky;
    top: 0;
    z-index: 2;
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.5rem max(1rem, env(safe-area-inset-left));
    border-bottom: 1px solid var(--line);
    background: var(--card);
  }
  .name {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 0.25rem 0.625rem;
    min-width: 0;
  }
  .name img {
    width: 2rem;
    height: 2rem;
  }
  .site-name {
    overflow: hidden;
    font-size: 1.125rem;
    font-weight: 700;
    line-height: 1.2;
    text-overflow: ellipsis;
  }
  .demonstration {
    padding: 0.0625rem 0.5rem;
    border-radius: 999px;
    background: var(--odd-ground);
    color: var(--odd);
    font-size: 0.75rem;
    font-weight: 650;
    white-space: nowrap;
  }
  site-clock {
    flex: none;
  }
  nav {
    position: fixed;
    inset: auto 0 0;
    display: grid;
    /* More names than fit side by side are scrolled. */
    grid-auto-columns: minmax(4.25rem, 1fr);
    grid-auto-flow: column;
    overflow-x: auto;
    scrollbar-width: none;
    padding-bottom: env(safe-area-inset-bottom);
    border-top: 1px solid var(--line);
    background: var(--card);
  }
  nav a {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.125rem;
    min-height: 56px;
    border-top: 3px solid transparent;
    color: var(--muted);
    font-size: 0.75rem;
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
  }
  nav a:focus-visible {
    outline-offset: -3px;
  }
  nav a[aria-current] {
    border-color: var(--accent);
    color: var(--accent);
  }
  main {
    max-width: 100rem;
    margin: 0 auto;
    padding: 1rem 0.75rem calc(5.5rem + env(safe-area-inset-bottom));
  }
  main:focus {
    outline: none;
  }
  .lost {
    align-items: center;
    border-radius: 0;
    padding: 0.625rem 1rem;
  }
  .lost p {
    flex: 1;
  }
  .lost button {
    flex: none;
  }
  @media (max-width: 43.99rem) {
    .name {
      flex-wrap: wrap;
    }
    .name img {
      display: none;
    }
    .site-name {
      flex-basis: 100%;
      font-size: 1rem;
    }
  }
  @media (max-width: 23rem) {
    nav a {
      font-size: 0.6875rem;
      letter-spacing: -0.01em;
    }
  }
  @media (min-width: 44rem) {
    .bar {
      gap: 1.5rem;
      padding-inline: 1.5rem;
    }
    .site-name {
      white-space: nowrap;
    }
    main {
      padding-inline: 1.5rem;
    }
  }
  @media (min-width: 60rem) {
    .name {
      flex: 0 1 auto;
    }
    nav {
      position: static;
      display: flex;
      flex: 1;
      gap: 0.25rem;
      min-width: 0;
      padding: 0;
      border: 0;
    }
    nav a {
      flex: none;
      grid-auto-flow: column;
      gap: 0.375rem;
      min-height: 44px;
      padding: 0 0.625rem;
      border-top: 0;
      border-radius: 10px;
      font-size: 0.9375rem;
    }
    nav a:hover {
      background: var(--raised);
      color: var(--text);
    }
    nav a[aria-current] {
      background: var(--calm-ground);
      color: var(--accent);
    }
    main {
      padding-block: 1.25rem 3rem;
    }
  }
  @media (min-width: 60rem) and (max-width: 87.99rem) {
    nav a .icon,
    .demonstration {
      display: none;
    }
    .bar {
      gap: 0.75rem;
    }
    nav a {
      padding: 0 0.5rem;
    }
  }
`;
