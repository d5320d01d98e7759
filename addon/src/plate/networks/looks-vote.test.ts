import { describe, expect, it } from 'vitest';
import { mostSaid } from './looks-vote.ts';
import type { Look } from './looks-vote.ts';

function look(letters: string, sureness: number): Look {
  const characters = Array.from(letters, (char) => ({ char, score: 0.9, runnersUp: [] }));
  return { text: { characters, raw: letters, confidence: 0.9, rows: 1, region: null }, sureness };
}

describe('several looks at a plate', () => {
  it('are outvoted by two that agree, though one is surer', () => {
    const surer = look('AFC396', -0.2);
    expect(mostSaid([look('AFC398', -0.15), look('AFC396', -0.3), surer])).toBe(surer);
  });

  it('count by how sure they are: two guesses are less than one that is sure', () => {
    const sure = look('AFC398', -0.1);
    expect(mostSaid([look('AFC396', -2), sure, look('AFC396', -2)])).toBe(sure);
  });

  it('that read nothing have no vote', () => {
    const one = look('AFC396', -3);
    expect(mostSaid([look('', -Infinity), look('', -Infinity), one])).toBe(one);
  });

  it('are the first where all are alike', () => {
    const first = look('AFC396', -0.2);
    expect(mostSaid([first, look('AFC396', -0.2)])).toBe(first);
  });
});
