import { anchorOf, escaped } from './html.ts';
import { falsePlateCard, missesHtml, misreadCard, notFoundCard } from './misses-html.ts';
import type { Pictured } from './misses-html.ts';
import type { FalsePlate, Misread, NotFound } from './misses.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { Report } from './report.ts';
import { tableHtml } from './table-html.ts';
import { tablesOf } from './tables.ts';

/** As many of the misses as a page can carry. */
export interface MissPictures {
  readonly misread: readonly Pictured<Misread>[];
  readonly notFound: readonly Pictured<NotFound>[];
  readonly falsePlates: readonly Pictured<FalsePlate>[];
}

const TITLE = 'Plate readers side by side';
const MISSES = { misread: 'Read wrong', notFound: 'Not found', falsePlates: 'False plates' } as const;

/** A page that needs nothing but itself. */
export function page(report: Report, pictures: MissPictures): string {
  const tables = tablesOf(report);
  const titles = [...tables.map(({ title }) => title), ...Object.values(MISSES)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<h1>${TITLE}</h1>
${aboutOf(report)
  .map((sentence) => `<p>${escaped(sentence)}</p>`)
  .join('\n')}
<nav>${titles.map((title) => `<a href="#${anchorOf(title)}">${escaped(title)}</a>`).join('')}</nav>
${tables.map(tableHtml).join('\n')}
${missesHtml({
  title: MISSES.misread,
  note: 'By our reader or our recogniser alone, when O counts as 0 and I as 1; with what each contestant read, and what else it thought possible.',
  count: report.misread.length,
  pictured: pictures.misread,
  card: misreadCard,
})}
${missesHtml({
  title: MISSES.notFound,
  note: 'Labelled plates that no answer overlaps by half.',
  count: report.notFound.length,
  pictured: pictures.notFound,
  card: notFoundCard,
})}
${missesHtml({
  title: MISSES.falsePlates,
  note: 'What is taken for a plate where none is, or a second time.',
  count: report.falsePlates.length,
  pictured: pictures.falsePlates,
  card: falsePlateCard,
})}
</body>
</html>
`;
}

function aboutOf({
  photos,
  figures,
  unlabelled,
  networks,
  measuredOn,
  measuredAt,
  notMeasured,
}: Report): readonly string[] {
  const sets = figures[0]?.sets.length ?? 0;
  return [
    `${photos} photos of ${sets} ${sets === 1 ? 'set' : 'sets'}, measured on ${measuredOn}, ${measuredAt}.`,
    `Our networks: ${networks.map(({ file, sha256 }) => `${file} ${sha256.slice(0, 12)}`).join(', ')} (SHA-256).`,
    `The photos show ${unlabelled} plates that labels leave out, gone through by eye: answers there count neither way.`,
    ...notMeasured,
  ];
}
