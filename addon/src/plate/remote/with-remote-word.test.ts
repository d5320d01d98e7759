import { describe, expect, it } from 'vitest';
import { seen } from '../../../test/seen-plates.ts';
import type { Seen } from '../../../test/seen-plates.ts';
import type { PictureReading, PlateReading, Reading } from '../reading.ts';
import { settle } from '../settling/settle.ts';
import type { SettleOptions } from '../settling/settle-options.ts';
import type { Settlement } from '../settling/settlement.ts';
import { withRemoteWord } from './with-remote-word.ts';

const reading = (reader: string, ...plates: readonly PlateReading[]): PictureReading => ({
  plates,
  advice: null,
  reader,
  wallMs: 1,
  cpuMs: 1,
});

const here = (...plates: readonly PlateReading[]): PictureReading => reading('eye', ...plates);
const remote = (...plates: readonly PlateReading[]): PictureReading => reading('cloud', ...plates);

/** A plate as a service tells it. */
const told = (text: string, place: Seen = {}): PlateReading => seen(text, { ...place, witness: null });

/** By a service that does not say where: all of the picture is its box. */
const toldAnywhere = (text: string): PlateReading => ({
  ...told(text),
  box: { x: 0, y: 0, w: 1280, h: 720 },
});

const wordsOf = ({ plates }: PictureReading): readonly (readonly string[])[] =>
  plates.map(({ text, witnesses }) => [
    text,
    ...witnesses.map(({ reader, text: said }) => `${reader}: ${said}`),
  ]);

describe('where the local reader found no plate', () => {
  it('the remote reading is the frame’s, under its own name', () => {
    const heard = remote(told('KA01AB1234'));
    expect(withRemoteWord(here(), heard)).toBe(heard);
  });

  it('how bright the picture was is still known', () => {
    const heard = remote(told('KA01AB1234'));
    expect(withRemoteWord({ ...here(), brightness: 42 }, heard)).toEqual({ ...heard, brightness: 42 });
  });

  it('and the remote one neither, nothing changes', () => {
    const local = here();
    expect(withRemoteWord(local, remote())).toBe(local);
  });
});

describe('where the local reader read plates', () => {
  it('the remote one is one more witness of what was read in that place', () => {
    const local = here(seen('KA01AB1234'), seen('MH12DE1433', { x: 800 }));
    const heard = withRemoteWord(local, remote(told('MH12DE1438', { x: 810 })));
    expect(wordsOf(heard)).toEqual([
      ['KA01AB1234', 'witness: KA01AB1234'],
      ['MH12DE1433', 'witness: MH12DE1433', 'cloud: MH12DE1438'],
    ]);
    expect(heard.reader).toBe('eye');
  });

  it('and the remote one does not say where, the likest text is the one that it speaks of', () => {
    const local = here(seen('KA01AB1234'), seen('MH12DE1433', { x: 800 }));
    const heard = withRemoteWord(local, remote(toldAnywhere('MH12DE1438')));
    expect(wordsOf(heard)[0]).toHaveLength(2);
    expect(wordsOf(heard)[1]).toContain('cloud: MH12DE1438');
  });

  it('each plate is spoken of once', () => {
    const heard = withRemoteWord(here(seen('KA01AB1234')), remote(told('KA01AB1234'), told('KA01AB1284')));
    expect(wordsOf(heard)).toEqual([['KA01AB1234', 'witness: KA01AB1234', 'cloud: KA01AB1234']]);
  });

  it('a plate that only the remote one sees, elsewhere, is not heard', () => {
    const local = here(seen('KA01AB1234'));
    expect(withRemoteWord(local, remote(told('MH12DE1433', { x: 900, y: 100 })))).toBe(local);
    expect(withRemoteWord(local, remote())).toBe(local);
  });

  it.each([
    ['there', { x: 300, y: 400 }, true],
    ['just around the middle', { x: 353, y: 411, h: 2 }, true],
    ['left of the middle', { x: 200, y: 400 }, false],
    ['right of the middle', { x: 360, y: 400 }, false],
    ['above the middle', { x: 300, y: 380 }, false],
    ['below the middle', { x: 300, y: 420 }, false],
  ])('the place that is told has to hold the middle of the plate: %s', (_, place, expected) => {
    // Its middle is at 354, 412.
    const heard = withRemoteWord(here(seen('KA01AB1234')), remote(told('KA01AB1284', place)));
    expect(wordsOf(heard).flat().includes('cloud: KA01AB1284')).toBe(expected);
  });

  it('without a local witness only a contradiction is told', () => {
    const local = here(seen('KA01AB1234', { witness: null }));
    expect(withRemoteWord(local, remote(told('KA01AB1234')))).toBe(local);
    expect(wordsOf(withRemoteWord(local, remote(told('KA01AB1284'))))).toEqual([
      ['KA01AB1234', 'cloud: KA01AB1284'],
    ]);
  });
});

describe('what comes of it', () => {
  const INDIAN = /^[A-Z]{2}\d{2}[A-Z]{2}\d{4}$/;
  const knows = (...plates: readonly string[]): SettleOptions => ({
    fits: (text) => INDIAN.test(text),
    known: { has: (text) => plates.includes(text), hasNeighbour: () => false },
  });

  /** Frames of a passage; those in the table were heard remotely too. */
  const settled = (
    frames: number,
    local: PictureReading,
    remotely: Readonly<Record<number, PictureReading>>,
    options: SettleOptions,
  ): Settlement =>
    settle(
      Array.from({ length: frames }, (_, at): Reading => {
        const heard = remotely[at];
        return { ...(heard === undefined ? local : withRemoteWord(local, heard)), takenAt: at * 200 };
      }),
      options,
    );

  it.each([
    ['with a place', told('KA01AB1234', { score: 1 })],
    ['without a place', { ...toldAnywhere('KA01AB1234'), confidence: 1 }],
  ])('one remote read %s settles no plate, however sure the service is and whoever is known', (_, plate) => {
    for (const frames of [1, 5, 20]) {
      const settlement = settled(frames, here(), { [frames - 1]: remote(plate) }, knows('KA01AB1234'));
      expect(settlement.state).toBe('tentative');
    }
  });

  it('two remote reads of two pictures settle a plate that the site knows', () => {
    const heard = remote(told('KA01AB1234'));
    const settlement = settled(20, here(), { 10: heard, 19: heard }, knows('KA01AB1234'));
    expect(settlement).toMatchObject({
      state: 'settled',
      plate: 'KA01AB1234',
      frames: 2,
      readers: ['cloud'],
      settledBy: 'known',
    });
  });

  it('two remote reads that differ settle nothing', () => {
    const settlement = settled(
      20,
      here(),
      { 10: remote(told('KA01AB1234')), 19: remote(told('KA01AB1284')) },
      knows('KA01AB1234'),
    );
    expect(settlement.state).toBe('tentative');
  });

  it('remote reads settle no plate that the site does not know: there are too few', () => {
    const heard = remote(told('KA01AB1234'));
    expect(settled(20, here(), { 10: heard, 19: heard }, knows()).state).toBe('tentative');
  });

  it('a stranger that the local readers agree on is contradicted by one remote read', () => {
    const local = here(seen('KA01AB1234'));
    expect(settled(17, local, {}, knows()).state).toBe('settled');
    const settlement = settled(17, local, { 16: remote(told('KA01AB1284')) }, knows());
    expect(settlement).toMatchObject({ state: 'tentative', best: 'KA01AB1234', why: 'witness-differs' });
  });

  it('a remote text takes the place of no local one', () => {
    const local = here(seen('KA01AB1234', { score: 0.4 }));
    const heard = remote(told('MH12DE1433', { score: 1 }));
    const settlement = settled(20, local, { 18: heard, 19: heard }, knows('MH12DE1433'));
    expect(settlement.state === 'settled' ? settlement.plate : null).not.toBe('MH12DE1433');
  });

  it('a site without a local witness settles strangers as before when a remote one agrees', () => {
    const local = here(seen('KA01AB1234', { witness: null }));
    const agrees = remote(told('KA01AB1234'));
    expect(settled(20, local, { 18: agrees, 19: agrees }, knows())).toMatchObject({
      state: 'settled',
      settledBy: 'frames',
    });
    expect(settled(20, local, { 19: remote(told('KA01AB1284')) }, knows()).state).toBe('tentative');
  });
});
