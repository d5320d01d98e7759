import type { Miss, MissAnswer } from './misses.ts';
import type { Table } from './tables.ts';

export interface PageContent {
  readonly title: string;
  /** Plain sentences below the title. */
  readonly about: readonly string[];
  readonly tables: readonly Table[];
  readonly misses: readonly PicturedMiss[];
}

export interface PicturedMiss extends Miss {
  /** A data URI; null where the photo could not be opened. */
  readonly picture: string | null;
}

/** A page that needs nothing but itself. */
export function page({ title, about, tables, misses }: PageContent): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${about.map((sentence) => `<p>${escaped(sentence)}</p>`).join('\n')}
${tables.map(tableSection).join('\n')}
<h2>Misses</h2>
${misses.length === 0 ? '<p>None.</p>' : [...Map.groupBy(misses, ({ set }) => set)].map(missSection).join('\n')}
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { :root { --good: #4ac26b; --bad: #ff7b72; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 100rem; padding: 0 1rem; }
h2 { margin: 2.2rem 0 .4rem; font-size: 1.15rem; }
p { margin: .2rem 0; max-width: 60rem; opacity: .8; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin-top: .5rem; }
th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
.misses { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 1rem; margin-top: .6rem; }
.miss { border: 1px solid var(--line); border-radius: 6px; padding: .6rem; overflow-wrap: anywhere; }
.miss img { display: block; max-width: 100%; height: 6.5rem; object-fit: contain; object-position: left; }
.miss b, .miss td, .miss th { font-size: .85rem; }
.miss td { font-family: ui-monospace, monospace; white-space: normal; }
.miss th { font-weight: normal; opacity: .8; }
.right { color: var(--good); } .wrong { color: var(--bad); } small { opacity: .7; }
`;

function tableSection({ title, note, head, rows }: Table): string {
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => cells('td', row)).join('\n');
  return `<h2>${escaped(title)}</h2>
${note === undefined ? '' : `<p>${escaped(note)}</p>`}
${rows.length === 0 ? '' : `<div class="wide"><table><thead>${cells('th', head)}</thead><tbody>${body}</tbody></table></div>`}`;
}

function missSection([set, misses]: readonly [string, readonly PicturedMiss[]]): string {
  return `<h3>${escaped(set)} (${misses.length})</h3>
<div class="misses">${misses.map(missCard).join('\n')}</div>`;
}

function missCard({ photo, picture, truth, widthPx, rows, light, answers }: PicturedMiss): string {
  const known = [
    photo,
    widthPx === null ? null : `${widthPx.toFixed(0)} px`,
    rows === 2 ? 'two rows' : null,
    light === 'day' ? null : light,
  ];
  return `<article class="miss">
${picture === null ? '' : `<img src="${escaped(picture)}" alt="${escaped(truth)}">`}
<b>${escaped(truth)}</b> <small>${escaped(known.filter((each) => each !== null).join(', '))}</small>
<table>${answers.map(answerRow).join('')}</table>
</article>`;
}

function answerRow({ contestant, text, candidates, isExact, isFolded }: MissAnswer): string {
  const said = text === '' ? '(nothing)' : isFolded && !isExact ? `${text} (O = 0, I = 1)` : text;
  const others =
    isFolded || candidates.length === 0 ? '' : ` <small>${escaped(candidates.join(' '))}</small>`;
  return `<tr><th>${escaped(contestant)}</th><td><span class="${isFolded ? 'right' : 'wrong'}">${escaped(said)}</span>${others}</td></tr>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
