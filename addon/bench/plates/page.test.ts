import { describe, expect, it } from 'vitest';
import { answered, answerOf, answersOf, BOX, photoOf } from './fixtures.ts';
import { page } from './page.ts';
import { reportOf } from './report.ts';

const REPORT = reportOf({
  photos: [photoOf('1.jpg'), photoOf('<2>.jpg')],
  answers: [
    answersOf([
      answerOf([answered('AB12CD'), answered('STOP', { ...BOX, x: 400 })]),
      answerOf([answered('A812CD', { ...BOX, w: 30 }, ['AB12CO'])]),
    ]),
  ],
  measuredAt: '2026-01-01T00:00:00.000Z',
  measuredOn: 'a processor',
  networks: [{ file: 'finder.onnx', sha256: '0123456789abcdef' }],
  notMeasured: ['alpr was not measured: <nothing> there'],
  leaveOneOut: null,
});

const PAGE = page(REPORT, {
  misread: REPORT.misread.map((miss) => ({ miss, picture: 'data:image/jpeg;base64,AAAA' })),
  notFound: [],
  falsePlates: REPORT.falsePlates.map((miss) => ({ miss, picture: null })),
});

describe('the page', () => {
  it('tells what was measured, with which networks, and what was not', () => {
    expect(PAGE).toContain('2 photos of 1 set,');
    expect(PAGE).toContain('finder.onnx 0123456789ab');
    expect(PAGE).toContain('alpr was not measured: &lt;nothing&gt; there');
    expect(PAGE).not.toContain('<2>');
  });

  it('shows what was read wrong with what else it might be, and says where pictures are left out', () => {
    expect(PAGE).toContain('<img src="data:image/jpeg;base64,AAAA"');
    expect(PAGE).toContain('<span class="wrong">A812CD</span> <small>AB12CO</small>');
    expect(PAGE).toContain('Not found (1)');
    expect(PAGE).toContain('The first 0 of 1 are shown.');
    // The second answer covers too little of the plate to be about it.
    expect(PAGE).toContain('False plates (2)');
  });

  it('needs nothing but itself, and each of its links has a target', () => {
    expect(PAGE).not.toMatch(/(src|href)="(?!#|data:)/);
    const links = [...PAGE.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target ?? '');
    expect(links.length).toBeGreaterThan(5);
    for (const target of links) expect(PAGE).toContain(`id="${target}"`);
  });
});
