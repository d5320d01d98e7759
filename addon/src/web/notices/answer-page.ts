import { createHash } from 'node:crypto';
import type { NoticeAnswer } from '../../contract/notices.ts';
import { escapeHtml } from './escape-html.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 32rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; }
img { display: block; max-width: 100%; border-radius: 0.5rem; }
strong { font-size: 1.6rem; letter-spacing: 0.05em; }
button { font: inherit; font-weight: 600; width: 100%; padding: 1rem; margin-top: 1rem; border-radius: 0.5rem; }
`;

/**
 * Instead of the policy of the other answers: no script at all, this one style and picture, and a form that is sent to where the page
 * came from.
 */
export const ANSWER_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

interface AnswerTexts {
  readonly label: string;
  readonly consequence: string;
}

const TEXTS: Readonly<Record<NoticeAnswer, AnswerTexts>> = {
  once: { label: 'Let in this time', consequence: 'The gate opens for this vehicle, this time only.' },
  today: {
    label: 'Let in today',
    consequence: 'The gate opens for this vehicle, and it may come again until the day ends.',
  },
  always: {
    label: 'Let in always',
    consequence: 'The gate opens for this vehicle, and it may come whenever it wants from now on.',
  },
  refuse: { label: 'Turn away', consequence: 'The gate stays shut for this vehicle.' },
  block: {
    label: 'Turn away always',
    consequence: 'The gate stays shut for this vehicle, now and whenever it comes again.',
  },
};

export interface WaitingVehicle {
  readonly answer: NoticeAnswer;
  readonly gateName: string;
  /** `HH:MM` at the site. */
  readonly waitsSince: string;
  readonly plate: string | null;
  readonly likelyPlate: string | null;
  /** Relative to the address of the page; null: none. */
  readonly picture: string | null;
}

/** Asks once more: whoever only looks at it, or has a program look at it, has answered nothing. */
export function questionPage(vehicle: WaitingVehicle): string {
  const { answer, gateName, waitsSince, picture } = vehicle;
  const { label, consequence } = TEXTS[answer];
  return page('A vehicle waits', [
    `<h1>A vehicle waits at ${escapeHtml(gateName)}</h1>`,
    `<p>${plateLine(vehicle)} Since ${escapeHtml(waitsSince)}.</p>`,
    picture === null ? '' : `<img src="${escapeHtml(picture)}" alt="The vehicle at the gate">`,
    `<form method="post"><button type="submit">${label}</button></form>`,
    `<p>${consequence}</p>`,
  ]);
}

export function donePage(answer: NoticeAnswer): string {
  return page('Done', ['<h1>Done</h1>', `<p>Your answer was carried out: ${TEXTS[answer].label}.</p>`]);
}

/** @param message a sentence for whoever opened the link. */
export function refusedPage(message: string): string {
  return page('Not done', ['<h1>Nothing was done</h1>', `<p>${escapeHtml(message)}</p>`]);
}

function plateLine({ plate, likelyPlate }: WaitingVehicle): string {
  if (plate !== null) return `<strong>${escapeHtml(plate)}</strong><br>Nobody has a permit for this plate.`;
  if (likelyPlate === null) return 'Its plate cannot be read.';
  return `Its plate cannot be read for sure. It may be <strong>${escapeHtml(likelyPlate)}</strong>.`;
}

function page(title: string, lines: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex, nofollow">',
    `<title>${title} - Smart Parking</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...lines,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
