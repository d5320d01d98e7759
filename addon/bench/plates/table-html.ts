import { interval, percent } from '../share.ts';
import { anchorOf, escaped } from './html.ts';
import type { Cell, Table } from './table.ts';

/** A section with a table. */
export function tableHtml({ title, note, head, rows }: Table): string {
  const groups = Map.groupBy(rows, ([first]) => (typeof first === 'string' ? first : ''));
  return `<section id="${anchorOf(title)}">
<h2>${escaped(title)}</h2>
<p>${escaped(note)}</p>
${rows.length === 0 ? '' : `<div class="wide"><table><thead><tr>${head.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr></thead>${[...groups].map(groupHtml).join('\n')}</table></div>`}
</section>`;
}

/** Rows that begin alike, with what they begin with told once. */
function groupHtml([name, rows]: readonly [string, readonly (readonly Cell[])[]]): string {
  const first = `<th rowspan="${rows.length}">${escaped(name)}</th>`;
  const lines = rows.map(
    ([, ...cells], index) => `<tr>${index === 0 ? first : ''}${cells.map(cellHtml).join('')}</tr>`,
  );
  return `<tbody>${lines.join('')}</tbody>`;
}

function cellHtml(cell: Cell): string {
  if (cell === null) return '<td class="nothing">-</td>';
  if (typeof cell === 'string') return `<td>${escaped(cell)}</td>`;
  return `<td class="share" style="--share: ${percent(cell)}%">${percent(cell)} <small>${interval(cell)}</small></td>`;
}
