import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { NOTICE_ANSWERS } from '../../contract/notices.ts';
import { ANSWER_PAGE_POLICY, donePage, questionPage, refusedPage } from './answer-page.ts';
import type { WaitingVehicle } from './answer-page.ts';

const vehicle: WaitingVehicle = {
  answer: 'once',
  gateName: 'Main gate',
  waitsSince: '14:05',
  plate: 'DL8CAF5031',
  likelyPlate: null,
  picture: 'token/picture',
};

it.each(NOTICE_ANSWERS)('asks once more before "%s", with one button and no script', (answer) => {
  const html = questionPage({ ...vehicle, answer });
  expect(html.match(/<button/g)).toHaveLength(1);
  expect(html.match(/<form method="post">/g)).toHaveLength(1);
  expect(html).not.toMatch(/<script|javascript:|onclick|https?:/i);
  expect(html).toContain('DL8CAF5031');
  expect(html).toContain('Main gate');
  expect(html).toContain('14:05');
  expect(html).toContain('<img src="token/picture"');
});

it('each answer reads otherwise', () => {
  const pages = NOTICE_ANSWERS.flatMap((answer) => [questionPage({ ...vehicle, answer }), donePage(answer)]);
  expect(new Set(pages).size).toBe(pages.length);
});

it('says how sure the plate is, and shows no picture where there is none', () => {
  const unread = questionPage({ ...vehicle, plate: null, picture: null });
  expect(unread).toContain('cannot be read.');
  expect(unread).not.toContain('<img');
  const likely = questionPage({ ...vehicle, plate: null, likelyPlate: 'DL8CAF503' });
  expect(likely).toContain('may be <strong>DL8CAF503</strong>');
});

it('shows markup in names and plates as text', () => {
  const bad = `"><img src=x onerror=alert(1)>'&`;
  const html = [
    questionPage({ ...vehicle, plate: bad, gateName: bad, waitsSince: bad, picture: bad }),
    questionPage({ ...vehicle, plate: null, likelyPlate: bad }),
    refusedPage(bad),
  ].join('');
  expect(html).not.toContain('<img src=x');
  expect(html).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;');
});

it('lets the browser take its own style and nothing else inline', () => {
  const style = /<style>([^]*)<\/style>/.exec(questionPage(vehicle))?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(ANSWER_PAGE_POLICY).toContain(`style-src 'sha256-${hash}'`);
  expect(ANSWER_PAGE_POLICY).toContain("default-src 'none'");
  expect(ANSWER_PAGE_POLICY).not.toMatch(/script-src|unsafe|\*/);
});
