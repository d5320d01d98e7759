/** Plain, in light and dark, and readable on a phone: wide tables scroll by themselves. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fff; --raised: #f6f7f9; --line: #d9dde3; --ink: #1b1f24; --quiet: #5b6570; --bar: #8ab6f0; --good: #1a7f37; --bad: #c4232d;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --raised: #1d2126; --line: #343a42; --ink: #e8eaed; --quiet: #9aa4af; --bar: #3a76b8; --good: #4ac26b; --bad: #ff7b72; }
}
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; background: var(--ground); color: var(--ink); margin: 0 auto; padding: 1.5rem; max-width: 88rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 0 0 .3rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .5rem; }
p { margin: .2rem 0; max-width: 52rem; color: var(--quiet); }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: 1rem 0 0; }
a { color: inherit; text-underline-offset: .2em; }
section { margin-top: 2.5rem; scroll-margin-top: 1rem; }
small { color: var(--quiet); font-size: .8em; }
.wide { overflow-x: auto; margin-top: .7rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { text-align: left; vertical-align: baseline; padding: .25rem .7rem; white-space: nowrap; font-weight: normal; }
thead th { color: var(--quiet); font-size: .8rem; padding-bottom: .4rem; }
tbody { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; }
th:first-child { padding-left: 0; }
.share { background: linear-gradient(var(--bar), var(--bar)) 0 100% / var(--share) 2px no-repeat content-box; }
.nothing { color: var(--quiet); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; align-items: start; }
article { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; background: var(--raised); }
article > div { padding: .6rem .8rem .7rem; }
img { display: block; width: 100%; height: 8rem; object-fit: contain; background: #0003; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .8rem; margin: .4rem 0 0; font-size: .85rem; }
dt { color: var(--quiet); }
dd { margin: 0; font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
.right { color: var(--good); }
.wrong { color: var(--bad); }
`;
