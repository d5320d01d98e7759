import { anchorOf, escaped } from './html.ts';
import type { FalsePlate, Misread, MisreadAnswer, NotFound } from './misses.ts';

/** With what is seen there: a data URI; null where the photo could not be opened. */
export interface Pictured<Miss> {
  readonly miss: Miss;
  readonly picture: string | null;
}

export interface MissesOptions<Miss> {
  readonly title: string;
  readonly note: string;
  /** How many there are; the pictures may be fewer. */
  readonly count: number;
  readonly pictured: readonly Pictured<Miss>[];
  /** The content of a card below its picture. */
  readonly card: (miss: Miss) => string;
}

/** A section with a card for each miss, set by set. */
export function missesHtml<Miss extends { readonly set: string; readonly photo: string }>({
  title,
  note,
  count,
  pictured,
  card,
}: MissesOptions<Miss>): string {
  const shown = pictured.length < count ? ` The first ${pictured.length} of ${count} are shown.` : '';
  const sets = Map.groupBy(pictured, ({ miss }) => miss.set);
  return `<section id="${anchorOf(title)}">
<h2>${escaped(title)} (${count})</h2>
<p>${escaped(note + shown)}</p>
${[...sets].map(([set, members]) => `<h3>${escaped(set)}</h3>\n<div class="cards">${members.map((each) => cardHtml(each, card)).join('\n')}</div>`).join('\n')}
</section>`;
}

function cardHtml<Miss extends { readonly photo: string }>(
  { miss, picture }: Pictured<Miss>,
  card: (miss: Miss) => string,
): string {
  const image = picture === null ? '' : `<img src="${escaped(picture)}" alt="">`;
  return `<article>${image}<div>${card(miss)}</div></article>`;
}

export function misreadCard({ answers, ...miss }: Misread): string {
  return `${captionOf(miss)}<dl>${answers.map(answerHtml).join('')}</dl>`;
}

export function notFoundCard({ contestant, overlap, ...miss }: NotFound): string {
  const said = overlap === 0 ? 'nothing found' : `best overlap ${overlap.toFixed(2)}`;
  return `${captionOf(miss)}<dl><dt>${escaped(contestant)}</dt><dd>${said}</dd></dl>`;
}

export function falsePlateCard({ photo, contestant, box, text }: FalsePlate): string {
  const said = text === '' ? '' : `<dl><dt>${escaped(contestant)}</dt><dd>${escaped(text)}</dd></dl>`;
  return `<small>${escaped(photo)}, ${box.w.toFixed(0)} px</small>${said}`;
}

function captionOf({ photo, truth, box, rows, light }: Omit<NotFound, 'contestant' | 'overlap'>): string {
  const known = [
    photo,
    box === null ? null : `${box.w.toFixed(0)} px`,
    rows === 2 ? 'two rows' : null,
    light === 'bright' ? null : light,
  ];
  const about = known.filter((each) => each !== null).join(', ');
  return `<b>${escaped(truth ?? 'no text asked for')}</b> <small>${escaped(about)}</small>`;
}

function answerHtml({ contestant, text, candidates, isExact, isFolded }: MisreadAnswer): string {
  const said = text === '' ? 'nothing' : isFolded && !isExact ? `${text} (folded)` : text;
  const others = isFolded ? '' : ` <small>${escaped(candidates.join(' '))}</small>`;
  return `<dt>${escaped(contestant)}</dt><dd><span class="${isFolded ? 'right' : 'wrong'}">${escaped(said)}</span>${others}</dd>`;
}
